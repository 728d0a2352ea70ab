import assert from "node:assert/strict";
import test from "node:test";
import type { Reason } from "../contract/decision.ts";
import type { Rule } from "../kernel/operations/rule.ts";
import type { Candidate, EligibilityContext, TeamMember, WorkRestriction } from "./candidate.ts";
import {
  assignablePeopleTakeShifts,
  blockedDaysStayFree,
  busyPeopleTakeNoShifts,
  daysInARowAreLimited,
  neededCertificationsAreValid,
  neededSkillsArePresent,
  peopleRestBetweenShifts,
  peopleWorkOneShiftAtATime,
  restrictionsAreRespected,
  timeOffIsRespected,
  weeklyHoursAreLimited,
} from "./rules.ts";

const zone = "Europe/Zurich";
const at = (text: string): number => Date.parse(text);
const span = (from: string, until: string) => ({ from: at(from), until: at(until) });
const shift = (start: string, end: string, scheduleId = "desk") => ({ scheduleId, start: at(start), end: at(end) });

/** Wednesday, June 10, 2026, 09:00 to 17:00 in Zurich. */
const wednesday: EligibilityContext = {
  ...shift("2026-06-10T07:00Z", "2026-06-10T15:00Z"),
  timeZone: zone,
  position: "Bar",
  needs: [],
  slots: 4,
  team: [],
};

const free: Candidate = {
  personId: "max",
  isMember: true,
  isAssignable: true,
  timeZone: zone,
  shifts: [],
  busy: [],
  blocked: [],
  timeOff: [],
  limits: { weeklyHours: null, restHours: null, mostDays: null },
  restrictions: [],
  skills: [],
  certifications: [],
};

type Case = readonly [
  sentence: string,
  candidate: Partial<Candidate>,
  expected: true | Reason,
  context?: Partial<EligibilityContext>,
];

function table(rule: Rule<EligibilityContext, Candidate>, rows: string, cases: readonly Case[]): void {
  for (const [sentence, candidate, expected, context] of cases) {
    test(`${rule.name}: ${sentence}: ${expected === true ? "yes" : expected.code} [${rows}]`, () => {
      const evaluated = rule.evaluate({ ...wednesday, ...context });
      const verdict = typeof evaluated === "function" ? evaluated({ ...free, ...candidate }) : evaluated;
      assert.deepEqual(verdict, expected);
    });
  }
}

table(assignablePeopleTakeShifts, "B50, B65", [
  ["an assignable member", {}, true],
  [
    "a member who isn't assignable",
    { isAssignable: false },
    { code: "member.not-assignable", remedy: "make-assignable" },
  ],
  ["a person who isn't on the schedule", { isMember: false, isAssignable: false }, { code: "request.not-found" }],
]);

const otherShift = (elsewhere: boolean): Reason => ({ code: "worker.other-shift", details: { elsewhere } });
table(peopleWorkOneShiftAtATime, "A2, B50", [
  ["a shift that ends when this one starts", { shifts: [shift("2026-06-10T03:00Z", "2026-06-10T07:00Z")] }, true],
  ["a shift that starts when this one ends", { shifts: [shift("2026-06-10T15:00Z", "2026-06-10T19:00Z")] }, true],
  [
    "a shift that ends a minute later",
    { shifts: [shift("2026-06-10T03:00Z", "2026-06-10T07:01Z")] },
    otherShift(false),
  ],
  ["one within this one", { shifts: [shift("2026-06-10T09:00Z", "2026-06-10T10:00Z", "bar")] }, otherShift(true)],
  [
    "one here and one elsewhere",
    {
      shifts: [shift("2026-06-10T09:00Z", "2026-06-10T10:00Z", "bar"), shift("2026-06-10T11:00Z", "2026-06-10T12:00Z")],
    },
    otherShift(false),
  ],
]);

table(timeOffIsRespected, "A12, A13", [
  ["time off until the day before", { timeOff: [span("2026-06-08T22:00Z", "2026-06-09T22:00Z")] }, true],
  [
    "time off on the day",
    { timeOff: [span("2026-06-09T22:00Z", "2026-06-10T22:00Z")] },
    { code: "worker.on-time-off" },
  ],
]);
table(blockedDaysStayFree, "A51, A13", [
  ["the next day is blocked", { blocked: [span("2026-06-10T22:00Z", "2026-06-11T22:00Z")] }, true],
  ["the day is blocked", { blocked: [span("2026-06-09T22:00Z", "2026-06-10T22:00Z")] }, { code: "worker.unavailable" }],
]);
table(busyPeopleTakeNoShifts, "Q52", [
  ["busy until it starts", { busy: [span("2026-06-10T05:00Z", "2026-06-10T07:00Z")] }, true],
  ["busy during the shift", { busy: [span("2026-06-10T14:00Z", "2026-06-10T16:00Z")] }, { code: "worker.busy" }],
]);

