/** A schedule that two people race on: both are its admins, `x` and `y` its only assignable members. */
export interface Track {
  readonly scheduleId: string;
  readonly ann: string;
  readonly bob: string;
  readonly x: string;
  readonly y: string;
  /** The last entry of its history: Ann is no longer assignable. */
  readonly number: number;
  /** What Bob's invitation link holds, where he has one. */
  readonly token: string;
}

/** One call of a race. */
export interface RaceCall {
  readonly name: string;
  readonly input: unknown;
  /** Who calls, where it is not the one whose process it is. */
  readonly as?: "boss" | "bob";
}

/** What one of the two does. */
export interface RaceTurn {
  /** Done before the barrier, where the race needs something that the one before it took away. */
  readonly first?: RaceCall;
  /** Released by the barrier. */
  readonly call: RaceCall;
  /** Done at once afterwards, to see what the other has been told since. */
  readonly then?: RaceCall;
}

/** What both hear: of the call that was raced, and behind a comma of the one after it. */
export type RaceOutcome = readonly [ann: string, bob: string];

/** Two turns at the same moment, and what they may come to: what either order of the two comes to. */
export interface RaceCase {
  readonly title: string;
  /** Ann owns the schedule in person. */
  readonly owned?: true;
  /** Bob has an invitation link that he has not used. */
  readonly linked?: true;
  /** What Ann does, and what Bob does at the same moment. */
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

/** Either the link was dead first, or it had been used. */
const deadOrUsed: readonly RaceOutcome[] = [
  ["done", "link.invalid"],
  ["invitation.already-accepted", "done"],
];

/** One is done; the other hears `second`, whichever comes first. */
const eitherOf = (second: string): readonly RaceOutcome[] => [
  ["done", second],
  [second, "done"],
];

/** Two calls at the same moment. */
const race = (
  title: string,
  calls: (track: Track) => readonly [RaceCall, RaceCall],
  outcomes: readonly RaceOutcome[],
  more: Pick<RaceCase, "owned" | "linked"> = {},
): RaceCase => ({
  title,
  turns: (track) => {
    const [ann, bob] = calls(track);
    return [{ call: ann }, { call: bob }];
  },
  outcomes,
  ...more,
});

/** The races, run in turn. Those for the last admin come with every order in which two admins can go. */
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
    "a bulk edit meets a change of role",
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
    "the last two assignable members go by two bulk edits",
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
    "an owner passes a schedule on to somebody who leaves",
    ({ scheduleId, bob }) => [{ name: "schedules.transfer", input: { scheduleId, ownerId: bob } }, leave(scheduleId)],
    [
      ["done", "member.owner"],
      ["request.not-found", "done"],
    ],
    { owned: true },
  ),
  race(
    "one entry of history is taken back twice",
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
  race("a link is accepted while another is mailed", (track) => [ofBob("resend", track), accept(track)], deadOrUsed, {
    linked: true,
  }),
  race(
    "an invitation is sent again twice",
    (track) => [ofBob("resend", track), ofBob("resend", track)],
    eitherOf("invitation.already-pending"),
    { linked: true },
  ),
  {
    title: "a grant is withdrawn while it is used",
    // Whoever has withdrawn it and still finds the schedule does not lose it any more.
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
