import fc from "fast-check";
import type { Name, Role } from "../step.ts";

/** The people of the organization and those who arrive. Ann, Max, Vic, Oda and Boss have accounts from the beginning. */
export const linkNames: readonly Name[] = ["Ann", "Max", "Vic", "Oda", "Boss", "Nia", "Pim", "Wim", "Bea"];

/** The people who call operations. */
export const linkCallers: readonly Name[] = ["Ann", "Max", "Vic", "Oda", "Boss"];

const weights = {
  // The other product.
  ...{ arrives: 10, arrivesTwice: 2, departs: 5, changesAddress: 4, crew: 4, fault: 1 },
  // The link.
  ...{ run: 20, link: 5, unlink: 1, confirm: 6, discard: 4, trust: 1, merge: 3, dismiss: 1 },
  // The members.
  ...{ add: 5, remove: 4, leave: 1, setRole: 6, setAssignable: 7, setAutoSend: 1, transfer: 2 },
  // The people.
  ...{ deactivate: 2, reactivate: 3, erase: 1, call: 2, dispatch: 3, answer: 3, wait: 2 },
};

/** The kind of a step. */
export type LinkVerb = keyof typeof weights;

/** One step. Each verb uses the fields it needs. */
export interface LinkStep {
  readonly verb: LinkVerb;
  readonly actor: Name;
  /** A person by name, for the other product and for people who are added or call. */
  readonly name: Name;
  /** Another person, whose address `name` gets upstream; undefined for no address. */
  readonly other: Name | undefined;
  /** Selects a member, a possible match, or the number of crew members. */
  readonly count: number;
  readonly role: Role;
  /** Whether addresses are verified upstream, the value to set, whether reading fails, or the longer of two waits. */
  readonly flag: boolean;
  /** A step that an admin takes while people are read. */
  readonly meanwhile: LinkStep | undefined;
}

const name = fc.constantFrom("Ann", "Ann", ...linkNames);

const stepOf = (verb: fc.Arbitrary<LinkVerb>, meanwhile: fc.Arbitrary<LinkStep | undefined>): fc.Arbitrary<LinkStep> =>
  fc.record({
    verb,
    actor: fc.constantFrom<Name[]>("Ann", "Ann", "Boss", "Boss", "Boss", "Max", "Vic", "Oda"),
    name,
    other: fc.option(name, { nil: undefined, freq: 5 }),
    count: fc.nat(19),
    role: fc.constantFrom<Role[]>("admin", "member", "viewer"),
    flag: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    meanwhile,
  });

const edits: readonly LinkVerb[] = [
  ...(["add", "remove", "leave", "setRole", "setAssignable", "setAutoSend", "transfer"] as const),
  ...(["deactivate", "reactivate", "erase", "unlink", "confirm", "discard", "trust", "merge", "dismiss"] as const),
];

/** Any step. */
export const anyLinkStep: fc.Arbitrary<LinkStep> = stepOf(
  fc.oneof(
    ...(Object.keys(weights) as LinkVerb[]).map((verb) => ({ weight: weights[verb], arbitrary: fc.constant(verb) })),
  ),
  fc.option(stepOf(fc.constantFrom(...edits), fc.constant(undefined)), { nil: undefined, freq: 5 }),
);

const step = (verb: LinkVerb, person: Name, given: Partial<LinkStep> = {}): LinkStep => ({
  ...{ verb, actor: "Ann", name: person, other: undefined, count: 0, role: "member", flag: true, meanwhile: undefined },
  ...given,
});

/** The first steps of every run: Ann's schedule with Max and Vic, linked to one with Ann, Max and Nia. */
export const linksBeginning: readonly LinkStep[] = [
  step("add", "Max"),
  step("add", "Vic", { role: "viewer" }),
  step("arrives", "Ann"),
  step("arrives", "Max"),
  step("arrives", "Nia"),
  step("link", "Ann"),
  step("run", "Ann"),
];
