import type { RollcallOperation } from "@rollcall/core/model";
import { sampleEntries } from "./sample-world.ts";
import type { MatrixTarget } from "./targets.ts";

/** The operations without a route, which only Rollcall itself runs. */
type OwnOperation =
  | "people.recognise"
  | "people.grantAdmin"
  | "invitations.expire"
  | `mail.${string}`
  | "calendars.settle"
  | "calendars.adopt"
  | "access.countFailure"
  | "access.seeSession"
  | "access.settle"
  | "access.warn";

/** The operations with a route. */
export type AskableOperation =
  Exclude<RollcallOperation["name"], OwnOperation> | "permissions.getMatrix" | "permissions.getSimulation";

/** One line of the permission matrix: an operation on a target of the sample world. */
export interface Question {
  readonly target: MatrixTarget;
  /** The input for a caller. */
  readonly input: (me: string) => Readonly<Record<string, unknown>>;
  /** Whether the organization grants Manage Schedules. */
  readonly isGranted?: boolean;
}

interface RowKey {
  readonly scheduleId: string;
  readonly personId: string;
}

const desk = { scheduleId: "desk" };
const elsewhere = { scheduleId: "elsewhere" };
const abroad = { scheduleId: "abroad" };

const about = (target: MatrixTarget, input: Question["input"] = () => ({})): Question => ({ target, input });

const ofSchedules = (more: object = {}): readonly Question[] => [
  about("schedule", () => ({ ...desk, ...more })),
  about("other-schedule", () => ({ ...elsewhere, ...more })),
  about("foreign-schedule", () => ({ ...abroad, ...more })),
];

const ofPeopleWith = (more: object): readonly Question[] => [
  about("own-person", (personId) => ({ personId, ...more })),
  about("other-person", () => ({ personId: "colleague", ...more })),
  about("foreign-person", () => ({ personId: "foreigner", ...more })),
];

const ofPeople = ofPeopleWith({});

/** The account of an external person. */
const ofAccess = (more: object = {}): readonly Question[] => [
  about("own-person", (personId) => ({ personId, ...more })),
  about("other-person", () => ({ personId: "colleague", ...more })),
  about("external-person", () => ({ personId: "another-external", ...more })),
  about("foreign-person", () => ({ personId: "foreigner", ...more })),
];

/** A person without an active account: only they can be activated. */
const ofActivation = (more: object = {}): readonly Question[] => [
  ...ofAccess(more),
  about("active-person", () => ({ personId: "external-viewer", ...more })),
];

const unknownAccount = { organizationId: "here", email: "unknown@example.org" };

/** Archive, restore and delete depend on the owner of the schedule and on the organization's grant (Q24). */
const ofEnds: readonly Question[] = [
  about("schedule", () => desk),
  { ...about("granted-schedule", () => desk), isGranted: true },
  about("personal-schedule", () => ({ scheduleId: "desk-of-admin" })),
  about("other-schedule", () => elsewhere),
  about("foreign-schedule", () => abroad),
];

const ofRows = (input: (key: RowKey) => Readonly<Record<string, unknown>> = (key) => ({ ...key })): Question[] => [
  about("own-row", (personId) => input({ ...desk, personId })),
  about("viewer-row", () => input({ ...desk, personId: "another-viewer" })),
  about("member-row", () => input({ ...desk, personId: "another-member" })),
  about("admin-row", () => input({ ...desk, personId: "another-admin" })),
  about("misplaced-row", () => input({ ...desk, personId: "colleague" })),
  about("other-row", () => input({ ...elsewhere, personId: "colleague" })),
  about("foreign-row", () => input({ ...abroad, personId: "foreigner" })),
];

const ofShifts = (more: object = {}): readonly Question[] => [
  about("shift", () => ({ ...desk, shiftId: "shift-of-desk", ...more })),
  about("misplaced-shift", () => ({ ...desk, shiftId: "shift-of-elsewhere", ...more })),
  about("other-shift", () => ({ ...elsewhere, shiftId: "shift-of-elsewhere", ...more })),
  about("foreign-shift", () => ({ ...abroad, shiftId: "shift-of-abroad", ...more })),
];

