import assert from "node:assert/strict";
import { scheduleMembers, type ExternalPerson, externalPeople, hostUsers } from "./matrix-users.fixture.ts";
import {
  fillCatalogues,
  nameMissing,
  remainingMembers,
  saveForms,
  submitProof,
  workShifts,
} from "./matrix-records.fixture.ts";
import type { Credentials, MatrixServer } from "./matrix-server.fixture.ts";

/**
 * How a world differs from the default: Manage Schedules is granted, every member has received an invitation, or the schedules
 * are linked and removals are waiting.
 */
export interface WorldKind {
  readonly isGranted?: boolean;
  readonly isInvited?: boolean;
  readonly isLinked?: boolean;
}

/** The ids of everything in the world, and the sessions of external people. */
export interface CreatedWorld {
  readonly ids: Readonly<Record<string, string>>;
  readonly sessions: Readonly<Record<string, Credentials>>;
}

const address = "https://calendar.example.org/me.ics";
const ownPassword = "an umbrella of slate";

interface ListedRow {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
}

/** Links each schedule to one with the same people, and removes all of them there, so that their removals wait here. */
async function linkSchedules(
  matrix: MatrixServer,
  make: <T>(who: string, operation: string, input: object) => Promise<T>,
  ids: Record<string, string>,
): Promise<void> {
  const planners = { schedule: "founder", "other-schedule": "admin-elsewhere", "foreign-schedule": "foreign-admin" };
  const connection = { provider: "sample", upstreamId: "crew", settings: {}, credentials: { token: "a-token" } };
  for (const [name, who] of Object.entries(planners)) {
    const scheduleId = ids[name];
    const { rows } = await make<{ rows: ListedRow[] }>(who, "members.list", { scheduleId, limit: 200 });
    matrix.upstream.people = rows.map(({ personId, name, email }) => ({
      ...{ externalId: `upstream-${personId}`, name, address: email, verified: true },
    }));
    await make(who, "links.create", { scheduleId, ...connection });
    await matrix.synchronize();
  }
  matrix.upstream.people = [];
  for (const [name, who] of Object.entries(planners)) await make(who, "links.sync", { scheduleId: ids[name] });
  await matrix.synchronize();
  for (const [name, who] of Object.entries(planners)) {
    const { link } = await make<{ link: { held: { digest: string } } }>(who, "links.get", { scheduleId: ids[name] });
    ids[`held-of-${name}`] = link.held.digest;
  }
}

/**
 * Creates the people and schedules of the matrix over HTTP, as hosts and workers do. Calls `passTime` once report forms are saved: the
 * clock must advance by more than a minute.
 */
