import assert from "node:assert/strict";
import test from "node:test";
import { createWebPasswords, type Passwords, RollcallError } from "@rollcall/core";
import { codeOf, openPortal, ownPassword, resetTokenIn, signIn } from "./sign-in.fixture.ts";

const next = "a lantern over the weir";

/** A password adapter whose queue can be full. */
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

test("does not count attempts refused by a full queue as guesses [P35, F11]", async () => {
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

test("no spelling of an address can keep its owner from changing the password [P35]", async () => {
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

test("stops mailing links after too many requests, and the last one stays valid [P35, P37]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  for (let i = 0; i < 9; i++) {
    const asked = { organizationId: "org", email };
    assert.deepEqual(await (await portal.visit().send("access.forgot", asked)).json(), {});
    await portal.deliver();
  }
  // Two of the five daily emails are reserved for emails from schedulers.
  const links = portal.mails.filter(({ text }) => text.includes("#reset=")).map(resetTokenIn);
  assert.equal(links.length, 3);
  const [last] = links.slice(-1);
  assert.equal((await portal.visit().send("access.reset", { token: last, next })).status, 200);
  assert.equal((await signIn(portal.visit(), email, next)).status, 200);
});

test("ends locks and used-up resets from a clock that was a year ahead once it is corrected [P35, Q54, Q58]", async () => {
  const clock = { time: Date.UTC(2026, 5, 1), passed: 0, now: () => clock.time, monotonic: () => clock.passed };
  const portal = await openPortal({ clock });
  const { email, visitor } = await portal.settle("wanda");
  const year = 365 * 86_400_000;
  clock.time += year;
  for (let i = 0; i < 10; i++) await signIn(portal.visit(), email, `guess ${i}`);
  for (let i = 0; i < 3; i++) await portal.visit().send("access.forgot", { organizationId: "org", email });
  assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
  clock.time -= year;
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
  await visitor.send("access.signOut");
  const before = portal.mails.length;
  await portal.visit().send("access.forgot", { organizationId: "org", email });
  await portal.deliver();
  assert.ok(portal.mails.slice(before).some(({ text }) => text.includes("#reset=")));
  for (let i = 0; i < 10; i++) await signIn(portal.visit(), email, `guess ${i}`);
  assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
});
