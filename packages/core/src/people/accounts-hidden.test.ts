import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { refusal } from "../testing/test-app.fixture.ts";

const names = ["people.deactivate", "people.reactivate", "people.erase"] as const;
const modes = ["run", "check", "dry-run"] as const;

test("gives callers who can't manage people the same response for existing and missing people [P21, Q49]", async () => {
  const { app, ann, max, oda, boss, stranger } = await createTestWorld();
  const before = await app.everything();
  const bodies = new Set<string>();
  for (const [user, personId] of [
    [ann, max.id],
    [max, ann.id],
    [oda, "missing"],
    [boss, stranger.id],
    [boss, "missing"],
    [stranger, max.id],
  ] as const) {
    const actor = await user.actor();
    for (const name of [...names, "people.get"]) {
      for (const mode of modes) {
        const call = (async () => app.rollcall.call(mode, { name, input: { personId }, actor }))();
        bodies.add(JSON.stringify(await refusal(call)));
      }
    }
  }
  assert.deepEqual([...bodies], ['{"code":"request.not-found"}']);
  assert.deepEqual(await app.everything(), before);
});

test("a scheduler sees people but can't manage accounts or see schedules that block a change [Q49, P21]", async () => {
  const { app, ann, boss } = await createTestWorld();
  const sue = await app.user("Sue", { organizationRole: "scheduler" });
  const before = await app.everything();
  const forbidden = { code: "request.forbidden", remedy: "ask-an-organization-admin" } as const;
  for (const name of ["deactivate", "reactivate", "erase"] as const) {
    assert.deepEqual(await refusal(sue.client.people[name]({ personId: ann.id })), forbidden);
    assert.deepEqual((await sue.client.people[name].check({ personId: ann.id })).reasons, [forbidden]);
  }
  const { person } = await sue.client.people.get({ personId: ann.id });
  assert.deepEqual(person.refused, { deactivate: [forbidden], reactivate: [forbidden], erase: [forbidden] });
  assert.deepEqual(await app.everything(), before);
  const seen = (await boss.client.people.get({ personId: ann.id })).person.refused;
  assert.deepEqual(Object.keys(seen), ["deactivate", "erase"]);
});

test("organization admins can deactivate but not erase themselves [Q49, P17]", async () => {
  const { app, max, boss } = await createTestWorld();
  const before = await app.everything();
  const forbidden = { code: "request.forbidden", remedy: "ask-an-organization-admin" } as const;
  for (const name of ["deactivate", "reactivate", "erase"] as const) {
    assert.deepEqual(await refusal(max.client.people[name]({ personId: max.id })), forbidden);
  }
  assert.deepEqual(await refusal(boss.client.people.erase({ personId: boss.id })), forbidden);
  assert.deepEqual((await boss.client.people.get({ personId: boss.id })).person.refused, { erase: [forbidden] });
  assert.deepEqual(await app.everything(), before);
});

test("view, check and command agree on the actions allowed on an account [X1]", async () => {
  const { boss, ann, max, vic } = await createTestWorld();
  for (const { id: personId } of [ann, max, vic]) {
    const { refused } = (await boss.client.people.get({ personId })).person;
    for (const name of ["deactivate", "reactivate", "erase"] as const) {
      const { reasons } = await boss.client.people[name].check({ personId });
      assert.deepEqual(reasons, refused[name] ?? []);
      if (reasons[0] !== undefined) {
        assert.deepEqual(await refusal(boss.client.people[name]({ personId })), reasons[0]);
      }
    }
  }
});
