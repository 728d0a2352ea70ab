import { advanceName } from "./compose.ts";

/** A schedule for one race. Ann and Bob are its admins, `x` and `y` its only assignable members. */
export interface Track {
  readonly scheduleId: string;
  readonly ann: string;
  readonly bob: string;
  readonly x: string;
  readonly y: string;
  /** The number of its last journal entry: Ann is no longer assignable. */
  readonly number: number;
  /** The token of Bob's invitation link, or an empty string. */
  readonly token: string;
  /** A shift with one slot that is offered to both, and the offer; empty strings if there is none. */
  readonly shiftId: string;
  readonly offerId: string;
  /** The swap in which Ann offers a shift of hers to others; an empty string if there is none. */
  readonly swapId: string;
}

/** One call of a race. */
export interface RaceCall {
  readonly name: string;
  readonly input: unknown;
  /** The caller, if not the person of the process. */
  readonly as?: "boss" | "bob";
  /** Whether the clock of the process is past the deadline of offers during the call. */
  readonly isLate?: true;
}

/** The calls of one process. */
export interface RaceTurn {
  /** A call before the barrier, to restore what the previous race changed. */
  readonly first?: RaceCall;
  /** The call released by the barrier. */
  readonly call: RaceCall;
  /** A call right after it, to see the other's result. */
  readonly then?: RaceCall;
}

/** The outcomes of both processes. A second call's outcome follows after a comma. */
export type RaceOutcome = readonly [ann: string, bob: string];

/** Two simultaneous turns, and the outcomes that either order can have. */
export interface RaceCase {
  readonly title: string;
  /** Whether Ann owns the schedule. */
  readonly owned?: true;
  /** Whether Bob has an unused invitation link. */
  readonly linked?: true;
  /** Whether both are assignable and a shift is offered to them. */
  readonly offered?: true;
  /** Whether both are assignable and Ann offers a shift of hers to others. */
  readonly swapped?: true;
  /** The turns of Ann and Bob. */
  turns(track: Track): readonly [RaceTurn, RaceTurn];
  readonly outcomes: readonly RaceOutcome[];
}

const remove = (scheduleId: string, personId: string): RaceCall => ({
  name: "members.remove",
  input: { scheduleId, personId },
});
const demote = (scheduleId: string, personId: string): RaceCall => ({
  name: "members.setRole",
  input: { scheduleId, personId, role: "member" },
});
const unassign = (scheduleId: string, personId: string): RaceCall => ({
  name: "members.setAssignable",
  input: { scheduleId, personId, assignable: false },
});
const leave = (scheduleId: string): RaceCall => ({ name: "members.leave", input: { scheduleId } });
const edit = (scheduleId: string, personId: string, values: object): RaceCall => ({
  name: "members.edit",
  input: { scheduleId, edits: [{ personId, ...values }] },
});
const grant = (manageSchedules: boolean): RaceCall => ({
  name: "organizations.update",
  input: { manageSchedules },
  as: "boss",
});
const add = (scheduleId: string, address: string): RaceCall => ({
  name: "members.add",
  input: { scheduleId, people: [{ address, assignable: false }] },
});

const ofBob = (verb: string, { scheduleId, bob }: Track): RaceCall => ({
  name: `invitations.${verb}`,
  input: { scheduleId, personId: bob },
});
const accept = ({ token }: Track): RaceCall => ({ name: "invitations.accept", input: { token }, as: "bob" });

/** The link was either invalidated first or used first. */
const deadOrUsed: readonly RaceOutcome[] = [
  ["done", "link.invalid"],
  ["invitation.already-accepted", "done"],
];

const acceptShift = ({ scheduleId, shiftId }: Track): RaceCall => ({
  name: "offers.accept",
  input: { scheduleId, shiftId, version: 1 },
});
const editShift = ({ scheduleId, shiftId }: Track, values: object): RaceCall => ({
  name: "shifts.update",
  input: { scheduleId, shiftId, ...values },
});
const acceptSwap = ({ scheduleId, swapId }: Track): RaceCall => ({
  name: "swaps.accept",
  input: { scheduleId, swapId, version: 1 },
});
/** What the job does for a due offer, with the clock past the deadline. */
const advanceOffer = ({ scheduleId, offerId }: Track): RaceCall => ({
  name: advanceName,
  input: { scheduleId, offerId },
  isLate: true,
});

/** The accept came too late, or first. */
const lateOrFirst = (late: string): readonly RaceOutcome[] => [
  ["done", late],
  ["done", "done"],
];

/** One call succeeds and the other gets `second`, in either order. */
const eitherOf = (second: string): readonly RaceOutcome[] => [
  ["done", second],
  [second, "done"],
];

/** Two simultaneous calls. */
const race = (
  title: string,
  calls: (track: Track) => readonly [RaceCall, RaceCall],
  outcomes: readonly RaceOutcome[],
  more: Pick<RaceCase, "owned" | "linked" | "offered" | "swapped"> = {},
): RaceCase => ({
  title,
  turns: (track) => {
    const [ann, bob] = calls(track);
    return [{ call: ann }, { call: bob }];
  },
  outcomes,
  ...more,
});