const rest = { limits: { ...free.limits, restHours: 11 } };
table(peopleRestBetweenShifts, "A11", [
  ["without a limit", { shifts: [shift("2026-06-10T00:00Z", "2026-06-10T06:00Z")] }, true],
  ["exactly as long", { ...rest, shifts: [shift("2026-06-09T12:00Z", "2026-06-09T20:00Z")] }, true],
  [
    "an hour too short before",
    { ...rest, shifts: [shift("2026-06-09T12:00Z", "2026-06-09T21:00Z")] },
    { code: "worker.too-little-rest", details: { limit: 11, planned: 10 } },
  ],
  [
    "too short after",
    { ...rest, shifts: [shift("2026-06-10T19:30Z", "2026-06-10T22:00Z")] },
    { code: "worker.too-little-rest", details: { limit: 11, planned: 4.5 } },
  ],
]);

const weekly = { limits: { ...free.limits, weeklyHours: 40 } };
/** Four shifts of eight hours from Monday, June 8, apart from Wednesday. */
const fourDays = ["08", "09", "11", "12"].map((day) => shift(`2026-06-${day}T07:00Z`, `2026-06-${day}T15:00Z`));
table(weeklyHoursAreLimited, "A11", [
  ["40 of 40 hours", { ...weekly, shifts: fourDays }, true],
  [
    "a half hour more",
    { ...weekly, shifts: [...fourDays, shift("2026-06-13T07:00Z", "2026-06-13T07:30Z")] },
    { code: "worker.too-many-hours", details: { limit: 40, planned: 40.5 } },
  ],
  // Sunday night counts for this week until midnight in Zurich.
  [
    "hours of the next week",
    { ...weekly, shifts: [...fourDays, shift("2026-06-14T22:00Z", "2026-06-15T04:00Z")] },
    true,
  ],
]);

const days = { limits: { ...free.limits, mostDays: 5 } };
const twoBefore = ["08", "09"].map((day) => shift(`2026-06-${day}T07:00Z`, `2026-06-${day}T15:00Z`));
table(daysInARowAreLimited, "A11", [
  ["five days", { ...days, shifts: fourDays }, true],
  [
    "six days",
    { ...days, shifts: [...fourDays, shift("2026-06-07T07:00Z", "2026-06-07T15:00Z")] },
    { code: "worker.too-many-days", details: { limit: 5, planned: 6 } },
  ],
  // The night shift ends on Saturday, so it counts for two days.
  [
    "an overnight shift counts on both days",
    {
      limits: { ...free.limits, mostDays: 5 },
      shifts: [
        ...twoBefore,
        shift("2026-06-11T20:00Z", "2026-06-12T04:00Z"),
        shift("2026-06-12T20:00Z", "2026-06-13T04:00Z"),
      ],
    },
    { code: "worker.too-many-days", details: { limit: 5, planned: 6 } },
  ],
  [
    "a free day between",
    {
      ...days,
      shifts: twoBefore.map(({ start, end }) => ({
        scheduleId: "desk",
        start: start - 86_400_000,
        end: end - 86_400_000,
      })),
    },
    true,
  ],
]);

const restricted = (kind: WorkRestriction["kind"]): Reason => ({ code: "worker.restricted", details: { kind } });
const having = (...restrictions: WorkRestriction[]) => ({ restrictions });
const member = (personId: string, given: Partial<TeamMember> = {}): TeamMember => ({
  ...{ personId, restrictions: [], skills: [], certifications: [] },
  ...given,
});
const team = (...members: readonly TeamMember[]) => ({ team: members });
const times = (kind: "not-at" | "only-at", days: number[], from: string | null = null, until: string | null = null) =>
  ({ kind, days, from, until }) as const;
