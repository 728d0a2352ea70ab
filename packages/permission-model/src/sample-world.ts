import {
  accounts,
  type AnyCollection,
  calendars,
  deltaOfAll,
  journal,
  type Link,
  links,
  newLink,
  type JournalRow,
  type Member,
  members,
  movedBy,
  newAccount,
  newCalendar,
  newMember,
  newSchedule,
  noTotals,
  organizations,
  type Person,
  people,
  type PersonalValue,
  personalValues,
  type Question,
  type QuestionWorld,
  type Role,
  type ScheduleRow,
  schedules,
  type Shift,
  type Series,
  series,
  type Template,
  templates,
  type TimeOffRequest,
  timeOffRequests,
} from "@rollcall/core/model";
import { sampleCatalogues, sampleDigest } from "./sample-catalogues.ts";
import { sampleNow, samplePeople, samplePerson } from "./sample-people.ts";
import { sampleReports } from "./sample-reports.ts";
import type { SampleRows } from "./sample-store.ts";

type Roster = readonly (readonly [personId: string, role: Role])[];

const roster: Roster = [
  ["schedule-admin", "admin"],
  ["another-admin", "admin"],
  ["member", "member"],
  ["another-member", "member"],
  ["paused-member", "member"],
  ["deactivated", "member"],
  ["viewer", "viewer"],
  ["another-viewer", "viewer"],
  ["external-viewer", "viewer"],
  ["paused", "viewer"],
  ["invited", "viewer"],
  ["holding", "viewer"],
  ["another-external", "viewer"],
];

/** The members of each schedule. Each has two admins and enough assignable members, so that rules about the last one don't apply. */
const rosters: Readonly<Record<string, Roster>> = {
  schedule: roster,
  "personal-schedule": roster,
  "other-schedule": [
    ["admin-elsewhere", "admin"],
    ["second-admin-elsewhere", "admin"],
    ["colleague", "member"],
  ],
  "foreign-schedule": [
    ["foreign-admin", "admin"],
    ["foreigner", "admin"],
  ],
};

/** The ids of the sample world equal its names. */
export const sampleWorld: QuestionWorld = {
  id: (name) => (name.startsWith("digest-of-") ? sampleDigest : name),
  change: (name) => {
    if (name === "role-on-schedule") return sampleEntries.role;
    return name.startsWith("settings-of-") ? sampleEntries.settings : sampleEntries.profile;
  },
};

/** The rows of the sample world. */
export function sampleRows(given: Question["given"]): SampleRows {
  const rows = Object.entries(rosters).map(([id, roster]) => toSchedule(id, roster, given));
  return new Map<unknown, readonly object[]>([
    [
      organizations,
      ["here", "there"].map((id) => ({
        id,
        name: id,
        manageSchedules: given === "manage-schedules",
        allowedDomains: [],
        number: 1,
        createdAt: sampleNow,
      })),
    ],
    [people, samplePeople],
    [accounts, [{ ...newAccount(samplePerson("locked")), failures: 100, lockedSince: sampleNow }]],
    [personalValues, samplePeople.map(({ id }) => toProfileValue(id))],
    [calendars, samplePeople.map(({ id }) => newCalendar(id, null, sampleNow))],
    [schedules, rows.map(({ schedule }) => schedule)],
    [members, rows.flatMap(({ roster }) => roster)],
    [series, rows.map(({ schedule }) => toSeries(schedule.id))],
    [templates, rows.map(({ schedule }) => toTemplate(schedule.id))],
    [timeOffRequests, samplePeople.map(toTimeOff)],
    [links, given === "link" ? rows.map(({ schedule }) => toLink(schedule)) : []],
    [journal, rows.flatMap(({ schedule, roster }) => toHistory(schedule.id, roster))],
    ...sampleCatalogues,
    ...sampleReports(rows, toShift),
  ]) as ReadonlyMap<AnyCollection, readonly object[]>;
}

