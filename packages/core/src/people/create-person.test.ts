import assert from "node:assert/strict";
import test from "node:test";
import { openCast } from "../cast.fixture.ts";
import { refusal } from "../house.fixture.ts";

const email = "wim@workers.example";

test("a first and a last name come to 120 characters at most, as every name does [P12, P26]", async () => {
  const { boss } = await openCast();
  const lastName = "n".repeat(60);
  const { person } = await boss.client.people.create({ firstName: "f".repeat(59), lastName, email });
  assert.equal(person.name.length, 120);
  const { code, details } = await refusal(boss.client.people.create({ firstName: "f".repeat(60), lastName, email }));
  assert.equal(code, "request.invalid");
  assert.deepEqual(details?.["issues"], [
    { field: "lastName", expected: "a first and a last name of 120 characters together" },
  ]);
});
