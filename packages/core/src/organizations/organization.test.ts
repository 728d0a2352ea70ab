import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { createTestApp, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

test("creates an organization with its first caller, without the Manage Schedules grant [Q48, B59]", async () => {
  const app = await createTestApp();
  const ann = await app.user("Ann", { organizationName: "Acme" });
  const { organization } = await ann.client.organizations.get({});
  assert.deepEqual(organization, {
    id: "acme",
    name: "Acme",
    manageSchedules: false,
    allowedDomains: [],
    number: 0,
    refused: { update: [{ code: "request.forbidden", remedy: "ask-an-organization-admin" }] },
  });
});

test("only organization admins change settings, and only the given ones [Q49]", async () => {
  const { boss, ann, app } = await createTestWorld();
  const scheduler = await app.user("Sue", { organizationRole: "scheduler" });
  const { organization } = await boss.client.organizations.update({ manageSchedules: true });
  assert.deepEqual([organization.name, organization.manageSchedules, organization.refused], ["acme", true, {}]);
  const renamed = await boss.client.organizations.update({ name: "Acme & Sons" });
  assert.deepEqual([renamed.organization.name, renamed.organization.manageSchedules], ["Acme & Sons", true]);
  for (const { client } of [ann, scheduler]) {
    const work = () => client.organizations.update({ manageSchedules: false });
    assert.equal(await refusedWithoutEffect(app, work), "request.forbidden");
  }
  const before = await app.everything();
  await boss.client.organizations.update({ name: "Acme & Sons", manageSchedules: true });
  await boss.client.organizations.update({});
  assert.deepEqual(await app.everything(), before);
});

test("an admin of one organization has no access to another [P21, Q48]", async () => {
  const { stranger, boss } = await createTestWorld();
  await stranger.client.organizations.update({ name: "Umbrella" });
  assert.equal((await boss.client.organizations.get({})).organization.name, "acme");
});

test("a role change by the host takes effect with the next request [P24, Q49]", async () => {
  const { boss, app, scheduleId } = await createTestWorld();
  const fallen = await app.user("Boss", { organizationRole: "member" });
  assert.equal(fallen.id, boss.id);
  const work = () => fallen.client.schedules.get({ scheduleId });
  assert.equal(await refusedWithoutEffect(app, work), "request.not-found");
});
