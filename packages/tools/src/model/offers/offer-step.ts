import fc from "fast-check";
import type { Name } from "../step.ts";

/** The people who take shifts: Max plans too, the others may only view. Pim isn't on the schedule. */
export const workers: readonly Name[] = ["Max", "Vic", "Oda", "Nia", "Pim"];

/** The people who plan: Ann and Max as members, Sam as scheduler of the organization. */
export const planners: readonly Name[] = ["Ann", "Max", "Sam"];

const weights = {
  create: 5,
  assign: 12,
  takeOff: 6,
  release: 2,
  cancel: 1,
  move: 6,
  offer: 13,
  accept: 22,
  decline: 7,
  undoDecline: 4,
  joinWaitlist: 9,
  leaveWaitlist: 2,
  handBack: 10,
  withdraw: 3,
  answerFor: 5,
  advance: 9,
  blockDays: 4,
  unblockDays: 3,
  requestTimeOff: 4,
  decide: 6,
  cancelTimeOff: 2,
};

/** The kind of a step. */
export type OfferVerb = keyof typeof weights;

/** One step. Each verb uses the fields it needs. */
export interface OfferStep {
  readonly verb: OfferVerb;
  /** The number of the shift, from 0; it wraps around. */
  readonly shift: number;
  /** The planner who calls. Workers call for themselves, as `target`. */
  readonly actor: Name;
  readonly target: Name;
  /** The people to ask. */
  readonly targets: readonly Name[];
  /** The time from now to the start of a shift, or how long to wait. */
  readonly hours: number;
  /** The time from now to the deadline of an offer; 0 for none. */
  readonly deadline: number;
  /** The number of slots, or of days. */
  readonly count: number;
  /** The first day, from today. */
  readonly day: number;
  readonly state: "planned" | "offered" | "confirmed";
  /** Publishes a shift, names the current version, accepts for a person, or approves time off. */
  readonly flag: boolean;
}

const worker = fc.constantFrom<Name[]>("Vic", "Oda", "Vic", "Oda", "Vic", "Oda", "Nia", "Nia", "Max", "Pim");

/** Any step. Planners call most planning operations, and there are few shifts, so that people compete for them. */
export const anyOfferStep: fc.Arbitrary<OfferStep> = fc
  .record({
    verb: fc.oneof(
      ...(Object.keys(weights) as OfferVerb[]).map((verb) => ({ weight: weights[verb], arbitrary: fc.constant(verb) })),
    ),
    shift: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3),
    actor: fc.constantFrom<Name[]>("Ann", "Ann", "Ann", "Max", "Max", "Sam", "Sam", "Sam", "Vic", "Pim"),
    target: worker,
    targets: fc.uniqueArray(worker, { minLength: 1, maxLength: 5 }),
    hours: fc.integer({ min: 1, max: 72 }),
    deadline: fc.constantFrom(0, 0, 0, 2, 12, 48),
    count: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: -1, max: 4 }),
    state: fc.constantFrom("planned", "offered", "confirmed"),
    flag: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  })
  // Only a scheduler can decide on time off.
  .map((step) => (step.verb === "decide" && step.count > 1 ? { ...step, actor: "Sam" as const } : step));

const first: OfferStep = {
  ...{ verb: "create", shift: 0, actor: "Ann", target: "Oda", targets: ["Vic", "Oda", "Nia"], hours: 48 },
  ...{ deadline: 0, count: 1, day: 0, state: "offered", flag: true },
};

/** The first steps of every run: two shifts, one of them offered to three people. */
export const offersBeginning: readonly OfferStep[] = [
  first,
  { ...first, count: 2, hours: 60, flag: false },
  { ...first, verb: "offer" },
];
