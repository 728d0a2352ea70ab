import assert from "node:assert/strict";
import test from "node:test";
import { hostUser, createTestApp } from "../testing/test-app.fixture.ts";

test("two host users with concurrent first requests under one address become two people [P02]", async () => {
  const app = await createTestApp();
  const [one, other] = await Promise.all(
    ["one", "other"].map(async (id) => app.rollcall.recognise({ ...hostUser("Twin"), hostUserId: id })),
  );
  assert.notEqual(one?.personId, other?.personId);
});
