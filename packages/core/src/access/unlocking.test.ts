import assert from "node:assert/strict";
import test from "node:test";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { type Browser, goodPassword, hire, openBrowser, settle, temporaryPasswordTo } from "./portal.fixture.ts";

const minute = 60_000;

/** A worker, a scheduler, and what the scheduler sees of the worker's sign-in. */
async function openLockable() {
  const { app, mailer, boss } = await createMailedWorld();
  const xia = await settle(app, mailer, boss, "Xia");
  const guess = async (times: number, browser?: Browser) => {
    for (let i = 0; i < times; i++) {
      const guessed = (browser ?? openBrowser(app)).signIn(xia.email, `not the one they have ${i}`);
      assert.equal(await codeOf(guessed), "sign-in.failed");
    }
  };
  const access = async () => (await boss.client.access.get({ personId: xia.id })).access;
  return { app, mailer, boss, xia, guess, access, fails: codeOf };
}

const at = (time: number): string => new Date(time).toISOString();

test("shows schedulers where a sign-in is locked, since when and until when [Q58, Q54]", async () => {
  const { app, xia, guess, access } = await openLockable();
  assert.deepEqual([(await access()).lock, (await access()).devices], [null, 1]);
  const start = app.clock.now();
  await guess(9);
  app.clock.advance(5 * minute);
  assert.equal((await access()).lock, null);
  await guess(10);
  const ten = { where: "unknown-browsers", since: at(start + 5 * minute), until: at(start + 15 * minute) };
  assert.deepEqual((await access()).lock, ten);
  app.clock.advance(10 * minute);
  assert.equal((await access()).lock, null);
  for (let i = 0; i < 9; i++) {
    await guess(10);
    app.clock.advance(15 * minute);
  }
  assert.equal((await access()).lock?.until, null);
  await xia.browser.client.access.signOutEverywhere({});
  assert.equal((await access()).devices, 0);
});

test("shows the lock of a trusted device only if unknown browsers aren't locked, and unlocks both [Q58]", async () => {
  const { app, boss, xia, guess, access } = await openLockable();
  await guess(10, xia.browser);
  assert.equal((await access()).lock?.where, "own-device");
  await guess(10);
  assert.equal((await access()).lock?.where, "unknown-browsers");
  await boss.client.access.unlock({ personId: xia.id });
  assert.equal((await access()).lock, null);
  assert.equal(await xia.browser.signIn(xia.email, goodPassword), false);
  assert.equal(await openBrowser(app).signIn(xia.email, goodPassword), false);
});

test("unlocking keeps the password, is recorded once, and has no effect without a lock [Q58]", async () => {
  const { app, boss, xia, guess } = await openLockable();
  const number = async () => (await boss.client.access.get({ personId: xia.id })).access.personNumber;
  const before = await number();
  await boss.client.access.unlock({ personId: xia.id });
  assert.equal(await number(), before);
  for (let i = 0; i < 10; i++) {
    await guess(10);
    app.clock.advance(15 * minute);
  }
  const locked = await number();
  const { events } = await boss.client.access.unlock.dryRun({ personId: xia.id });
  assert.deepEqual(
    events.map(({ type }) => type),
    ["sign-in-unlocked", "people-changed"],
  );
  await boss.client.access.unlock({ personId: xia.id });
  await boss.client.access.unlock({ personId: xia.id });
  assert.equal(await number(), locked + 1);
  assert.equal(await openBrowser(app).signIn(xia.email, goodPassword), false);
});

test("replaces a chosen password with a mailed temporary one only while the sign-in is locked [Q58, P31, P32]", async () => {
  const { app, mailer, boss, xia, guess, access, fails } = await openLockable();
  const asked = { personId: xia.id, issue: null };
  assert.equal(await fails(boss.client.access.resend(asked)), "person.already-active");
  await guess(10);
  assert.equal(await fails(boss.client.access.activate({ personId: xia.id })), "person.already-active");
  assert.equal((await access()).refused.resend, undefined);
  // If it is called twice at once, one email is sent.
  await Promise.all([boss.client.access.resend(asked), boss.client.access.resend(asked)]);
  const before = mailer.sent.length;
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, before + 1);
  assert.equal(await fails(xia.browser.client.portal.get({})), "session.ended");
  const { devices, lock, stage } = await access();
  assert.deepEqual([devices, lock, stage], [0, null, "invited"]);
  assert.equal(await fails(openBrowser(app).signIn(xia.email, goodPassword)), "sign-in.failed");
  // The stranger continues, but can't lock a temporary password.
  await guess(10);
  const browser = openBrowser(app);
  assert.equal(await browser.signIn(xia.email, temporaryPasswordTo(mailer, xia.email)), true);
});

test("signs out of every browser and forgets all trusted devices [P32, Q58]", async () => {
  const { app, xia, guess, fails } = await openLockable();
  const other = openBrowser(app);
  await other.signIn(xia.email, goodPassword);
  await other.client.access.signOutEverywhere({});
  for (const { client } of [xia.browser, other]) assert.equal(await fails(client.portal.get({})), "session.ended");
  await guess(10);
  for (const browser of [xia.browser, other]) {
    browser.token = "";
    assert.equal(await fails(browser.signIn(xia.email, goodPassword)), "sign-in.failed");
  }
});

test("only schedulers unlock sign-ins, and the host's users can't sign out everywhere [Q49, Q58]", async () => {
  const { app, boss, fails } = await openLockable();
  const { id: personId } = await hire(boss, "Wim");
  const max = await app.user("Max");
  assert.equal(await fails(max.client.access.unlock({ personId: max.id })), "request.forbidden");
  assert.equal(await fails(max.client.access.unlock({ personId })), "request.not-found");
  assert.equal(await fails(boss.client.access.signOutEverywhere({})), "request.forbidden");
});
