import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, refusal } from "../testing/test-app.fixture.ts";
import { StoreUnavailable } from "../index.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { goodPassword, hire, openBrowser, settle, temporaryPasswordTo } from "./portal.fixture.ts";

const day = 86_400_000;
const another = "twelve patient river pilots";

async function openSettled() {
  const world = await createMailedWorld();
  const xia = await settle(world.app, world.mailer, world.boss, "Xia");
  const forget = async () => {
    await openBrowser(world.app).client.access.forgot({ organizationId: "acme", email: xia.email });
    await world.app.rollcall.dispatchMail();
    return /#reset=([\w.-]+)/.exec(world.mailer.to(xia.email).text)?.[1] ?? assert.fail("no link");
  };
  return { ...world, xia, forget };
}

test("rejects the temporary password and variations of it as the new one [P30]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const { id, email } = await hire(boss, "Wim");
  await boss.client.access.activate({ personId: id });
  await app.rollcall.dispatchMail();
  const browser = openBrowser(app);
  const current = temporaryPasswordTo(mailer, email);
  await browser.signIn(email, current);
  for (const next of [current, `${current} `, current.toUpperCase(), current.replaceAll("-", ""), `my ${current}!`]) {
    assert.equal(await codeOf(browser.client.access.changePassword({ current, next })), "password.unchanged", next);
  }
  assert.equal((await browser.client.portal.get({})).restriction, "password.change-required");
});

test("accepts an extended version of the person's own password as the new one [P38, Q47]", async () => {
  const { app, xia } = await openSettled();
  const next = `${goodPassword}, seven`;
  await xia.browser.client.access.changePassword({ current: goodPassword, next });
  assert.equal(await openBrowser(app).signIn(xia.email, next), false);
});

test("rejects the organization's name and variations of it as a password [Q47, P38]", async () => {
  const { xia } = await openSettled();
  const change = xia.browser.client.access.changePassword({ current: goodPassword, next: "Acme.acme-ACME_acme" });
  assert.equal(await codeOf(change), "password.too-common");
});

test("reports the minimum length when a password is too short [Q47]", async () => {
  const { xia } = await openSettled();
  const change = async (next: string) => xia.browser.client.access.changePassword({ current: goodPassword, next });
  assert.deepEqual(await refusal(change("short")), { code: "password.too-short", details: { least: 15 } });
  assert.equal(await codeOf(change("correct horse battery staple")), "password.too-common");
  assert.equal(await codeOf(change("x".repeat(1025))), "request.invalid");
});

test("requires the current password in addition to the session [P29, A56]", async () => {
  const { xia } = await openSettled();
  const wrong = { current: "not the one they have", next: another };
  assert.equal(await codeOf(xia.browser.client.access.changePassword(wrong)), "sign-in.failed");
});

test("changing the password ends every other session and gives the current one a new id [P32, P33]", async () => {
  const { app, xia } = await openSettled();
  const elsewhere = openBrowser(app);
  await elsewhere.signIn(xia.email, goodPassword);
  const before = xia.browser.token;
  const { session } = await xia.browser.client.access.changePassword({ current: goodPassword, next: another });
  assert.equal(await codeOf(elsewhere.client.portal.get({})), "session.ended");
  assert.equal(await codeOf(app.rollcall.session(before)), "session.ended");
  xia.browser.token = session?.token ?? "";
  assert.equal((await xia.browser.client.portal.get({})).restriction, null);
});

test("each sign-in creates a new session id and invalidates the previous one; signing out ends it [P33]", async () => {
  const { app, xia } = await openSettled();
  const first = xia.browser.token;
  await xia.browser.signIn(xia.email, goodPassword);
  assert.notEqual(xia.browser.token, first);
  assert.equal(await codeOf(app.rollcall.session(first)), "session.ended");
  await xia.browser.client.access.signOut({});
  assert.equal(await codeOf(xia.browser.client.portal.get({})), "session.ended");
});

test("a session ends after 30 days, or after 7 days without use [P32]", async () => {
  const { app, xia } = await openSettled();
  const idle = openBrowser(app);
  await idle.signIn(xia.email, goodPassword);
  await xia.browser.signIn(xia.email, goodPassword);
  for (let days = 0; days < 29; days++) {
    app.clock.advance(day);
    await xia.browser.client.portal.get({});
    if (days === 7) assert.equal(await codeOf(idle.client.portal.get({})), "session.ended");
  }
  app.clock.advance(day);
  assert.equal(await codeOf(xia.browser.client.portal.get({})), "session.ended");
  assert.equal((await app.rollcall.sweep()) > 0, true);
});

