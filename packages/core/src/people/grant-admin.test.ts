import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";

test("revoking a granted role takes effect immediately and is recorded in history [Q49, P24]", async () => {
  const { app, boss, max } = await createTestWorld();
  const { hostUserId } = max.identity;
  const stream = await listen(app, boss, { [max.id]: null });
  await stream.untilReady();
  const nextEvents = async () => change(await stream.next()).events;
  const role = async () => (await boss.client.people.get({ personId: max.id })).person.organizationRole;
  const news = { type: "person-changed", personId: max.id, fields: ["organizationRole"] };
  const [admin, member] = [{ organizationRole: "admin" }, { organizationRole: "member" }];
  await app.rollcall.grantAdmin({ organizationId: "acme", hostUserId });
  assert.equal(await role(), "admin");
  assert.deepEqual(await nextEvents(), [{ ...news, set: admin, was: member }]);
  await app.rollcall.grantAdmin({ organizationId: "acme", hostUserId, revoke: true });
  assert.equal(await role(), "member");
  assert.deepEqual(await nextEvents(), [{ ...news, set: member, was: admin }]);
  stream.abort.abort();
});

test("granting twice or revoking a missing grant changes nothing [Q49]", async () => {
  const { app, boss, max } = await createTestWorld();
  const [asked, bosses] = [max, boss].map(({ identity: { hostUserId } }) => ({
    organizationId: "acme",
    hostUserId,
  })) as [{ organizationId: string; hostUserId: string }, { organizationId: string; hostUserId: string }];
  await app.rollcall.grantAdmin(asked);
  const before = await app.everything();
  await app.rollcall.grantAdmin(asked);
  await app.rollcall.grantAdmin({ ...bosses, revoke: true });
  assert.deepEqual(await app.everything(), before);
});

test("rejects granting the admin role to a deactivated person [Q49, Q51]", async () => {
  const { app, boss, max } = await createTestWorld();
  await boss.client.people.deactivate({ personId: max.id });
  const grant = async () => app.rollcall.grantAdmin({ organizationId: "acme", hostUserId: max.identity.hostUserId });
  assert.equal(await refusedWithoutEffect(app, grant), "request.not-found");
});
