import assert from "node:assert/strict";
import test from "node:test";
import { hostUser, createTestApp } from "../testing/test-app.fixture.ts";

test("two people of the host who call at once under one address are two, and neither is lost [P02]", async () => {
  const app = await createTestApp();
  const [one, other] = await Promise.all(
    ["one", "other"].map(async (id) => app.rollcall.recognise({ ...hostUser("Twin"), hostUserId: id })),
  );
  assert.notEqual(one?.personId, other?.personId);
});
