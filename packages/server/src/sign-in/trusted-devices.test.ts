import assert from "node:assert/strict";
import test from "node:test";
import { collections, list } from "@rollcall/core";
import { codeOf, openPortal, ownPassword, type Portal, resetTokenIn, signIn, type Visitor } from "./sign-in.fixture.ts";

const minute = 60_000;
const hour = 60 * minute;
const nextPassword = "another umbrella of slate";

/** A stranger who guesses passwords for an address, each time from another source. */
function createStranger(portal: Portal, email: string) {
  let sources = 0;
  return {
    async guess(times: number): Promise<void> {
      for (let i = 0; i < times; i++) {
        const address = `203.0.${sources >> 8}.${sources++ & 255}`;
        assert.equal(
          await codeOf(await signIn(portal.visit({ address }), email, `guess ${sources}`)),
          "sign-in.failed",
        );
      }
    },
    async requestReset(): Promise<void> {
      const visitor = portal.visit({ address: `198.18.${sources >> 8}.${sources++ & 255}` });
      assert.deepEqual(await (await visitor.send("access.forgot", { organizationId: "org", email })).json(), {});
      await portal.deliver();
    },
  };
}

const linksIn = ({ mails }: Portal): readonly string[] =>
  mails.filter(({ text }) => text.includes("#reset=")).map(resetTokenIn);

/** Signs out and in again in a browser. */
async function signInAgain(visitor: Visitor, email: string, password = ownPassword): Promise<number> {
  await visitor.send("access.signOut");
  return (await signIn(visitor, email, password)).status;
}

/** Requests a reset in a browser and uses the emailed link there. */
async function resetIn(portal: Portal, visitor: Visitor, email: string, next: string): Promise<void> {
  const before = linksIn(portal).length;
  assert.equal((await visitor.send("access.forgot", { organizationId: "org", email })).status, 200);
  await portal.deliver();
  assert.equal(linksIn(portal).length, before + 1);
  const used = await visitor.send("access.reset", { token: linksIn(portal).at(-1), next });
  assert.deepEqual([used.status, await used.json()], [200, { device: null }]);
}

test("40 guesses an hour over four hours don't lock the worker's device, and a reset by mail unlocks any browser [P35, Q54, Q58]", async () => {
  const portal = await openPortal();
  const { email, visitor } = await portal.settle("wanda");
  const stranger = createStranger(portal, email);
  for (let quarters = 0; quarters < 16; quarters++) {
    await stranger.guess(10);
    assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
    assert.equal(await signInAgain(visitor, email), 200);
    portal.clock.time += 15 * minute;
  }
  // 100 in a row: the password no longer works in unknown browsers, however long they wait.
  portal.clock.time += 24 * hour;
  assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
  const borrowed = portal.visit();
  await resetIn(portal, borrowed, email, nextPassword);
  assert.equal((await signIn(portal.visit(), email, nextPassword)).status, 200);
  await stranger.guess(10);
  assert.equal((await signIn(borrowed, email, nextPassword)).status, 200);
  assert.equal(await codeOf(await signIn(portal.visit(), email, nextPassword)), "sign-in.failed");
});

test("100 guesses and reset requests over a day don't keep the worker out: their device signs in and gets links [P35, Q58]", async () => {
  const portal = await openPortal();
  const { email, visitor, personId } = await portal.settle("wanda");
  const stranger = createStranger(portal, email);
  for (let quarters = 0; quarters < 10; quarters++) {
    await stranger.guess(10);
    assert.equal(await signInAgain(visitor, email), 200);
    portal.clock.time += 15 * minute;
  }
  for (let requests = 0; requests < 3; requests++) await stranger.requestReset();
  assert.equal(linksIn(portal).length, 3);
  // A request beyond the limit sends no email and leaves the last link valid.
  await stranger.requestReset();
  assert.equal(linksIn(portal).length, 3);
  const borrowed = portal.visit();
  const used = await borrowed.send("access.reset", { token: linksIn(portal).at(-1), next: nextPassword });
  assert.equal(used.status, 200);
  assert.equal((await signIn(borrowed, email, nextPassword)).status, 200);
  // The stranger continues for the rest of the day.
  let password = nextPassword;
  for (let hours = 0; hours < 20; hours++) {
    await stranger.guess(10);
    await stranger.requestReset();
    assert.equal(await signInAgain(borrowed, email, password), 200);
    if (hours % 7 === 0) {
      password = `${nextPassword} ${hours}`;
      await resetIn(portal, borrowed, email, password);
      assert.equal(await signInAgain(borrowed, email, password), 200);
    }
    portal.clock.time += hour;
  }
  await stranger.guess(10);
  assert.equal(await codeOf(await signIn(visitor, email, password)), "sign-in.failed");
  // Mail from schedulers has its own limit.
  const before = portal.mails.length;
  await portal.ann("people.setAddress", { personId, email: "wanda@elsewhere.test" });
  await portal.ann("access.activate", { personId });
  await portal.deliver();
  assert.equal(portal.mails.length, before + 1);
});

