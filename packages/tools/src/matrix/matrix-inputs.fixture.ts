import type { MatrixOperation } from "./expected-matrix.ts";

/** The input for each target of an operation, from the ids of the world and the caller's id. */
export type Inputs = Readonly<Record<string, (ids: Readonly<Record<string, string>>, me: string) => object>>;

type Ids = Readonly<Record<string, string>>;

const nothing = () => ({});

const ofSchedules = (more: (ids: Ids) => object = nothing): Inputs => ({
  schedule: (ids) => ({ scheduleId: ids["schedule"], ...more(ids) }),
  "other-schedule": (ids) => ({ scheduleId: ids["other-schedule"], ...more(ids) }),
  "foreign-schedule": (ids) => ({ scheduleId: ids["foreign-schedule"], ...more(ids) }),
});

const ofEnds: Inputs = {
  ...ofSchedules(),
  "granted-schedule": (ids) => ({ scheduleId: ids["schedule"] }),
  "personal-schedule": (ids) => ({ scheduleId: ids["personal-schedule"] }),
};

const ofPeopleWith = (more: (ids: Ids, personId: string) => object): Inputs => ({
  "own-person": (ids, personId) => ({ personId, ...more(ids, personId) }),
  "other-person": (ids) => ({ personId: ids["bystander"], ...more(ids, ids["bystander"] ?? "") }),
  "foreign-person": (ids) => ({ personId: ids["foreigner"], ...more(ids, ids["foreigner"] ?? "") }),
});

const ofPeople = ofPeopleWith(nothing);

/** Targets of portal access. Activation adds a person who is already active. */
const ofAccess = (more: object = {}): Inputs => ({
  ...ofPeopleWith(() => more),
  "external-person": (ids) => ({ personId: ids["another-external"], ...more }),
});
const ofActivation = (more: object = {}): Inputs => ({
  ...ofAccess(more),
  "active-person": (ids) => ({ personId: ids["external-viewer"], ...more }),
});
const unknownAccount = { organizationId: "here", email: "unknown@example.org" };

/** The profile change that can be undone. */
const ofProfile = (ids: Ids, personId: string) => ({ field: "mobile", number: Number(ids[`profile-of-${personId}`]) });
const mobile = { set: { mobile: "+41 44 668 18 01" } };

/** The schedule and person of each row target. */
const rows: Readonly<Record<string, readonly [schedule: string, person: string | undefined]>> = {
  "own-row": ["schedule", undefined],
  "own-row-to-admin": ["schedule", undefined],
  "viewer-row": ["schedule", "another-viewer"],
  "member-row": ["schedule", "another-member"],
  "admin-row": ["schedule", "another-admin"],
  "external-row": ["schedule", "another-external"],
  "misplaced-row": ["schedule", "colleague"],
  "other-row": ["other-schedule", "colleague"],
  "foreign-row": ["foreign-schedule", "foreigner"],
};

const ofRows = (more: (target: string) => object = nothing, toInput = asKey): Inputs =>
  Object.fromEntries(
    Object.entries(rows).map(([target, [schedule, person]]) => [
      target,
      (ids: Ids, me: string) =>
        toInput(
          { scheduleId: ids[schedule] ?? "", personId: person === undefined ? me : (ids[person] ?? "") },
          more(target),
        ),
    ]),
  );

interface RowKey {
  readonly scheduleId: string;
  readonly personId: string;
}

const asKey = (key: RowKey, more: object): object => ({ ...key, ...more });
const asEdit = ({ scheduleId, personId }: RowKey, more: object): object => ({
  scheduleId,
  edits: [{ personId, ...more }],
});

const asOneOfMany = ({ scheduleId, personId }: RowKey): object => ({ scheduleId, personIds: [personId] });
const deadLink: Inputs = { "dead-link": () => ({ token: "malformed" }) };

const ofShifts = (more: object = {}): Inputs => ({
  shift: (ids) => ({ scheduleId: ids["schedule"], shiftId: ids["shift-of-schedule"], ...more }),
  "misplaced-shift": (ids) => ({ scheduleId: ids["schedule"], shiftId: ids["shift-of-other-schedule"], ...more }),
  "other-shift": (ids) => ({ scheduleId: ids["other-schedule"], shiftId: ids["shift-of-other-schedule"], ...more }),
  "foreign-shift": (ids) => ({
    scheduleId: ids["foreign-schedule"],
    shiftId: ids["shift-of-foreign-schedule"],
    ...more,
  }),
});

const newRoles: Readonly<Record<string, string>> = {
  "own-row-to-admin": "admin",
  "viewer-row": "member",
  "member-row": "admin",
  "external-row": "member",
};

const toEdit = (target: string) => (target === "own-row-to-admin" ? { role: "admin" } : { assignable: false });
const newcomer = (schedule: string, role: string) => (ids: Ids) => ({
  scheduleId: ids[schedule],
  people: [{ address: "new@example.org", role }],
});

