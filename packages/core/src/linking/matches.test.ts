import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import { createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";

const unverified = (name: string, of = name) =>
  upstreamPerson(name, { address: `${of.toLowerCase()}@example.org`, verified: false });

test("an admin merges a possible match: shifts and upstream id move over, and the role stays [Q17, P62]", async () => {
  const { ann, boss, vic, max, upstream, scheduleId, link, sync, roster, idOf } = await createLinkedWorld();
  upstream.people = [upstreamPerson("Max"), unverified("Vicky", "Vic"), unverified("Eve", "Ann"), unverified("Oda")];
  await link();
  const vicky = await idOf("Vicky");
  const shift = await plan(ann, scheduleId, { assignees: [{ personId: vicky }] });
  const first = await ann.client.links.listMatches({ scheduleId, limit: 2 });
  const second = await ann.client.links.listMatches({ scheduleId, limit: 2, after: first.next ?? assert.fail() });
  const rows = [...first.rows, ...second.rows];
  const found = new Map(rows.map(({ name, match, refused }) => [name, [match.name, match.role, refused.length]]));
  assert.deepEqual(Object.fromEntries(found), {
    Vicky: ["Vic", "viewer", 0],
    Eve: ["Ann", "admin", 1],
    Oda: ["Oda", null, 0],
  });
  assert.equal(second.next, null);
  assert.equal(await codeOf(max.client.links.mergeMatch({ scheduleId, externalId: "up-Vicky" })), "request.forbidden");
  assert.equal(await codeOf(ann.client.links.mergeMatch({ scheduleId, externalId: "up-Eve" })), "request.forbidden");
  for (const name of ["Vicky", "Oda"]) {
    const merge = () => ann.client.links.mergeMatch({ scheduleId, externalId: `up-${name}` });
    assert.deepEqual([await merge(), await merge()], [{ merged: true }, { merged: false }]);
  }
  await boss.client.links.mergeMatch({ scheduleId, externalId: "up-Eve" });
  await sync();
  const merged = {
    Ann: "admin assignable both not-needed",
    Max: "member assignable both sent",
    Oda: "member assignable linked not-needed",
    Vic: "viewer - both sent",
  };
  assert.deepEqual(await roster(), merged);
  const { shift: passed } = await ann.client.shifts.get({ scheduleId, shiftId: shift.id });
  assert.deepEqual(
    passed.assignees.map(({ personId }) => personId),
    [vic.id],
  );
  upstream.people = upstream.people.filter(({ name }) => name !== "Vicky");
  await sync();
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Max", "Oda"]);
});

test("merging an arrival invalidates their invitation, and the remaining person needs none [Q17, B32, P06]", async () => {
  const { app, ann, oda, mailer, upstream, scheduleId, link, roster } = await createLinkedWorld();
  upstream.people = [upstreamPerson("Max"), unverified("Oda")];
  await link();
  await app.rollcall.dispatchMail();
  const token = mailer.tokenTo("oda@example.org");
  assert.equal((await oda.client.invitations.preview({ token })).you, "claims");
  await ann.client.links.mergeMatch({ scheduleId, externalId: "up-Oda" });
  for (const { client } of [oda, ann]) {
    assert.equal(await codeOf(client.invitations.preview({ token })), "link.invalid");
    assert.equal(await codeOf(client.invitations.accept({ token })), "link.invalid");
  }
  assert.equal((await roster())["Oda"], "member assignable linked not-needed");
});

test("a dismissed match isn't suggested again [Q17]", async () => {
  const { ann, upstream, scheduleId, link, sync, roster } = await createLinkedWorld();
  upstream.people = [unverified("Eve", "Ann")];
  await link();
  const dismiss = () => ann.client.links.dismissMatch({ scheduleId, externalId: "up-Eve" });
  assert.deepEqual([await dismiss(), await dismiss()], [{ dismissed: true }, { dismissed: false }]);
  await sync();
  assert.deepEqual((await ann.client.links.listMatches({ scheduleId })).rows, []);
  assert.match((await roster())["Eve"] ?? "", /linked/);
});

test("a link stores new credentials only if they work, and its limit can only be raised [Q20]", async () => {
  const { ann, upstream, scheduleId, link, linkView, run } = await createLinkedWorld();
  await link();
  const connection = { settings: { host: "new.example" }, credentials: { token: "fresh-secret" } };
  upstream.fault = { problem: "credentials-refused" };
  const change = () => ann.client.links.update({ scheduleId, connection });
  assert.equal(await codeOf(change()), "sync.upstream-failed");
  upstream.fault = undefined;
  assert.equal(JSON.stringify(await change()).includes("fresh-secret"), false);
  assert.deepEqual((await linkView()).settings, connection.settings);
  assert.deepEqual(await run(), { done: 1, held: 0, failed: 0 });
  for (const removalPercent of [19, 91])
    assert.equal(await codeOf(ann.client.links.update({ scheduleId, removalPercent })), "request.invalid");
  const { link: raised } = await ann.client.links.update({ scheduleId, removalPercent: 40, trustsAddresses: true });
  assert.deepEqual([raised?.removalPercent, raised?.trustsAddresses], [40, true]);
});
