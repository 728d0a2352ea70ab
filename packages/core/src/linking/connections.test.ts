import assert from "node:assert/strict";
import test from "node:test";
import { countingLimits } from "../mail/counting-limits.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { asked, createLinkedWorld } from "./linked-world.fixture.ts";

test("accepts only declared fields of a provider, never shows files or queries, and limits attempts that fail [P66]", async () => {
  const { limits } = countingLimits();
  const { ann, upstream, scheduleId, linkView } = await createLinkedWorld({ limits: () => limits });
  const misplaced = [
    { ...asked, settings: { token: "top-secret" } },
    { ...asked, credentials: { ...asked.credentials, host: "up.example" } },
  ];
  for (const connection of misplaced)
    assert.equal(await codeOf(ann.client.links.create({ scheduleId, ...connection })), "request.invalid");
  const settings = { url: "https://up.example/people?key=top-secret#top", file: "email\nmax@example.org" };
  await ann.client.links.create({ scheduleId, ...asked, settings });
  assert.deepEqual((await linkView()).settings, { url: "https://up.example/people" });
  upstream.fault = { problem: "credentials-refused" };
  const connection = { settings: asked.settings, credentials: asked.credentials };
  const codes = new Set<unknown>();
  for (let tries = 0; tries < 61; tries++) codes.add(await codeOf(ann.client.links.update({ scheduleId, connection })));
  assert.deepEqual([...codes], ["sync.upstream-failed", "request.throttled"]);
});

test("reads the people and shifts of an upstream schedule to copy them, including for a schedule that doesn't exist yet [X24, P66]", async () => {
  const { app, ann, max, upstream, scheduleId } = await createLinkedWorld();
  upstream.people = [{ externalId: "U1", name: "Ada", address: "ada@example.org", verified: false }];
  const connection = { provider: asked.provider, settings: asked.settings, credentials: asked.credentials };
  const read = { ...connection, upstreamId: asked.upstreamId };
  const people = [{ externalId: "U1", name: "Ada", address: "ada@example.org" }];
  assert.deepEqual(await ann.client.links.readUpstream({ scheduleId, ...read }), { people });
  assert.equal(await codeOf(max.client.links.readUpstream({ scheduleId, ...read })), "request.forbidden");
  // Anyone who may create a schedule may read people for it.
  assert.equal((await max.client.links.listProviders({})).providers.length, 1);
  assert.notEqual((await max.client.links.findUpstreamSchedules(connection)).schedules.length, 0);
  assert.deepEqual(await max.client.links.readUpstream(read), { people });
  const hour = 3_600_000;
  const now = app.clock.now();
  upstream.people = [
    ...upstream.people,
    { externalId: "U2", name: "Max", address: "MAX@example.org", verified: false },
  ];
  const onCall = (externalId: string, from: number, until = from + hour) => ({
    ...{ externalId, name: externalId, from: now + from, until: now + until },
  });
  // Only whole shifts that begin within the week.
  upstream.times = [
    ...[onCall("U2", 0), onCall("U1", hour), onCall("U2", 2 * hour)],
    ...[onCall("U2", 3 * hour, 21 * 24 * hour), onCall("U2", 7 * 24 * hour)],
  ];
  const at = (hours: number) => `${new Date(now + hours * hour).toISOString().slice(0, 19)}Z`;
  assert.deepEqual((await ann.client.links.readUpstream({ scheduleId, ...read, weeks: 1 })).shifts, [
    { externalId: "U1", personId: null, name: "U1", start: at(1), end: at(2) },
    { externalId: "U2", personId: max.id, name: "U2", start: at(2), end: at(3) },
  ]);
  const { shifts } = await max.client.links.readUpstream({ ...read, weeks: 1 });
  assert.deepEqual(
    shifts?.map(({ personId }) => personId),
    [null, null],
  );
  upstream.fault = { problem: "unreachable" };
  assert.equal(await codeOf(ann.client.links.readUpstream(read)), "sync.upstream-failed");
});
