import assert from "node:assert/strict";
import type { Role } from "../schedules/roles.ts";
import { type TestUser, type TestApp, createTestApp } from "./test-app.fixture.ts";
import type { RollcallOptions } from "../composition/rollcall-options.ts";

/** A schedule with a user in every role. All users have made a call before. */
export interface TestWorld {
  readonly app: TestApp;
  readonly scheduleId: string;
  /** Its creator and only admin; assignable. */
  readonly ann: TestUser;
  /** A member; assignable. */
  readonly max: TestUser;
  /** A viewer; not assignable. */
  readonly vic: TestUser;
  /** Of the same organization, not on the schedule. */
  readonly oda: TestUser;
  /** An admin of the organization, not on the schedule. */
  readonly boss: TestUser;
  /** An admin of another organization. */
  readonly stranger: TestUser;
}

/** Creates an app with the users of a test world. */
export async function createTestWorld(parts: Partial<RollcallOptions> = {}): Promise<TestWorld> {
  const app = await createTestApp(parts);
  const ann = await app.user("Ann");
  const max = await app.user("Max");
  const vic = await app.user("Vic");
  const oda = await app.user("Oda");
  const boss = await app.user("Boss", { organizationRole: "admin" });
  const stranger = await app.user("Ann", { organizationId: "umbrella", organizationRole: "admin" });
  const scheduleId = await app.schedule(ann);
  await ann.client.members.add({
    scheduleId,
    people: [
      { personId: max.id, role: "member" },
      { personId: vic.id, role: "viewer", assignable: false },
    ],
  });
  return { app, scheduleId, ann, max, vic, oda, boss, stranger };
}

/** Adds a member the host doesn't know yet and returns their id. */
export async function addPending(
  { ann, scheduleId }: Pick<TestWorld, "ann" | "scheduleId">,
  name: string,
  asked: { readonly role?: Role; readonly assignable?: boolean } = {},
): Promise<string> {
  const people = [{ address: `${name.toLowerCase()}@pending.example`, name, ...asked }];
  const { results } = await ann.client.members.add({ scheduleId, people });
  const [result] = results;
  assert(result?.status === "added");
  return result.member.personId;
}
