import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { type TestApp, refusal } from "../testing/test-app.fixture.ts";
import { journalOfTopic } from "../kernel/journal/journal.ts";
import { change, listen } from "../testing/listen.fixture.ts";

const email = "wim@workers.example";

/** A person's history: who did what. */
async function historyOf(app: TestApp, personId: string) {
  const [rows] = await app.store.transaction("read", (tx) =>
    tx.read([journalOfTopic({ equal: [personId], limit: 9 })]),
  );
  return rows.map(({ operation, actorId, events }) => ({ operation, actorId, events }));
}

test("limits first and last name together to 120 characters, like every name [P12, P26]", async () => {
  const { boss } = await createTestWorld();
  const lastName = "n".repeat(60);
  const { person } = await boss.client.people.create({ firstName: "f".repeat(59), lastName, email });
  assert.equal(person.name.length, 120);
  const { code, details } = await refusal(boss.client.people.create({ firstName: "f".repeat(60), lastName, email }));
  assert.equal(code, "request.invalid");
  assert.deepEqual(details?.issues, [
    { field: "lastName", expected: "a first and a last name of 120 characters together" },
  ]);
});

test("history records who created a person and who joined from the host [X8, A6]", async () => {
  const { app, boss, max } = await createTestWorld();
  const { person } = await boss.client.people.create({ firstName: "Wim", lastName: "W", email });
  assert.equal(person.affiliation, "external");
  assert.deepEqual(await historyOf(app, person.id), [
    { operation: "people.create", actorId: boss.id, events: [{ type: "person-created", personId: person.id }] },
  ]);
  const before = await historyOf(app, max.id);
  assert.deepEqual(
    before.map(({ operation, events }) => ({ operation, events })),
    [{ operation: "people.recognise", events: [{ type: "person-created", personId: max.id }] }],
  );
  await app.user("Max", { name: "Max Power", organizationRole: "scheduler" });
  const [, changed, ...more] = await historyOf(app, max.id);
  const set = { organizationRole: "scheduler" };
  const was = { organizationRole: "member" };
  assert.deepEqual(
    [changed?.operation, changed?.events, more],
    [
      "people.recognise",
      [{ type: "person-changed", personId: max.id, fields: ["name", "organizationRole"], set, was }],
      [],
    ],
  );
});

test("notifies only people managers of a new person, not the organization's topic or the person's id [P21, P24]", async () => {
  const { app, boss, max, oda, stranger } = await createTestWorld();
  const { untilReady, next, abort } = await listen(app, oda, { acme: null });
  await untilReady();
  const { number } = await boss.client.people.list({});
  const { person } = await boss.client.people.create({ firstName: "Wim", lastName: "W", email });
  for (const user of [boss, max, oda, stranger]) {
    for (const topic of [person.id, max.id, "people:acme"]) {
      if (topic === user.id || user === boss) continue;
      const { next } = await listen(app, user, { [topic]: 0 });
      assert.deepEqual(await next(), { kind: "closed", topic });
    }
  }
  for (const topic of [person.id, "people:acme"]) {
    const heard = await listen(app, boss, { [topic]: 0 });
    const message = await heard.next();
    assert.deepEqual([message?.kind, message && "topic" in message && message.topic], ["change", topic]);
    heard.abort.abort();
  }
  const tending = await listen(app, boss, { "people:acme": number });
  assert.deepEqual(change(await tending.next()).events, [{ type: "people-changed", personId: person.id }]);
  await boss.client.organizations.update({ name: "Acme" });
  assert.doesNotMatch(JSON.stringify(await next()), new RegExp(person.id));
  abort.abort();
});

test("doesn't reveal whether an address exists to callers who can't create people [P21, Q49]", async () => {
  const { boss, max } = await createTestWorld();
  const asked = { firstName: "Wim", lastName: "Worker", email };
  const before = await max.client.people.create.check(asked);
  await boss.client.people.create(asked);
  assert.deepEqual(await max.client.people.create.check(asked), before);
  assert.deepEqual((await boss.client.people.create.check(asked)).reasons, [{ code: "person.already-there" }]);
});