test("unknown browsers share three reset emails, and may use another one every four hours [P35, Q58]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const stranger = createStranger(portal, email);
  const mailed: number[] = [];
  for (let hours = 0; hours < 16; hours++) {
    const before = linksIn(portal).length;
    for (let requests = 0; requests < 4; requests++) await stranger.requestReset();
    mailed.push(linksIn(portal).length - before);
    portal.clock.time += hour;
  }
  assert.deepEqual(mailed, [3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
});

test("a device is locked only by its own failures, for the rest of 15 minutes [Q54, Q58]", async () => {
  const portal = await openPortal();
  const { email, visitor } = await portal.settle("wanda");
  const other = portal.visit();
  assert.equal((await signIn(other, email, ownPassword)).status, 200);
  for (let i = 0; i < 10; i++) assert.equal(await codeOf(await signIn(visitor, email, `guess ${i}`)), "sign-in.failed");
  assert.equal(await codeOf(await signIn(visitor, email, ownPassword)), "sign-in.failed");
  assert.equal((await signIn(other, email, ownPassword)).status, 200);
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
  portal.clock.time += 15 * minute;
  assert.equal((await signIn(visitor, email, ownPassword)).status, 200);
});

test("strangers at the same source, whether known or unknown, can't throttle a trusted device [P36, Q58]", async () => {
  for (const address of ["198.51.100.20", undefined]) {
    const portal = await openPortal();
    const { email, visitor } = await portal.settle("wanda");
    visitor.cookie ??= assert.fail("no cookie");
    const neighbor = portal.visit({ address });
    const worker = portal.visit({ address });
    worker.cookie = visitor.cookie;
    for (let i = 0; i < 100; i++) await signIn(neighbor, `person-${i}@workers.test`, "guess");
    for (let i = 0; i < 100; i++)
      await neighbor.send("access.forgot", { organizationId: "org", email: "no@where.test" });
    assert.equal((await signIn(portal.visit({ address }), email, ownPassword)).status, 429);
    assert.equal(await signInAgain(worker, email), 200);
    await resetIn(portal, worker, email, nextPassword);
    assert.equal(await signInAgain(worker, email, nextPassword), 200);
  }
});

test("recognizes each of several people who share a browser [Q58]", async () => {
  const portal = await openPortal();
  const wanda = await portal.settle("wanda");
  const wilma = await portal.settle("wilma");
  for (const { email } of [wanda, wilma]) await createStranger(portal, email).guess(10);
  // Wilma's device is unknown to Wanda's account.
  assert.equal(await codeOf(await signIn(wilma.visitor, wanda.email, ownPassword)), "sign-in.failed");
  portal.clock.time += 15 * minute;
  assert.equal((await signIn(wilma.visitor, wanda.email, ownPassword)).status, 200);
  for (const { email } of [wanda, wilma]) await createStranger(portal, email).guess(10);
  for (const { email } of [wanda, wilma, wanda]) assert.equal(await signInAgain(wilma.visitor, email), 200);
});

test("a password change elsewhere and signing in with a planted token don't leave a device trusted [P32, P33, Q58]", async () => {
  const portal = await openPortal();
  const { email, visitor } = await portal.settle("wanda");
  const elsewhere = portal.visit();
  await signIn(elsewhere, email, ownPassword);
  const copied = portal.visit();
  copied.cookie = visitor.cookie;
  const changed = await visitor.send("access.changePassword", { current: ownPassword, next: nextPassword });
  assert.equal(changed.status, 200);
  const planted = portal.visit();
  planted.cookie = `__Host-rollcall-device=${"x".repeat(32)}`;
  assert.equal((await signIn(planted, email, nextPassword)).status, 200);
  const planter = portal.visit();
  planter.cookie = `__Host-rollcall-device=${"x".repeat(32)}`;
  await createStranger(portal, email).guess(10);
  for (const [name, browser] of Object.entries({ elsewhere, copied, planter })) {
    assert.equal(await codeOf(await signIn(browser, email, nextPassword)), "sign-in.failed", name);
  }
  for (const browser of [visitor, planted]) assert.equal(await signInAgain(browser, email, nextPassword), 200);
});

test("deactivation, a new address and erasure end a person's devices, which are stored as hashes [P32, Q58, X8]", async () => {
  const endings = {
    "people.deactivate": {},
    "people.setAddress": { email: "elsewhere@workers.test" },
    "people.erase": {},
  };
  const stored = ["sessions", "trusted_devices"].map((name) =>
    list(collections.find((one) => one.name === name) ?? assert.fail(name), "key", 0)({ equal: [], limit: 10 }),
  );
  for (const [name, more] of Object.entries(endings)) {
    const portal = await openPortal();
    const { personId, visitor } = await portal.settle("wanda");
    const rows = async () => portal.store.transaction("read", (tx) => tx.read(stored));
    const [open, devices] = await rows();
    assert.deepEqual([open?.length, devices?.length], [1, 1]);
    const token = /-device=([\w-]{32})/.exec(visitor.cookie ?? "")?.[1] ?? assert.fail("no device");
    assert.equal(JSON.stringify(devices).includes(token), false);
    await portal.ann(name, { personId, ...more });
    assert.deepEqual(await rows(), [[], []], name);
  }
});

test("accepts a temporary password despite wrong passwords, because it can't be guessed [P35, Q58]", async () => {
  const portal = await openPortal();
  const { email, temporary } = await portal.hire("wanda");
  await createStranger(portal, email).guess(120);
  assert.equal((await signIn(portal.visit(), email, temporary)).status, 200);
});