function toSchedule(id: string, asked: Roster, given: Question["given"]) {
  const provenance = given === "link" ? "both" : "local";
  const roster: readonly Member[] = asked.map(([personId, role]) => {
    const person = samplePerson(personId);
    const actor = { ...person, personId };
    const asked = { role, assignable: true, invited: true };
    const invitation = given === "invitations" ? "sent" : undefined;
    return newMember({ id }, person, { ...asked, provenance }, { actor, now: sampleNow }, invitation);
  });
  const organizationId = id === "foreign-schedule" ? "there" : "here";
  const creator = { ...samplePerson(asked[0]?.[0] ?? ""), organizationId };
  const schedule: ScheduleRow = {
    ...newSchedule(
      { name: id, owner: "organization", description: "", timeZone: "UTC" },
      { id, actor: { ...creator, personId: creator.id }, now: sampleNow },
      movedBy(noTotals, deltaOfAll(roster)),
    ),
    ...{ ownerId: id === "personal-schedule" ? "schedule-admin" : null, autoSend: false },
    ...{ linked: given === "link", number: sampleEntries.role },
  };
  return { schedule, roster };
}

/** A link with waiting removals. */
const toLink = ({ id: scheduleId, organizationId }: ScheduleRow): Link => ({
  ...newLink(
    {
      ...{
        scheduleId,
        organizationId,
        provider: "sample",
        upstreamId: "crew",
        upstreamName: "Crew",
        source: "",
        salt: "",
      },
      ...{ settings: {}, credentials: "", trustsAddresses: false, removalPercent: 20, linkedBy: "" },
    },
    sampleNow,
  ),
  heldDigest: `held-of-${scheduleId}`,
});

const toProfileValue = (personId: string): PersonalValue => ({
  topic: personId,
  number: sampleEntries.profile,
  place: 0,
  personId,
  field: "profile.mobile",
  value: { before: null, after: JSON.stringify("+41 44 668 18 00") },
  erased: false,
  salt: null,
  digest: null,
});

const toShift = (scheduleId: string): Shift => ({
  scheduleId,
  id: `shift-of-${scheduleId}`,
  kind: "",
  start: Date.UTC(2120, 0, 5, 8),
  end: Date.UTC(2120, 0, 5, 16),
  timeZone: "UTC",
  ...{ venue: "", position: "", notes: "", needs: [], slots: 1, taken: 0, filled: 0, version: 1 },
  ...{
    status: "draft",
    published: false,
    open: true,
    unfilled: true,
    seriesId: null,
    occurrence: null,
    isException: false,
  },
  createdAt: sampleNow,
  createdBy: "system",
});

const toSeries = (scheduleId: string): Series => ({
  scheduleId,
  id: `series-of-${scheduleId}`,
  ...{ kind: "", venue: "", position: "", notes: "", needs: [], slots: 1, timeZone: "UTC", rule: "FREQ=DAILY;COUNT=2" },
  ...{ firstDate: "2120-01-05", startTime: "08:00:00", endTime: "16:00:00", endDays: 0 },
  ...{ open: true, next: "2120-01-05", remaining: 2 },
  createdAt: sampleNow,
  createdBy: "system",
});

const toTemplate = (scheduleId: string): Template => ({
  scheduleId,
  id: `template-of-${scheduleId}`,
  ...{ name: "Week", shifts: [], createdAt: sampleNow, createdBy: "system" },
});

const toTimeOff = ({ id, organizationId }: Pick<Person, "id" | "organizationId">): TimeOffRequest => ({
  id: `time-off-of-${id}`,
  organizationId,
  personId: id,
  kind: "time-off",
  firstDay: "2120-03-03",
  lastDay: "2120-03-03",
  parts: [],
  reason: "",
  state: "pending",
  answer: "",
  decidedBy: null,
  decidedAt: null,
  createdAt: sampleNow,
});

/** Journal entries that can be undone: settings of a schedule, a role, a profile field. */
const sampleEntries = { settings: 1, role: 2, profile: 1 } as const;

function toHistory(scheduleId: string, roster: readonly Member[]): readonly JournalRow[] {
  const personId = roster.find((member) => member.role === "member")?.personId ?? "";
  const entry = { topic: scheduleId, at: sampleNow, actorId: "system", via: null, decisionsChanged: false } as const;
  const settings = { set: { description: "" }, was: { description: "By night." } };
  const role = { personId, set: { role: "member" }, was: { role: "viewer" } } as const;
  return [
    {
      ...entry,
      number: sampleEntries.settings,
      operation: "schedules.update",
      events: [{ type: "schedule-changed", scheduleId, ...settings }],
    },
    {
      ...entry,
      number: sampleEntries.role,
      operation: "members.setRole",
      events: [{ type: "member-changed", ...role }],
    },
  ];
}
