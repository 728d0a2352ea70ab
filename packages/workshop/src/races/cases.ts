/** A schedule that two people race on: both are its admins, `x` and `y` its only assignable members. */
export interface Track {
  readonly scheduleId: string;
  readonly ann: string;
  readonly bob: string;
  readonly x: string;
  readonly y: string;
}

/** One call of a race. */
export interface RaceCall {
  readonly name: string;
  readonly input: unknown;
}

/** Two calls of which exactly one may succeed. */
export interface RaceCase {
  readonly title: string;
  /** What Ann calls, and what Bob calls at the same moment. */
  calls(track: Track): readonly [RaceCall, RaceCall];
  /** What the one who comes second hears. */
  readonly second: string;
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
const add = (scheduleId: string, address: string): RaceCall => ({
  name: "members.add",
  input: { scheduleId, people: [{ address, assignable: false }] },
});

/** The races, run in turn. Those for the last admin come with every order in which two admins can go. */
export const raceCases: readonly RaceCase[] = [
  {
    title: "both admins leave",
    calls: ({ scheduleId }) => [leave(scheduleId), leave(scheduleId)],
    second: "member.last-admin",
  },
  {
    title: "both admins step down",
    calls: ({ scheduleId, ann, bob }) => [demote(scheduleId, ann), demote(scheduleId, bob)],
    second: "member.last-admin",
  },
  {
    title: "two admins demote each other",
    calls: ({ scheduleId, ann, bob }) => [demote(scheduleId, bob), demote(scheduleId, ann)],
    second: "request.forbidden",
  },
  {
    title: "two admins remove each other",
    calls: ({ scheduleId, ann, bob }) => [remove(scheduleId, bob), remove(scheduleId, ann)],
    second: "request.not-found",
  },
  {
    title: "the last two assignable members are removed",
    calls: ({ scheduleId, x, y }) => [remove(scheduleId, x), remove(scheduleId, y)],
    second: "member.last-assignable",
  },
  {
    title: "one of the last two assignable members is removed, the other un-assigned",
    calls: ({ scheduleId, x, y }) => [remove(scheduleId, x), unassign(scheduleId, y)],
    second: "member.last-assignable",
  },
  {
    title: "the last two assignable members are un-assigned",
    calls: ({ scheduleId, x, y }) => [unassign(scheduleId, x), unassign(scheduleId, y)],
    second: "member.last-assignable",
  },
  {
    title: "one address is added twice, spelled differently",
    calls: ({ scheduleId }) => [
      add(scheduleId, `Twin.${scheduleId}@Example.org`),
      add(scheduleId, `twin.${scheduleId}@example.ORG`),
    ],
    second: "member.already-there",
  },
];
