import assert from "node:assert/strict";
import test from "node:test";
import { createWebPasswords } from "@rollcall/core";
import { codeOf, openPortal, ownPassword, type Portal, resetTokenIn, signIn } from "./sign-in.fixture.ts";

const minute = 60_000;

/** The number of guesses against a limit of 100; override it with `ROLLCALL_RUNS`. */
const guesses = Number(process.env["ROLLCALL_RUNS"] ?? "300");

/** An unused network address. */
const places = function* (): Generator<string> {
  for (let n = 0; ; n++) yield `203.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
};

/** Enters wrong passwords, each from another source. */
async function guess(portal: Portal, email: string, times: number, from = places()): Promise<void> {
  for (let i = 0; i < times; i++) {
    const { value: address } = from.next() as { value: string };
    assert.equal(await codeOf(await signIn(portal.visit({ address }), email, `guess ${i}`)), "sign-in.failed");
  }
}

/** A portal with one account, and the number of guesses that were compared with its password. */
async function openCounting() {
  const real = createWebPasswords(1);
  let kept = "";
  let compared = 0;
  const passwords = {
    ...real,
    verify: async (hash: string, password: string) => {
      if (hash === kept) compared += 1;
      return real.verify(hash, password);
    },
    hash: async (password: string) => (kept = await real.hash(password)),
  };
  const portal = await openPortal({ passwords });
  const { email } = await portal.settle("wanda");
  const before = compared;
  return { portal, email, compared: () => compared - before };
}

const warnings = ({ mails }: Portal, email: string) =>
  mails.filter(({ to, text }) => to.address === email && !text.includes("#reset=")).slice(1);

test("silently refuses the right password for the rest of 15 minutes after 10 wrong ones [P35, Q54]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  await guess(portal, email, 9);
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
  await guess(portal, email, 1);
  assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
  portal.clock.time += 15 * minute - 1;
  assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
  portal.clock.time += 1;
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
});

test("guesses during a lockout do not extend it [P35, Q54]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  await guess(portal, email, 10);
  for (let passed = 0; passed < 14; passed++) {
    portal.clock.time += minute;
    await guess(portal, email, 3);
  }
  portal.clock.time += minute;
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
});

test("compares at most 100 distributed guesses with an account's password [P35, Q54]", async () => {
  const { portal, email, compared } = await openCounting();
  const from = places();
  // From different sources over almost three hours, with a lock of 15 minutes after every tenth.
  for (let i = 0; i < guesses; i++) {
    portal.clock.time += Math.round(10_000_000 / guesses);
    await guess(portal, email, 1, from);
  }
  assert.ok(compared() <= 100, `${compared()} were compared`);
  portal.clock.time += 60 * minute;
  assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
  const requested = await portal.visit().send("access.forgot", { organizationId: "org", email });
  assert.equal(requested.status, 200);
  await portal.deliver();
  const token = resetTokenIn(portal.mails.findLast(({ text }) => text.includes("#reset=")) ?? assert.fail("no mail"));
  assert.equal((await portal.visit().send("access.reset", { token, next: `${ownPassword} 2` })).status, 200);
  assert.equal((await signIn(portal.visit(), email, `${ownPassword} 2`)).status, 200);
});

test("parallel guesses are counted before they are compared [P35, Q54, F11]", async () => {
  const { portal, email, compared } = await openCounting();
  const from = places();
  await Promise.all(Array.from({ length: 40 }, () => guess(portal, email, 1, from)));
  assert.equal(compared(), 10);
});

test("warns the owner of a locked account by mail at most once an hour, without a secret [P35]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  await guess(portal, email, 30);
  await portal.deliver();
  assert.equal(warnings(portal, email).length, 1);
  for (let quarters = 0; quarters < 3; quarters++) {
    portal.clock.time += 15 * minute;
    await guess(portal, email, 12);
    await portal.deliver();
  }
  assert.equal(warnings(portal, email).length, 1);
  portal.clock.time += 15 * minute;
  await guess(portal, email, 12);
  await portal.deliver();
  assert.equal(warnings(portal, email).length, 2);
});

test("blocks a source for the rest of the hour after 100 wrong passwords for different addresses [P36, Q54]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const visitor = portal.visit({ address: "203.0.113.9" });
  let refused = 0;
  for (let i = 0; i < guesses; i++) {
    const response = await signIn(visitor, `person-${i}@workers.test`, ownPassword);
    if (response.status === 429) refused += 1;
  }
  assert.equal(refused, guesses - 100);
  const response = await signIn(visitor, email, ownPassword);
  assert.deepEqual([response.status, response.headers.get("retry-after")], [429, "3600"]);
  assert.equal(await codeOf(response), "request.throttled");
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
  portal.clock.time += 60 * minute;
  assert.equal((await signIn(visitor, email, ownPassword)).status, 200);
});

test("does not count correct passwords against a source [P35]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  for (let i = 0; i < 150; i++) assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
});

test("an open session cannot be used to guess its password [P35]", async () => {
  const portal = await openPortal();
  const { visitor } = await portal.settle("wanda");
  const codes: string[] = [];
  for (let i = 0; i < 12; i++) {
    codes.push(await codeOf(await visitor.send("access.changePassword", { current: `guess ${i}`, next: ownPassword })));
  }
  assert.deepEqual(new Set(codes.slice(0, 10)), new Set(["sign-in.failed"]));
  assert.deepEqual(new Set(codes.slice(10)), new Set(["request.throttled"]));
});

test("counts wrong passwords in an open session: 100 in a row lock the device, but no other browser [P35, Q54]", async () => {
  const portal = await openPortal();
  const { visitor, email } = await portal.settle("wanda");
  const change = async (current: string) =>
    codeOf(await visitor.send("access.changePassword", { current, next: `${ownPassword} 2` }));
  for (let i = 0; i < 100; i++) {
    if (i % 10 === 0) portal.clock.time += 15 * minute;
    assert.equal(await change(`guess ${i}`), "sign-in.failed");
  }
  portal.clock.time += 15 * minute;
  assert.equal(await change(ownPassword), "sign-in.failed");
  assert.equal(await codeOf(await signIn(visitor, email, ownPassword)), "sign-in.failed");
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
});

test("limits warnings so that the owner still gets the link that unlocks the account [P35, Q53]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const from = places();
  for (let quarters = 0; quarters < 24; quarters++) {
    await guess(portal, email, 12, from);
    await portal.deliver();
    portal.clock.time += 15 * minute;
  }
  assert.equal(warnings(portal, email).length, 2);
  assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
  await portal.visit().send("access.forgot", { organizationId: "org", email });
  await portal.deliver();
  const token = resetTokenIn(portal.mails.findLast(({ text }) => text.includes("#reset=")) ?? assert.fail("no mail"));
  assert.equal((await portal.visit().send("access.reset", { token, next: `${ownPassword} 2` })).status, 200);
});
