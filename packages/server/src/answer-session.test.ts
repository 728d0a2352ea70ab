import assert from "node:assert/strict";
import test from "node:test";
import { createWorld, identityOf } from "./world.fixture.ts";

test("returns the caller with status 200, or null if no one is signed in", async () => {
  const { send, bobId, signedOut } = await createWorld();
  const read = async (as: string | null) => {
    const response = await send("/session", { as });
    assert.equal(response.status, 200);
    return (await response.json()) as { session: object | null; reason?: object; anonymous: string[] };
  };
  const { session, reason, anonymous } = await read("bob");
  assert.deepEqual([session, reason], [{ personId: bobId }, undefined]);
  assert.ok(anonymous.includes("access.signIn") && anonymous.includes("invitations.preview"));
  assert.equal(anonymous.includes("schedules.list"), false);
  signedOut.add("bob");
  for (const as of [null, "bob"]) {
    assert.deepEqual(await read(as), { session: null, reason: { code: "request.unauthenticated" }, anonymous });
  }
});

test("returns why a session or the host's user is refused", async () => {
  const { send } = await createWorld({
    authenticate: ({ headers }) => (headers.has("x-user") ? { ...identityOf("ann"), email: "no address" } : null),
  });
  const ended = await send("/session", { as: null, headers: { cookie: "__Host-rollcall=x" } });
  const { session, reason } = (await ended.json()) as { session: object | null; reason: object };
  assert.deepEqual([ended.status, session, reason], [200, null, { code: "session.ended" }]);
  assert.equal((await send("/session")).status, 422);
});