test("limits a person to 20 sessions: another one ends only the oldest [P32]", async () => {
  const { app, xia } = await openSettled();
  const browsers = [xia.browser];
  for (let more = 0; more < 20; more++) {
    app.clock.advance(1);
    const browser = openBrowser(app);
    await browser.signIn(xia.email, goodPassword);
    browsers.push(browser);
  }
  const [oldest, ...others] = browsers;
  assert.equal(await codeOf(oldest?.client.portal.get({}) ?? assert.fail()), "session.ended");
  for (const { client } of others) assert.equal((await client.portal.get({})).signedIn, true);
});

test("a session can still read while the store rejects writes [F3, P32]", async () => {
  const store = createMemoryStore();
  const { app, boss, mailer } = await createMailedWorld({ store });
  const { browser } = await settle(app, mailer, boss, "Xia");
  const transaction = store.transaction.bind(store);
  store.transaction = (mode, work) => {
    if (mode === "write") throw new StoreUnavailable("the disk is full");
    return transaction(mode, work);
  };
  app.clock.advance(day);
  assert.equal((await browser.client.portal.get({})).restriction, null);
});

test("one of two concurrent resets succeeds, ends every session and signs no one in [P32, P37]", async () => {
  const { app, xia, forget } = await openSettled();
  const token = await forget();
  const { client } = openBrowser(app);
  const reset = async (next: string) => client.access.reset({ token, next });
  const outcomes = await Promise.allSettled([reset(another), reset("some other good password")]);
  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  assert.equal(await codeOf(reset(another)), "link.invalid");
  assert.equal(await codeOf(xia.browser.client.portal.get({})), "session.ended");
  assert.equal(await codeOf(openBrowser(app).signIn(xia.email, goodPassword)), "sign-in.failed");
});

test("a reset link is invalid after an hour, a newer link or a password change [P37]", async () => {
  const { app, xia, forget } = await openSettled();
  const { client } = openBrowser(app);
  const codeFor = async (token: string) => codeOf(client.access.reset({ token, next: another }));
  const older = await forget();
  const newer = await forget();
  assert.equal(await codeFor(older), "link.invalid");
  assert.equal(await codeOf(client.access.reset({ token: newer, next: "short" })), "password.too-short");
  await xia.browser.client.access.changePassword({ current: goodPassword, next: another });
  assert.equal(await codeFor(newer), "link.invalid");
  const late = await forget();
  app.clock.advance(3_600_000);
  assert.equal(await codeFor(late), "link.invalid");
});

test("an expired reset link stays invalid even if the clock is set back in the meantime [P37, P39]", async () => {
  const { app, xia, forget } = await openSettled();
  const token = await forget();
  const end = app.clock.now() + 3_600_000;
  const readings = [end];
  app.clock.now = () => readings.pop() ?? end - 1;
  const { client } = openBrowser(app);
  assert.equal(await codeOf(client.access.reset({ token, next: another })), "link.invalid");
  assert.equal(await openBrowser(app).signIn(xia.email, goodPassword), false);
});

test("mails no reset link to a person without a chosen password, and gives the same response [P34, P37]", async () => {
  const { app, boss, mailer, xia } = await openSettled();
  const wim = await hire(boss, "Wim");
  await boss.client.access.activate({ personId: wim.id });
  await app.rollcall.dispatchMail();
  const mails = mailer.sent.length;
  const ask = openBrowser(app).client.access;
  for (const email of [wim.email, "unknown@workers.example", "no address", boss.identity.email]) {
    assert.deepEqual(await ask.forgot({ organizationId: "acme", email }), {});
  }
  assert.deepEqual(await ask.forgot({ organizationId: "umbrella", email: xia.email }), {});
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, mails);
});

test("requesting a reset link for a deactivated account changes nothing [P34, P37, Q49]", async () => {
  const { app, boss, xia } = await openSettled();
  await boss.client.people.deactivate({ personId: xia.id });
  const before = await app.everything();
  await openBrowser(app).client.access.forgot({ organizationId: "acme", email: xia.email });
  assert.deepEqual(await app.everything(), before);
});

test("erasing a person removes their password, sessions and address [P25, A36]", async () => {
  const { app, boss, xia } = await openSettled();
  await boss.client.people.erase({ personId: xia.id });
  assert.equal(await codeOf(xia.browser.client.portal.get({})), "session.ended");
  assert.doesNotMatch(JSON.stringify(await app.everything()), /xia@|pbkdf2/iu);
});

test("the installation's operator can make a host user an admin regardless of the host, and undo it [Q49, Q51]", async () => {
  const { app, max } = await createMailedWorld();
  const { hostUserId } = max.identity;
  await app.rollcall.grantAdmin({ organizationId: "acme", hostUserId });
  assert.equal((await max.client.people.getMe({})).person.organizationRole, "admin");
  await app.rollcall.grantAdmin({ organizationId: "acme", hostUserId, revoke: true });
  assert.equal((await max.client.people.getMe({})).person.organizationRole, "member");
  assert.equal(
    await codeOf(app.rollcall.grantAdmin({ organizationId: "acme", hostUserId: "none" })),
    "request.not-found",
  );
});