export async function createMatrixWorld(
  matrix: MatrixServer,
  { isGranted, isInvited, isLinked }: WorldKind,
  passTime: () => void,
): Promise<CreatedWorld> {
  const ids: Record<string, string> = {};
  const sessions: Record<string, Credentials> = {};
  const make = async <T>(who: string | null, operation: string, input: object): Promise<T> => {
    const credentials = who === null ? {} : (sessions[who] ?? { "x-user": who });
    const { code, body } = await matrix.send(credentials, "run", operation, input);
    assert.equal(code, "yes", `${operation} by ${who ?? "anonymous"}`);
    return body as T;
  };

  await saveForms(make);
  passTime();

  /** Creates what a person submits in the portal. */
  const usePortal = async (name: string): Promise<void> => {
    const days = { firstDay: "2120-03-03", lastDay: "2120-03-03" };
    const { request } = await make<{ request: { id: string } }>(name, "portal.requestTimeOff", days);
    ids[`time-off-of-${ids[name] ?? ""}`] = request.id;
    await submitProof(matrix, make, { ids, credentials: sessions[name] ?? { "x-user": name }, name });
  };

  for (const name of Object.keys(hostUsers)) {
    ids[name] = (await make<{ person: { id: string } }>(name, "people.getMe", {})).person.id;
    await make(name, "calendars.connect", { address });
  }
  for (const [name, person] of Object.entries(externalPeople)) {
    ids[name] = (await make<{ person: { id: string } }>("scheduler", "people.create", person)).person.id;
  }
  await fillCatalogues(make, ids);
  for (const name of [...Object.keys(hostUsers), ...Object.keys(externalPeople)]) {
    const personId = ids[name] ?? "";
    const by = hostUsers[name]?.[0] === "there" ? "foreign-admin" : "scheduler";
    const input = { personId, set: { mobile: "+41 44 668 18 00" } };
    const { profile } = await make<{ profile: { number: number } }>(by, "profiles.update", input);
    ids[`profile-of-${personId}`] = String(profile.number);
  }
  for (const name of Object.keys(hostUsers)) await usePortal(name);

  /** Activates a person and signs them in with the mailed password. */
  const signIn = async (name: ExternalPerson): Promise<string> => {
    await make("scheduler", "access.activate", { personId: ids[name] });
    await matrix.server.idle();
    const { email } = externalPeople[name];
    const mail = matrix.mails.find(({ to }) => to.address === email) ?? assert.fail(`no mail for ${name}`);
    const password = /\b(?:[2-9a-z]{4}-){4}[2-9a-z]{4}\b/.exec(mail.text)?.[0] ?? assert.fail(mail.text);
    await make(null, "access.signIn", { organizationId: "here", email, password });
    sessions[name] = matrix.session();
    return password;
  };
  await signIn("invited");
  for (const name of ["external-viewer", "paused", "locked"] as const) {
    await make(name, "access.changePassword", { current: await signIn(name), next: ownPassword });
    sessions[name] = matrix.session();
    await make(name, "calendars.connect", { address });
    await usePortal(name);
  }

  const guess = { organizationId: "here", email: externalPeople.locked.email, password: "wrong password" };
  for (let i = 0; i < 10; i++) await matrix.send({}, "run", "access.signIn", guess);

  const createSchedule = async (
    name: string,
    creator: string,
    owner: string,
    people: readonly (readonly [string, string])[],
  ) => {
    const { schedule } = await make<{ schedule: { id: string } }>(creator, "schedules.create", { name, owner });
    const scheduleId = (ids[name] = schedule.id);
    await make(creator, "schedules.setAutoSend", { scheduleId, autoSend: false });
    const added = people.map(([who, role]) => ({ personId: ids[who], role }));
    await make(creator, "members.add", { scheduleId, people: added });
    const shift = { scheduleId, kind: "Late", start: "2120-01-05T08:00[UTC]", end: "2120-01-05T16:00[UTC]" };
    const { schedule: described } = await make<{ schedule: { number: number } }>(creator, "schedules.update", {
      scheduleId,
      description: "By night.",
    });
    ids[`settings-of-${name}`] = String(described.number);
    const repeated = { ...shift, rule: "FREQ=DAILY;COUNT=2" };
    ids[`series-of-${name}`] = (await make<{ seriesId: string }>(creator, "shifts.createSeries", repeated)).seriesId;
    ids[`shift-of-${name}`] = (await make<{ shift: { id: string } }>(creator, "shifts.create", shift)).shift.id;
    const week = { scheduleId, name: "Week", from: "2120-01-01" };
    const { template } = await make<{ template: { id: string } }>(creator, "shifts.saveTemplate", week);
    ids[`template-of-${name}`] = template.id;
  };
  await createSchedule("schedule", "founder", "organization", scheduleMembers);
  await createSchedule("personal-schedule", "schedule-admin", "person", scheduleMembers.slice(1));
  for (const scheduleId of [ids["schedule"], ids["personal-schedule"]]) {
    await make("another-admin", "members.remove", { scheduleId, personId: ids["removed-member"] });
  }
  for (const role of ["viewer", "member"]) {
    await make("founder", "members.setRole", { scheduleId: ids["schedule"], personId: ids["another-member"], role });
  }
  const { schedule } = await make<{ schedule: { number: number } }>("founder", "schedules.get", {
    scheduleId: ids["schedule"],
  });
  ids["role-on-schedule"] = String(schedule.number);
  await createSchedule("other-schedule", "admin-elsewhere", "organization", [
    ["second-admin-elsewhere", "admin"],
    ["colleague", "member"],
  ]);
  await createSchedule("foreign-schedule", "foreign-admin", "organization", [["foreigner", "admin"]]);
  await workShifts(make, ids, { schedule: "schedule", planner: "founder", members: remainingMembers });
  const elsewhere = ["admin-elsewhere", "second-admin-elsewhere", "colleague"];
  await workShifts(make, ids, { schedule: "other-schedule", planner: "admin-elsewhere", members: elsewhere });
  const foreign = ["foreign-admin", "foreigner"];
  await workShifts(make, ids, { schedule: "foreign-schedule", planner: "foreign-admin", members: foreign });

  if (isGranted) await make("organization-admin", "organizations.update", { manageSchedules: true });
  if (isInvited) {
    await make("founder", "invitations.send", { scheduleId: ids["schedule"] });
    await make("admin-elsewhere", "invitations.send", { scheduleId: ids["other-schedule"] });
    await make("foreign-admin", "invitations.send", { scheduleId: ids["foreign-schedule"] });
  }
  if (isLinked) await linkSchedules(matrix, make, ids);
  for (const name of ["paused", "paused-member"]) {
    await make("scheduler", "access.setPortal", { personId: ids[name], portal: "off", reason: "Under review." });
  }
  await make("organization-admin", "people.deactivate", { personId: ids["deactivated"] });
  for (const personId of ["", ...Object.keys(externalPeople).map((name) => ids[name] ?? "")])
    nameMissing(ids, personId);
  return { ids, sessions };
}
