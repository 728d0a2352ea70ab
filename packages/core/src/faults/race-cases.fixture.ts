import { invitationRaces } from "./invitation-races.fixture.ts";
import type { RaceCall, RaceCase } from "./race-case.fixture.ts";
import type { RaceName } from "./race-world.fixture.ts";

type Make = (id: string, ids: Readonly<Record<RaceName, string>>, token: string) => RaceCall;

const call =
  (by: RaceName, name: string, input: object = {}): Make =>
  (scheduleId) => ({ by, name, input: { scheduleId, ...input } });
const on =
  (by: RaceName, name: string, target: RaceName, input: object = {}): Make =>
  (scheduleId, ids) => ({ by, name, input: { scheduleId, personId: ids[target], ...input } });

const demote = (by: RaceName, target: RaceName): Make => on(by, "members.setRole", target, { role: "member" });
const remove = (by: RaceName, target: RaceName): Make => on(by, "members.remove", target);
const unassign = (by: RaceName, target: RaceName): Make =>
  on(by, "members.setAssignable", target, { assignable: false });
const leave = (by: RaceName): Make => call(by, "members.leave");
const add = (by: RaceName, address: string): Make => call(by, "members.add", { people: [{ address }] });
const account =
  (verb: string, target: RaceName): Make =>
  (_id, ids) => ({
    by: "Boss",
    name: `people.${verb}`,
    input: { personId: ids[target] },
  });
const organization =
  (input: object): Make =>
  () => ({ by: "Boss", name: "organizations.update", input });
const edit =
  (by: RaceName, edits: readonly (readonly [RaceName, object])[]): Make =>
  (scheduleId, ids) => ({
    by,
    name: "members.edit",
    input: { scheduleId, edits: edits.map(([target, values]) => ({ personId: ids[target], ...values })) },
  });

/** The last history entry before the race: Ann is no longer assignable. */
const lastTakenBack = (by: RaceName): Make => call(by, "history.undo", { number: 4 });

const race = (
  title: string,
  threads: readonly (Make | readonly Make[])[],
  more: Partial<Pick<RaceCase, "rows" | "start" | "summaryGuards">> = {},
): RaceCase => ({
  title,
  rows: "P18, X2",
  summaryGuards: true,
  ...more,
  calls: (id, ids, token) =>
    threads.map((made) => (typeof made === "function" ? [made] : made).map((one) => one(id, ids, token))),
});

const assignables = { rows: "P19, X2" };

/** Nia counts as an admin from her first call. */
const niaCalls: Make = () => ({ by: "Nia", name: "recognise", input: {} });

/** Pairs and triples of calls on every path that removes an admin, an assignable member or the schedule. */
export const raceCases: readonly RaceCase[] = [
  race("two admins demote each other", [demote("Ann", "Bob"), demote("Bob", "Ann")]),
  race("two admins step down", [demote("Ann", "Ann"), demote("Bob", "Bob")]),
  race("one admin removes another, who demotes the first", [remove("Ann", "Bob"), demote("Bob", "Ann")]),
  race("two admins leave", [leave("Ann"), leave("Bob")]),
  race("two admins leave while a third makes a first call", [leave("Ann"), leave("Bob"), niaCalls], {
    summaryGuards: false,
  }),
  race("one member is removed, another made unassignable", [remove("Ann", "Max"), unassign("Bob", "May")], assignables),
  race("two members are made unassignable", [unassign("Max", "Max"), unassign("May", "May")], assignables),
  race(
    "two members are removed and one is added",
    [remove("Ann", "Max"), remove("Bob", "May"), add("Boss", "ned@example.org")],
    assignables,
  ),
  race("a bulk edit overlaps a role change", [
    edit("Ann", [
      ["Bob", { role: "member" }],
      ["Vic", { remove: true }],
    ]),
    demote("Bob", "Ann"),
  ]),
  race(
    "two bulk edits each make one member unassignable",
    [
      edit("Ann", [
        ["Max", { assignable: false }],
        ["Vic", { role: "member" }],
      ]),
      edit("Bob", [
        ["May", { remove: true }],
        ["Vic", { role: "viewer" }],
      ]),
    ],
    assignables,
  ),
  race("one address is added twice", [add("Ann", "Twin@example.org"), add("Bob", "twin@EXAMPLE.org")]),
  race("one address is added three times", [
    add("Ann", "t@a.example"),
    add("Bob", "t@A.example"),
    add("Max", "t@a.example"),
  ]),
  race("a schedule is deleted while a member is added", [call("Boss", "schedules.delete"), add("Ann", "n@a.example")]),
  race("a schedule is archived while it is renamed", [
    call("Boss", "schedules.archive"),
    call("Ann", "schedules.update", { name: "Day desk" }),
  ]),
  race("a schedule is archived and restored while two members are made unassignable", [
    [call("Boss", "schedules.archive"), call("Boss", "schedules.restore")],
    [unassign("Ann", "Max"), unassign("Ann", "May")],
  ]),
  race(
    "an owner transfers a schedule to a member who leaves",
    [
      (scheduleId, ids) => ({ by: "Ann", name: "schedules.transfer", input: { scheduleId, ownerId: ids.Bob } }),
      leave("Bob"),
    ],
    { start: { owned: true } },
  ),
  race(
    "an owner leaves while the successor leaves",
    [
      (scheduleId, ids) => ({ by: "Ann", name: "members.leave", input: { scheduleId, successorId: ids.Bob } }),
      leave("Bob"),
    ],
    { start: { owned: true } },
  ),
  race(
    "a grant is revoked while it is used",
    [[call("Ann", "schedules.delete")], [organization({ manageSchedules: false }), call("Boss", "schedules.get")]],
    { rows: "P23, X2", start: { granted: true }, summaryGuards: false },
  ),
  race("auto-send is enabled while a member's `invited` changes", [
    call("Ann", "schedules.setAutoSend", { autoSend: true }),
    on("Max", "members.setInvited", "May", { invited: false }),
  ]),
  race("an admin is deactivated while the other leaves", [account("deactivate", "Ann"), leave("Bob")]),
  race("an admin is erased while the other steps down", [account("erase", "Ann"), demote("Bob", "Bob")]),
  race(
    "a person is added while they are deactivated",
    [
      (scheduleId, ids) => ({ by: "Ann", name: "members.add", input: { scheduleId, people: [{ personId: ids.Oda }] } }),
      account("deactivate", "Oda"),
    ],
    { summaryGuards: false },
  ),
  race(
    "a shift is created for a member who is made unassignable",
    [
      [
        (scheduleId, ids) => ({
          by: "Bob",
          name: "shifts.create",
          input: {
            scheduleId,
            kind: "Night",
            start: "2026-02-02T08:00[UTC]",
            end: "2026-02-02T16:00[UTC]",
            assignees: [{ personId: ids.Max }],
          },
        }),
      ],
      unassign("Ann", "Max"),
    ],
    assignables,
  ),
  race("one history entry is undone twice", [lastTakenBack("Ann"), lastTakenBack("Bob")], { rows: "X2, X8" }),
  race("a change is undone while its member is removed", [lastTakenBack("Bob"), leave("Ann")]),
  ...invitationRaces,
];