/** The races, run in turn. Those for the last admin cover every way two admins can leave. */
export const raceCases: readonly RaceCase[] = [
  race("both admins leave", ({ scheduleId }) => [leave(scheduleId), leave(scheduleId)], eitherOf("member.last-admin")),
  race(
    "both admins step down",
    ({ scheduleId, ann, bob }) => [demote(scheduleId, ann), demote(scheduleId, bob)],
    eitherOf("member.last-admin"),
  ),
  race(
    "two admins demote each other",
    ({ scheduleId, ann, bob }) => [demote(scheduleId, bob), demote(scheduleId, ann)],
    eitherOf("request.forbidden"),
  ),
  race(
    "two admins remove each other",
    ({ scheduleId, ann, bob }) => [remove(scheduleId, bob), remove(scheduleId, ann)],
    eitherOf("request.not-found"),
  ),
  race(
    "a bulk edit and a role change",
    ({ scheduleId, ann, bob }) => [edit(scheduleId, bob, { role: "member" }), demote(scheduleId, ann)],
    eitherOf("request.forbidden"),
  ),
  race(
    "the last two assignable members are removed",
    ({ scheduleId, x, y }) => [remove(scheduleId, x), remove(scheduleId, y)],
    eitherOf("member.last-assignable"),
  ),
  race(
    "one of the last two assignable members is removed, the other un-assigned",
    ({ scheduleId, x, y }) => [remove(scheduleId, x), unassign(scheduleId, y)],
    eitherOf("member.last-assignable"),
  ),
  race(
    "the last two assignable members are un-assigned",
    ({ scheduleId, x, y }) => [unassign(scheduleId, x), unassign(scheduleId, y)],
    eitherOf("member.last-assignable"),
  ),
  race(
    "the last two assignable members are un-assigned by two bulk edits",
    ({ scheduleId, x, y }) => [edit(scheduleId, x, { assignable: false }), edit(scheduleId, y, { remove: true })],
    eitherOf("member.last-assignable"),
  ),
  race(
    "one address is added twice, spelled differently",
    ({ scheduleId }) => [
      add(scheduleId, `Twin.${scheduleId}@Example.org`),
      add(scheduleId, `twin.${scheduleId}@example.ORG`),
    ],
    eitherOf("member.already-there"),
  ),
  race(
    "an owner transfers a schedule to a person who leaves",
    ({ scheduleId, bob }) => [{ name: "schedules.transfer", input: { scheduleId, ownerId: bob } }, leave(scheduleId)],
    [
      ["done", "member.owner"],
      ["request.not-found", "done"],
    ],
    { owned: true },
  ),
  race(
    "one history entry is undone twice",
    ({ scheduleId, number }) => {
      const undo: RaceCall = { name: "history.undo", input: { scheduleId, number } };
      return [undo, undo];
    },
    eitherOf("history.changed-since"),
  ),
  race("one link is accepted twice", (track) => [accept(track), accept(track)], [["done", "done"]], { linked: true }),
  race(
    "a link is accepted while its invitation is revoked",
    (track) => [ofBob("revoke", track), accept(track)],
    deadOrUsed,
    { linked: true },
  ),
  race(
    "a link is accepted while the invitation is resent",
    (track) => [ofBob("resend", track), accept(track)],
    deadOrUsed,
    { linked: true },
  ),
  race(
    "an invitation is resent twice",
    (track) => [ofBob("resend", track), ofBob("resend", track)],
    eitherOf("invitation.already-pending"),
    { linked: true },
  ),
  race(
    "two people accept one shift",
    (track) => [acceptShift(track), acceptShift(track)],
    eitherOf("offer.already-filled"),
    { offered: true },
  ),
  race(
    "a shift is accepted while its offer is withdrawn",
    (track) => [
      { name: "offers.withdraw", input: { scheduleId: track.scheduleId, offerId: track.offerId } },
      acceptShift(track),
    ],
    lateOrFirst("offer.withdrawn"),
    { offered: true },
  ),
  race(
    "a shift is accepted while it is changed",
    (track) => [editShift(track, { venue: "Hall 4" }), acceptShift(track)],
    lateOrFirst("offer.changed"),
    { offered: true },
  ),
  race(
    "a shift is accepted while it is cancelled",
    (track) => [editShift(track, { status: "cancelled" }), acceptShift(track)],
    lateOrFirst("offer.withdrawn"),
    { offered: true },
  ),
  race(
    "a shift is accepted while its deadline passes",
    (track) => [advanceOffer(track), acceptShift(track)],
    lateOrFirst("offer.closed"),
    { offered: true },
  ),
  race(
    "a swap is accepted while the shift is cancelled",
    (track) => [editShift(track, { status: "cancelled" }), acceptSwap(track)],
    lateOrFirst("offer.withdrawn"),
    { swapped: true },
  ),
  race(
    "a swap is accepted while it is withdrawn",
    (track) => [
      { name: "swaps.withdraw", input: { scheduleId: track.scheduleId, swapId: track.swapId } },
      acceptSwap(track),
    ],
    [
      ["done", "offer.withdrawn"],
      ["offer.closed", "done"],
    ],
    { swapped: true },
  ),
  {
    title: "a grant is revoked while it is used",
    // If the schedule still exists after the grant was revoked, it can't be deleted any more.
    turns: ({ scheduleId }) => [
      { call: { name: "schedules.delete", input: { scheduleId } } },
      {
        first: grant(true),
        call: grant(false),
        then: { name: "schedules.update", input: { scheduleId, description: "still there" }, as: "boss" },
      },
    ],
    outcomes: [
      ["done", "done,request.not-found"],
      ["schedule.delete-not-granted", "done,done"],
    ],
  },
];
