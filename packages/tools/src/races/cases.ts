import { advanceName } from "./compose.ts";
import { eitherOf, race, type RaceCall, type RaceCase, type RaceOutcome, type Track } from "./race-case.ts";
import { recordCases } from "./record-cases.ts";

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

/** The acceptance came too late, or first. */
const lateOrFirst = (late: string): readonly RaceOutcome[] => [
  ["done", late],
  ["done", "done"],
];

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
    "a shift is accepted while it is canceled",
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
    "a swap is accepted while the shift is canceled",
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
    // If the schedule still exists after the grant was revoked, it can't be deleted anymore.
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
  ...recordCases,
];
