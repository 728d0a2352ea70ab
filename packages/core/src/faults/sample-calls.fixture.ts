import assert from "node:assert/strict";
import type { TestApp } from "../testing/test-app.fixture.ts";
import type { FakeMailer } from "../testing/fake-mailer.fixture.ts";
import { hireWorkers, type Workers } from "./workers.fixture.ts";
import { raceWorld, type RaceName, type RaceWorld } from "./race-world.fixture.ts";

/** An organization with data for every command. */
export interface CrashWorld extends RaceWorld {
  /** A second schedule, archived. */
  readonly restingId: string;
  /** A third schedule, owned by Ann personally; Bob is its other admin. */
  readonly ownedId: string;
  /** An upcoming shift assigned to Max. */
  readonly shiftId: string;
  /** A deactivated member of the schedule. */
  readonly deeId: string;
  /** The number of the last history entry of the schedule. */
  readonly number: number;
  readonly workers: Workers;
}

const start = "2026-02-02T08:00:00+00:00[UTC]";
const end = "2026-02-02T16:00:00+00:00[UTC]";

/** Creates the world. */
export async function crashWorld(app: TestApp, mailer: FakeMailer): Promise<CrashWorld> {
  const world = await raceWorld(app, "acme", { invited: mailer });
  const { scheduleId, ids, callers } = world;
  const { Ann: ann, Boss: boss } = callers;
  assert(ann !== undefined && boss !== undefined);
  const restingId = (await boss.client.schedules.create({ name: "Resting" })).schedule.id;
  await boss.client.schedules.archive({ scheduleId: restingId });
  const ownedId = (await ann.client.schedules.create({ name: "Ann's", owner: "person" })).schedule.id;
  await ann.client.members.add({ scheduleId: ownedId, people: [{ personId: ids.Bob, role: "admin" }] });
  const dee = await app.user("Dee", { organizationId: "acme" });
  await ann.client.members.add({ scheduleId, people: [{ personId: dee.id }] });
  await boss.client.people.deactivate({ personId: dee.id });
  await callers["Max"]?.client.calendars.connect({ address: "https://calendar.example.org/max.ics" });
  const planned = { scheduleId, kind: "Night", start, end, assigneeId: ids.Max };
  const shiftId = (await ann.client.shifts.create(planned)).shift.id;
  await ann.client.members.setRole({ scheduleId, personId: ids.Vic, role: "member" });
  const { number } = (await ann.client.schedules.get({ scheduleId })).schedule;
  const workers = await hireWorkers(app, mailer, boss);
  const actors = { ...world.actors, Xia: workers.xia.actor };
  return { ...world, actors, restingId, ownedId, shiftId, deeId: dee.id, number, workers };
}

/** A sample call of a command. */
export interface SampleCall {
  readonly by: RaceName | "Xia";
  readonly input: object;
  /** The call changes nothing. */
  readonly isLook?: true;
}

type Sample = (world: CrashWorld) => SampleCall;

/** A call that concerns one member of the schedule. */
const done =
  (by: RaceName, target: RaceName, values: object = {}): Sample =>
  ({ scheduleId, ids }) => ({ by, input: { scheduleId, personId: ids[target], ...values } });

/** A call that concerns the schedule. */
const whole =
  (by: RaceName, values: object = {}): Sample =>
  ({ scheduleId }) => ({ by, input: { scheduleId, ...values } });

const account =
  (target: RaceName): Sample =>
  ({ ids }) => ({ by: "Boss", input: { personId: ids[target] } });