const notAnn: WorkRestriction = { kind: "cannot-work-with", personId: "ann" };
const withAnn: WorkRestriction = { kind: "must-work-with", personId: "ann" };
const notMax: WorkRestriction = { kind: "cannot-work-with", personId: "max" };
table(restrictionsAreRespected, "A11", [
  ["can't work with a person on the shift", having(notAnn), restricted("cannot-work-with"), team(member("ann"))],
  ["can't work with a person who isn't on it", having(notAnn), true, team(member("bob"))],
  ["a person on it can't work with them", {}, restricted("cannot-work-with"), team(member("ann", having(notMax)))],
  ["must work with a person who isn't on it", having(withAnn), restricted("must-work-with")],
  ["must work with a person on it", having(withAnn), true, team(member("ann"))],
  ["not in this position", having({ kind: "not-as", position: "BAR" }), restricted("not-as")],
  ["not in another position", having({ kind: "not-as", position: "Kitchen" }), true],
  ["only in another position", having({ kind: "only-as", position: "Kitchen" }), restricted("only-as")],
  [
    "only in one of two positions",
    having({ kind: "only-as", position: "Kitchen" }, { kind: "only-as", position: "bar" }),
    true,
  ],
  [
    "only in one position, and the shift has none",
    having({ kind: "only-as", position: "Kitchen" }),
    true,
    { position: "" },
  ],
  ["not on this weekday", having(times("not-at", [3])), restricted("not-at")],
  ["not on another weekday", having(times("not-at", [2, 4])), true],
  ["not in the evening", having(times("not-at", [3], "17:00", "23:00")), true],
  ["not from 16:59", having(times("not-at", [3], "16:59", "23:00")), restricted("not-at")],
  ["not at night, from the day before", having(times("not-at", [2], "22:00", "09:30")), restricted("not-at")],
  ["only on this weekday", having(times("only-at", [3])), true],
  ["only on another weekday", having(times("only-at", [4])), restricted("only-at")],
  ["only until an hour before it ends", having(times("only-at", [3], "08:00", "16:00")), restricted("only-at")],
  [
    "only in two parts of the day",
    having(times("only-at", [3], "08:00", "12:00"), times("only-at", [3], "12:00")),
    true,
  ],
  [
    "only with a gap",
    having(times("only-at", [3], "08:00", "12:00"), times("only-at", [3], "12:01")),
    restricted("only-at"),
  ],
  [
    "only on two days, and it lasts past midnight",
    having(times("only-at", [3, 4])),
    true,
    shift("2026-06-10T20:00Z", "2026-06-11T04:00Z"),
  ],
  ["a note for people", having({ kind: "other", note: "Prefers mornings" }), true],
]);

const needs = (kind: "skill" | "certification", name: string, per?: number) => ({
  needs: [{ kind, name, ...(per !== undefined && { per }) }],
});
table(neededSkillsArePresent, "A11", [
  ["nothing is needed", {}, true],
  ["they have it", { skills: ["latte art"] }, true, needs("skill", "Latte Art")],
  ["they don't", {}, { code: "worker.skill-missing", details: { name: "Latte Art" } }, needs("skill", "Latte Art")],
  [
    "a certification of that name isn't a skill",
    { certifications: [{ name: "first aid", periods: [{ from: null, until: null }], graceDays: 0 }] },
    { code: "worker.skill-missing", details: { name: "First aid" } },
    needs("skill", "First aid"),
  ],
]);

const noArt: Reason = { code: "worker.skill-missing", details: { name: "Latte art" } };
const artist = member("ann", { skills: ["latte art"] });
const oneOfFour = (slots: number, ...members: readonly TeamMember[]) => ({
  ...needs("skill", "Latte art", 4),
  ...team(...members),
  slots,
});
table(neededSkillsArePresent, "A11", [
  ["one of four has it, and they are the first", {}, true, oneOfFour(4)],
  ["they would take the last slot", {}, noArt, oneOfFour(4, member("bob"), member("cem"), member("dan"))],
  ["the last slot, and they have it", { skills: ["latte art"] }, true, oneOfFour(4, member("bob"), member("cem"))],
  ["the last slot, and another has it", {}, true, oneOfFour(4, member("bob"), member("cem"), artist)],
  ["five people need two", {}, noArt, oneOfFour(5, member("bob"), member("cem"), member("dan"), artist)],
  ["one slot", {}, noArt, oneOfFour(1)],
]);

const missing: Reason = { code: "worker.certification-missing", details: { name: "First aid" } };
const expired = "worker.certification-expired";
const ended = (expiresOn: string): Reason => ({ code: expired, details: { name: "First aid", expiresOn } });
const held = (until: string | null, from: string | null = null, graceDays = 0) => ({
  certifications: [{ name: "first aid", periods: [{ from, until }], graceDays }],
});
const unapproved = { certifications: [{ name: "first aid", periods: [], graceDays: 30 }] };
const firstAid = needs("certification", "First aid");
const needsTwo = needs("certification", "First aid", 2);
const two = (ann: ReturnType<typeof held>) => ({ ...needsTwo, ...team(member("ann", ann)), slots: 2 });
table(neededCertificationsAreValid, "Q40", [
  ["it doesn't expire", held(null), true, firstAid],
  ["it expires on the day of the shift", held("2026-06-10"), true, firstAid],
  ["it expires the day before", held("2026-06-09"), ended("2026-06-09"), firstAid],
  ["the day before is a day of grace", held("2026-06-09", null, 1), true, firstAid],
  ["it begins on the day after", held(null, "2026-06-11"), missing, firstAid],
  ["it was assigned, but never approved", unapproved, missing, firstAid],
  [
    "it expires on the first of two days",
    held("2026-06-10"),
    ended("2026-06-10"),
    { ...firstAid, ...shift("2026-06-10T20:00Z", "2026-06-11T04:00Z") },
  ],
  ["they don't have it", {}, missing, firstAid],
  ["one of two has it", {}, true, two(held(null))],
  ["that of the only other person has expired", {}, missing, two(held("2026-06-09"))],
]);