const toRole = (row: RowKey, role: string) => () => ({ ...row, role });
const newcomer = (schedule: object, role: string) => () => ({
  ...schedule,
  people: [{ address: "new@example.org", role }],
});
const edits = ({ scheduleId, personId }: RowKey, set: object = { assignable: false }) => ({
  scheduleId,
  edits: [{ personId, ...set }],
});

/** The questions for each operation. A missing operation is a type error. */
export const questions: Readonly<Record<AskableOperation, readonly Question[]>> = {
  "organizations.get": [about("own-organization")],
  "organizations.update": [about("own-organization", () => ({ manageSchedules: true }))],
  "people.getMe": [about("own-person")],
  "people.get": ofPeople,
  "people.create": [about("own-organization", () => ({ firstName: "Nia", lastName: "New", email: "nia@example.org" }))],
  "people.list": [about("own-organization")],
  "people.setAddress": ofAccess({ email: "moved@example.org" }),
  "people.listDirectory": [about("own-organization")],
  "people.adopt": [
    about("listed-user", () => ({ hostUserId: "listed-user" })),
    about("unlisted-user", () => ({ hostUserId: "unlisted-user" })),
  ],
  "access.activate": ofActivation(),
  "access.resend": ofActivation({ issue: null }),
  "access.setPortal": ofAccess({ portal: "off" }),
  "access.get": ofAccess(),
  "access.signIn": [about("unknown-account", () => ({ ...unknownAccount, password: "not the one they have" }))],
  "access.signOut": [about("own-person")],
  "access.changePassword": [
    about("own-person", () => ({ current: "not the one they have", next: "another one of theirs" })),
  ],
  "access.forgot": [about("unknown-account", () => unknownAccount)],
  "access.reset": [about("dead-link", () => ({ token: "none", next: "another one of theirs" }))],
  "portal.get": [about("own-person")],
  "portal.listShifts": [about("own-person")],
  "profiles.get": ofPeople,
  "profiles.update": ofPeopleWith({ set: { mobile: "+41 44 668 18 00" } }),
  "profiles.listChanges": ofPeople,
  "profiles.restore": ofPeopleWith({ field: "mobile", number: sampleEntries.profile }),
  "people.export": ofPeople,
  "portal.export": [about("own-person")],
  "portal.getProfile": [about("own-person")],
  "portal.updateProfile": [about("own-person", () => ({ set: { mobile: "+41 44 668 18 00" } }))],
  "portal.listChanges": [about("own-person")],
  "portal.restoreField": [about("own-person", () => ({ field: "mobile", number: sampleEntries.profile }))],
  "portal.dismissNotices": [about("own-person", () => ({ upTo: sampleEntries.profile }))],
  "people.deactivate": ofPeople,
  "people.reactivate": ofPeople,
  "people.erase": ofPeople,
  "schedules.create": [about("own-organization", () => ({ name: "Day desk" }))],
  "schedules.list": [
    about("own-schedules", () => ({ scope: "mine" })),
    about("all-schedules", () => ({ scope: "organization" })),
  ],
  "schedules.get": ofSchedules(),
  "schedules.update": ofSchedules({ name: "Day desk" }),
  "schedules.setAutoSend": ofSchedules({ autoSend: true }),
  "schedules.archive": ofEnds,
  "schedules.restore": ofEnds,
  "schedules.delete": ofEnds,
  "schedules.transfer": [
    about("schedule", () => ({ ...desk, ownerId: "another-admin" })),
    about("personal-schedule", () => ({ scheduleId: "desk-of-admin", ownerId: "another-admin" })),
    about("other-schedule", () => ({ ...elsewhere, ownerId: "someone-else" })),
    about("foreign-schedule", () => ({ ...abroad, ownerId: "foreigner" })),
  ],
  "members.add": [
    about("as-viewer", newcomer(desk, "viewer")),
    about("as-member", newcomer(desk, "member")),
    about("as-admin", newcomer(desk, "admin")),
    about("other-schedule", newcomer(elsewhere, "member")),
    about("foreign-schedule", newcomer(abroad, "member")),
  ],
  "members.list": ofSchedules(),
  "members.listReadiness": ofSchedules(),
  "members.get": ofRows(),
  "members.setRole": [
    about("own-row-to-admin", (personId) => ({ ...desk, personId, role: "admin" })),
    about("viewer-row", toRole({ ...desk, personId: "another-viewer" }, "member")),
    about("member-row", toRole({ ...desk, personId: "another-member" }, "admin")),
    about("admin-row", toRole({ ...desk, personId: "another-admin" }, "viewer")),
    about("external-row", toRole({ ...desk, personId: "another-external" }, "member")),
    about("misplaced-row", toRole({ ...desk, personId: "colleague" }, "viewer")),
    about("other-row", toRole({ ...elsewhere, personId: "colleague" }, "viewer")),
    about("foreign-row", toRole({ ...abroad, personId: "foreigner" }, "viewer")),
  ],
  "members.setAssignable": ofRows((key) => ({ ...key, assignable: false })),
  "members.setInvited": ofRows((key) => ({ ...key, invited: false })),
  "members.edit": [
    ...ofRows((key) => edits(key)),
    about("own-row-to-admin", (personId) => edits({ ...desk, personId }, { role: "admin" })),
  ],
  "members.remove": ofRows(),
  "members.leave": ofSchedules(),
  "invitations.send": [
    ...ofSchedules(),
    ...ofRows(({ scheduleId, personId }) => ({ scheduleId, personIds: [personId] })),
  ],
  "invitations.resend": ofRows(),
  // On a schedule where everyone has been invited: only pending invitations can be revoked.
  "invitations.revoke": ofRows(({ scheduleId, personId }) => ({ scheduleId: `${scheduleId}-invited`, personId })),
  "invitations.copyLink": ofRows(),
  "invitations.get": ofRows(),
  "invitations.remind": ofSchedules(),
  "invitations.preview": [about("dead-link", () => ({ token: "none" }))],
  "invitations.accept": [about("dead-link", () => ({ token: "none" }))],
  "invitations.decline": [about("dead-link", () => ({ token: "none" }))],
  "calendars.get": [about("own-person")],
  "calendars.connect": [about("own-person", () => ({ address: "https://calendar.example.org/me.ics" }))],
  "calendars.disconnect": [about("own-person")],
  "calendars.refresh": [about("own-person")],
  "calendars.getOf": ofRows(),
  "calendars.listBusy": ofSchedules({
    personIds: ["another-member"],
    from: "2026-01-06T00:00:00Z",
    until: "2026-01-07T00:00:00Z",
  }),
  "shifts.list": ofSchedules(),
  "shifts.listHeld": ofSchedules(),
  "shifts.get": ofShifts(),
  "shifts.create": ofSchedules({ kind: "Late", start: "2026-01-07T08:00[UTC]", end: "2026-01-07T16:00[UTC]" }),
  "shifts.update": ofShifts({ kind: "Early" }),
  "shifts.assign": ofShifts({ personId: null }),
  "shifts.release": ofSchedules({ personId: "another-member" }),
  "history.list": ofSchedules(),
  "history.listMembers": ofSchedules({ number: sampleEntries.settings }),
  "history.undo": [
    about("change-of-settings", () => ({ ...desk, number: sampleEntries.settings })),
    about("change-of-role", () => ({ ...desk, number: sampleEntries.role })),
    about("other-schedule", () => ({ ...elsewhere, number: sampleEntries.settings })),
    about("foreign-schedule", () => ({ ...abroad, number: sampleEntries.settings })),
  ],
  "permissions.getMatrix": [about("own-organization")],
  "permissions.getSimulation": ofRows(),
};