/** The input for every line of the matrix. */
export const matrixInputs: Readonly<Record<MatrixOperation, Inputs>> = {
  "organizations.get": { "own-organization": nothing },
  "organizations.update": { "own-organization": () => ({ manageSchedules: true }) },
  "people.getMe": { "own-person": nothing },
  "people.get": ofPeople,
  "people.create": {
    "own-organization": () => ({ firstName: "Nia", lastName: "New", email: "nia@workers.example" }),
  },
  "people.list": { "own-organization": nothing },
  "people.setAddress": ofAccess({ email: "moved@workers.example" }),
  "people.listDirectory": { "own-organization": nothing },
  "people.adopt": {
    "listed-user": () => ({ hostUserId: "listed-user" }),
    "unlisted-user": () => ({ hostUserId: "unlisted-user" }),
  },
  "people.deactivate": ofPeople,
  "people.reactivate": ofPeople,
  "people.erase": ofPeople,
  "people.export": ofPeople,
  "profiles.get": ofPeople,
  "profiles.update": ofPeopleWith(() => mobile),
  "profiles.listChanges": ofPeople,
  "profiles.restore": ofPeopleWith(ofProfile),
  "access.activate": ofActivation(),
  "access.resend": ofActivation({ issue: null }),
  "access.setPortal": ofAccess({ portal: "off" }),
  "access.get": ofAccess(),
  "access.signIn": { "unknown-account": () => ({ ...unknownAccount, password: "wrong password" }) },
  "access.signOut": { "own-person": nothing },
  "access.changePassword": {
    "own-person": () => ({ current: "wrong password", next: "a valid new password" }),
  },
  "access.forgot": { "unknown-account": () => unknownAccount },
  "access.reset": { "dead-link": () => ({ token: "malformed", next: "a valid new password" }) },
  "portal.get": { "own-person": nothing },
  "portal.listShifts": { "own-person": nothing },
  "portal.getProfile": { "own-person": nothing },
  "portal.updateProfile": { "own-person": () => mobile },
  "portal.listChanges": { "own-person": nothing },
  "portal.restoreField": { "own-person": ofProfile },
  "portal.dismissNotices": { "own-person": (ids, me) => ({ upTo: ofProfile(ids, me).number }) },
  "portal.export": { "own-person": nothing },
  "schedules.create": { "own-organization": () => ({ name: "Day desk" }) },
  "schedules.list": {
    "own-schedules": () => ({ scope: "mine" }),
    "all-schedules": () => ({ scope: "organization" }),
  },
  "schedules.get": ofSchedules(),
  "schedules.update": ofSchedules(() => ({ name: "Day desk" })),
  "schedules.setAutoSend": ofSchedules(() => ({ autoSend: true })),
  "schedules.archive": ofEnds,
  "schedules.restore": ofEnds,
  "schedules.delete": ofEnds,
  "schedules.transfer": {
    schedule: (ids) => ({ scheduleId: ids["schedule"], ownerId: ids["another-admin"] }),
    "personal-schedule": (ids) => ({ scheduleId: ids["personal-schedule"], ownerId: ids["another-admin"] }),
    "other-schedule": (ids) => ({ scheduleId: ids["other-schedule"], ownerId: ids["second-admin-elsewhere"] }),
    "foreign-schedule": (ids) => ({ scheduleId: ids["foreign-schedule"], ownerId: ids["foreigner"] }),
  },
  "members.add": {
    "as-viewer": newcomer("schedule", "viewer"),
    "as-member": newcomer("schedule", "member"),
    "as-admin": newcomer("schedule", "admin"),
    "other-schedule": newcomer("other-schedule", "member"),
    "foreign-schedule": newcomer("foreign-schedule", "member"),
  },
  "members.list": ofSchedules(),
  "members.listReadiness": ofSchedules(),
  "members.get": ofRows(),
  "members.setRole": ofRows((target) => ({ role: newRoles[target] ?? "viewer" })),
  "members.setAssignable": ofRows(() => ({ assignable: false })),
  "members.setInvited": ofRows(() => ({ invited: false })),
  "members.edit": ofRows(toEdit, asEdit),
  "members.remove": ofRows(),
  "members.leave": ofSchedules(),
  "invitations.send": { ...ofRows(nothing, asOneOfMany), ...ofSchedules() },
  "invitations.resend": ofRows(),
  "invitations.revoke": ofRows(),
  "invitations.copyLink": ofRows(),
  "invitations.get": ofRows(),
  "invitations.remind": ofSchedules(),
  "invitations.preview": deadLink,
  "invitations.accept": deadLink,
  "invitations.decline": deadLink,
  "calendars.get": { "own-person": nothing },
  "calendars.connect": { "own-person": () => ({ address: "https://calendar.example.org/me.ics" }) },
  "calendars.disconnect": { "own-person": nothing },
  "calendars.refresh": { "own-person": nothing },
  "calendars.getOf": ofRows(),
  "calendars.listBusy": ofSchedules((ids) => ({
    personIds: [ids["another-member"]],
    from: "2120-01-05T00:00:00Z",
    until: "2120-01-06T00:00:00Z",
  })),
  "shifts.list": ofSchedules(),
  "shifts.listHeld": ofSchedules(),
  "shifts.get": ofShifts(),
  "shifts.create": ofSchedules(() => ({
    kind: "Early",
    start: "2120-01-06T08:00[UTC]",
    end: "2120-01-06T16:00[UTC]",
  })),
  "shifts.update": ofShifts({ kind: "Early" }),
  "shifts.assign": ofShifts({ personId: null }),
  "shifts.release": ofSchedules((ids) => ({ personId: ids["another-member"] })),
  "history.list": ofSchedules(),
  "history.listMembers": ofSchedules(() => ({ number: 1 })),
  "history.undo": {
    "change-of-settings": (ids) => ({ scheduleId: ids["schedule"], number: Number(ids["settings-of-schedule"]) }),
    "change-of-role": (ids) => ({ scheduleId: ids["schedule"], number: Number(ids["role-on-schedule"]) }),
    "other-schedule": (ids) => ({
      scheduleId: ids["other-schedule"],
      number: Number(ids["settings-of-other-schedule"]),
    }),
    "foreign-schedule": (ids) => ({
      scheduleId: ids["foreign-schedule"],
      number: Number(ids["settings-of-foreign-schedule"]),
    }),
  },
  "permissions.getMatrix": { "own-organization": nothing },
  "permissions.getSimulation": ofRows(),
};
