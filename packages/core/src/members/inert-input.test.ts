import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { refusal } from "../testing/test-app.fixture.ts";

const names = [
  '<img src=x onerror="alert(1)">',
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "data:text/html,<b>",
  "${7*7} {{7*7}}",
  "'; DROP TABLE members; --",
  "%_%",
  '=HYPERLINK("http://x")',
  "__proto__",
  "constructor",
  "null",
];

test("stores and returns a name unchanged and finds it by its words [P54, P55]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const people = names.map((name, i) => ({ address: `n${i}@example.org`, name }));
  const { results } = await ann.client.members.add({ scheduleId, people });
  for (const [i, name] of names.entries()) {
    const result = results[i];
    assert(result?.status === "added", name);
    const { personId } = result.member;
    assert.equal((await ann.client.members.get({ scheduleId, personId })).member.name, name);
    const { rows } = await ann.client.members.list({ scheduleId, search: `n${i} example` });
    assert.deepEqual(
      rows.map((row) => row.name).filter((shown) => shown === name),
      [name],
    );
    const renamed = await ann.client.schedules.update({ scheduleId, name });
    assert.equal(renamed.schedule.name, name);
  }
});

test("matches wildcards and quotes in a search literally [P54]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  for (const search of ["%", "_", "*", '"', "'", "%ann", "ann*", "a%n"]) {
    const { rows } = await ann.client.members.list({ scheduleId, search });
    assert(rows.length <= 3, search);
  }
  const { rows } = await ann.client.members.list({ scheduleId, search: "a%x" });
  assert.deepEqual(rows, []);
});

test("is not affected by keys like `__proto__` in any input [P56]", async () => {
  const { ann, app, scheduleId } = await createTestWorld();
  const actor = await ann.actor();
  const poison = '"__proto__":{"polluted":true,"role":"admin"},"constructor":{"prototype":{"polluted":true}}';
  const person = '{"address":"p@example.org","__proto__":{"role":"admin"},"constructor":{"prototype":{"polluted":1}}}';
  const inputs: readonly (readonly [name: string, json: string])[] = [
    ["members.add", `{"scheduleId":"${scheduleId}","people":[${person}]}`],
    ["members.list", `{"scheduleId":"${scheduleId}",${poison}}`],
    ["members.setRole", `{"scheduleId":"${scheduleId}","personId":"${ann.id}","role":"viewer",${poison}}`],
    ["schedules.create", `{"name":"X",${poison}}`],
    ["organizations.update", `{${poison}}`],
  ];
  const before = await app.everything();
  for (const [name, json] of inputs) {
    const input: unknown = JSON.parse(json);
    const { code } = await refusal((async () => app.rollcall.call("run", { name, input, actor }))());
    assert.equal(code, "request.invalid", name);
  }
  assert.deepEqual(await app.everything(), before);
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
  for (const id of ["__proto__", "constructor", "toString"]) {
    const call = ann.client.members.get({ scheduleId: id, personId: id });
    assert.deepEqual(await refusal(call), { code: "request.not-found" });
  }
});

test("rejects unknown fields anywhere in a body [P26]", async () => {
  const { ann, max, app, scheduleId } = await createTestWorld();
  const key = { scheduleId, personId: max.id };
  const bodies: readonly (readonly [name: string, input: object])[] = [
    ["members.setRole", { ...key, role: "viewer", canAct: true }],
    ["members.setAssignable", { ...key, assignable: true, role: "admin" }],
    ["members.setInvited", { ...key, invited: true, invitation: "accepted" }],
    ["members.remove", { ...key, actorId: ann.id }],
    ["members.leave", { ...key }],
    ["members.add", { scheduleId, people: [{ address: "a@example.org", userId: "x", emailVerified: true }] }],
    ["schedules.create", { name: "X", id: "mine", organizationId: "umbrella", ownerId: max.id }],
    ["schedules.update", { scheduleId, name: "X", autoSend: false }],
    ["people.create", { firstName: "A", lastName: "B", email: "a@example.org", state: "active", known: true }],
    ["organizations.update", { id: "umbrella", name: "X" }],
  ];
  const actor = { ...(await ann.actor()), organizationRole: "admin" as const };
  const before = await app.everything();
  for (const [name, input] of bodies) {
    const call = (async () => app.rollcall.call("run", { name, input, actor }))();
    assert.equal((await refusal(call)).code, "request.invalid", name);
  }
  assert.deepEqual(await app.everything(), before);
});