/** A sample call for every command; a test checks that none is missing. */
export const sampleCalls: Readonly<Record<string, Sample>> = {
  "organizations.update": () => ({ by: "Boss", input: { name: "Acme & Sons", manageSchedules: true } }),
  "people.create": () => ({
    by: "Boss",
    input: { firstName: "Wim", lastName: "Worker", email: "wim@workers.example" },
  }),
  "people.setAddress": ({ workers }) => ({
    by: "Boss",
    input: { personId: workers.xia.id, email: "xia@elsewhere.example" },
  }),
  "people.deactivate": account("Max"),
  "people.reactivate": ({ deeId }) => ({ by: "Boss", input: { personId: deeId } }),
  "people.erase": account("Max"),
  "people.adopt": () => ({ by: "Boss", input: { hostUserId: "host-Lea" } }),
  "access.activate": ({ workers }) => ({ by: "Boss", input: { personId: workers.wesId } }),
  "access.resend": ({ workers: { zoe } }) => ({ by: "Boss", input: { personId: zoe.id, issue: zoe.issue } }),
  "access.setPortal": ({ workers }) => ({ by: "Boss", input: { personId: workers.xia.id, portal: "off" } }),
  "access.signIn": ({ workers }) => ({
    by: "Xia",
    input: { organizationId: "acme", email: workers.xia.email, password: "whatever it may be" },
  }),
  "access.signOut": () => ({ by: "Xia", input: {} }),
  "access.changePassword": () => ({
    by: "Xia",
    input: { current: "whatever it may be", next: "another one of theirs" },
  }),
  "access.forgot": ({ workers }) => ({ by: "Oda", input: { organizationId: "acme", email: workers.xia.email } }),
  "access.reset": ({ workers }) => ({
    by: "Oda",
    input: { token: workers.resetToken, next: "another one of theirs" },
  }),
  "profiles.update": ({ ids }) => ({ by: "Boss", input: { personId: ids.Max, set: { mobile: "+41 44 668 18 01" } } }),
  "profiles.restore": ({ workers: { xia } }) => ({
    by: "Boss",
    input: { personId: xia.id, field: "mobile", number: xia.number },
  }),
  "people.export": ({ workers: { xia } }) => ({ by: "Boss", input: { personId: xia.id }, isLook: true }),
  "portal.export": () => ({ by: "Xia", input: {}, isLook: true }),
  "portal.updateProfile": () => ({ by: "Xia", input: { set: { nickname: "Xi" } } }),
  "portal.restoreField": ({ workers: { xia } }) => ({ by: "Xia", input: { field: "mobile", number: xia.number } }),
  "portal.dismissNotices": ({ workers: { xia } }) => ({ by: "Xia", input: { upTo: xia.number } }),
  "schedules.create": () => ({ by: "Oda", input: { name: "Day desk", owner: "person" } }),
  "schedules.update": whole("Max", { name: "Late desk", description: "After dark" }),
  "schedules.setAutoSend": whole("Max", { autoSend: true }),
  "schedules.archive": whole("Boss"),
  "schedules.restore": ({ restingId }) => ({ by: "Boss", input: { scheduleId: restingId } }),
  "schedules.delete": whole("Boss"),
  "schedules.transfer": ({ ownedId, ids }) => ({ by: "Ann", input: { scheduleId: ownedId, ownerId: ids.Bob } }),
  "members.add": whole("Max", { people: [{ address: "new@example.org" }, { address: "other@example.org" }] }),
  "members.edit": ({ scheduleId, ids }) => ({
    by: "Ann",
    input: {
      scheduleId,
      edits: [
        { personId: ids.Vic, role: "admin", assignable: true },
        { personId: ids.Max, assignable: false },
        { personId: ids.May, remove: true },
      ],
    },
  }),
  "members.leave": ({ ownedId, ids }) => ({ by: "Ann", input: { scheduleId: ownedId, successorId: ids.Bob } }),
  "members.remove": done("Ann", "Max"),
  "members.setAssignable": done("Ann", "Max", { assignable: false }),
  "members.setInvited": done("Max", "Max", { invited: false }),
  "members.setRole": done("Ann", "Bob", { role: "viewer" }),
  "calendars.connect": () => ({ by: "May", input: { address: "https://calendar.example.org/may.ics" } }),
  "calendars.disconnect": () => ({ by: "Max", input: {} }),
  "calendars.refresh": () => ({ by: "Max", input: {} }),
  "invitations.send": whole("Max"),
  "invitations.resend": done("Max", "Vic"),
  "invitations.revoke": done("Ann", "May"),
  "invitations.copyLink": done("Ann", "Vic"),
  "invitations.remind": whole("Max"),
  "invitations.preview": ({ token }) => ({ by: "Vic", input: { token }, isLook: true }),
  "invitations.accept": ({ token }) => ({ by: "Vic", input: { token } }),
  "invitations.decline": ({ token }) => ({ by: "Vic", input: { token } }),
  "shifts.create": whole("Max", { kind: "Day", start, end }),
  "shifts.assign": ({ scheduleId, shiftId, ids }) => ({ by: "Max", input: { scheduleId, shiftId, personId: ids.May } }),
  "shifts.release": done("Max", "Max"),
  "shifts.update": ({ scheduleId, shiftId }) => ({ by: "Max", input: { scheduleId, shiftId, status: "offered" } }),
  "history.undo": ({ scheduleId, number }) => ({ by: "Ann", input: { scheduleId, number } }),
};
