import assert from "node:assert/strict";
import test from "node:test";
import { createWebPasswords, type Passwords, RollcallError } from "@rollcall/core";
import { codeOf, openPortal, ownPassword, resetTokenIn, signIn } from "./sign-in.fixture.ts";

const next = "a lantern over the weir";

/** Passwords that can be told to have no room for another comparison. */
function crowdedPasswords(): Passwords & { isFull: boolean } {
  const web = createWebPasswords(1);
  const crowded = {
    ...web,
    isFull: false,
    verify: async (kept: string, typed: string) => {
      if (crowded.isFull) throw new RollcallError("request.throttled", { retryAfter: 1 });
      return web.verify(kept, typed);
    },
  };
  return crowded;
}

test("whoever is sent away because too many wait has not guessed: no account and no place is shut by it [P35, F11]", async () => {
  const passwords = crowdedPasswords();
  const portal = await openPortal({ passwords });
  const { email, visitor } = await portal.settle("wanda");
  passwords.isFull = true;
  for (let i = 0; i < 120; i++) {
    assert.equal((await signIn(portal.visit(), email, ownPassword)).headers.get("retry-after"), "1");
    const asked = { current: ownPassword, next };
    assert.equal((await visitor.send("access.changePassword", asked)).headers.get("retry-after"), "1");
  }
  passwords.isFull = false;
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
  assert.equal((await visitor.send("access.changePassword", { current: ownPassword, next })).status, 200);
});

test("no spelling of an address keeps somebody from changing their password [P35]", async () => {
  const portal = await openPortal();
  const { personId, visitor } = await portal.settle("wanda");
  for (const [organizationId, email] of [
    ["org", `change:${personId}`],
    ["org:change", personId],
  ]) {
    for (let i = 0; i < 12; i++) {
      const tried = await portal.visit().send("access.signIn", { organizationId, email, password: `guess ${i}` });
      assert.equal(await codeOf(tried), "sign-in.failed");
    }
  }
  assert.equal((await visitor.send("access.changePassword", { current: ownPassword, next })).status, 200);
});

test("whoever asks for a link too often is mailed no more of them, and the last one that came is good [P35, P37]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  for (let i = 0; i < 9; i++) {
    const asked = { organizationId: "org", email };
    assert.deepEqual(await (await portal.visit().send("access.forgot", asked)).json(), {});
    await portal.deliver();
  }
  // Of the five of a day two are kept for what the planner mails.
  const links = portal.mails.filter(({ text }) => text.includes("#reset=")).map(resetTokenIn);
  assert.equal(links.length, 3);
  const [last] = links.slice(-1);
  assert.equal((await portal.visit().send("access.reset", { token: last, next })).status, 200);
  assert.equal((await signIn(portal.visit(), email, next)).status, 200);
});
