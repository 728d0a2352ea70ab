import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";
import { countingLimits } from "../mail/counting-limits.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { goodPassword, hire, openBrowser, settle, temporaryPasswordTo } from "./portal.fixture.ts";

const hours = 3_600_000;

/** A person who has been mailed a temporary password. */
async function openInvited() {
  const world = await createMailedWorld();
  const wim = await hire(world.boss, "Wim");
  await world.boss.client.access.activate({ personId: wim.id });
  await world.app.rollcall.dispatchMail();
  const status = async () => (await world.boss.client.people.get({ personId: wim.id })).person.status;
  return { ...world, wim, status, password: temporaryPasswordTo(world.mailer, wim.email) };
}

test("creating a person sends no mail and gives no access [A17, A18, A19]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const { id, email } = await hire(boss, "Wim");
  assert.equal((await boss.client.people.get({ personId: id })).person.status, "not-activated");
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.filter(({ to }) => to.address === email).length, 0);
  assert.equal(await codeOf(openBrowser(app).signIn(email, "")), "sign-in.failed");
});

test("mails the temporary password and the portal address, and stores neither [A24, A25, P28]", async () => {
  const { app, mailer, wim, password } = await openInvited();
  const { text, html } = mailer.to(wim.email);
  for (const body of [text, html]) {
    assert(body.includes(password));
    assert(body.includes("https://planner.example.com/portal?organization=acme"));
  }
  assert(!JSON.stringify(await app.everything()).includes(password));
});

test("sends one email and one password when activated twice, even concurrently [P31]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const { id, email } = await hire(boss, "Wim");
  const activate = async () => boss.client.access.activate({ personId: id });
  const [one, other] = await Promise.all([activate(), activate()]);
  assert.deepEqual(one.person.issue, other.person.issue);
  await activate();
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.filter(({ to }) => to.address === email).length, 1);
  assert.equal(await openBrowser(app).signIn(email, temporaryPasswordTo(mailer, email)), true);
});

test("resending invalidates the previous password and its session; concurrent resends yield one password [P31, P32, Q27]", async () => {
  const { app, boss, mailer, wim, password } = await openInvited();
  const browser = openBrowser(app);
  await browser.signIn(wim.email, password);
  const { issue } = (await boss.client.people.get({ personId: wim.id })).person;
  const resend = async () => boss.client.access.resend({ personId: wim.id, issue });
  const [one, other] = await Promise.all([resend(), resend()]);
  assert.equal(one.person.issue, other.person.issue);
  assert.notEqual(one.person.issue, issue);
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.filter(({ to }) => to.address === wim.email).length, 2);
  assert.equal(await codeOf(browser.client.portal.get({})), "session.ended");
  assert.equal(await codeOf(openBrowser(app).signIn(wim.email, password)), "sign-in.failed");
  assert.equal(await openBrowser(app).signIn(wim.email, temporaryPasswordTo(mailer, wim.email)), true);
});

test("sends only the latest mail when resent before the first was dispatched [P28, P31]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const { id, email } = await hire(boss, "Wim");
  const { issue } = (await boss.client.access.activate({ personId: id })).person;
  await boss.client.access.resend({ personId: id, issue });
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.filter(({ to }) => to.address === email).length, 1);
  assert.equal(await openBrowser(app).signIn(email, temporaryPasswordTo(mailer, email)), true);
});

test("the temporary password expires after exactly 72 hours; the list shows it and another can be mailed [Q27, P28, A40]", async () => {
  const { app, boss, mailer, wim, password, status } = await openInvited();
  app.clock.advance(72 * hours - 1);
  assert.equal(await openBrowser(app).signIn(wim.email, password), true);
  app.clock.advance(1);
  assert.equal(await codeOf(openBrowser(app).signIn(wim.email, password)), "sign-in.failed");
  assert.equal(await app.rollcall.settleStatuses(), 1);
  assert.equal(await status(), "expired");
  assert.deepEqual(
    (await boss.client.people.list({ status: "expired" })).rows.map(({ id }) => id),
    [wim.id],
  );
  await boss.client.access.activate({ personId: wim.id });
  await app.rollcall.dispatchMail();
  assert.equal(await openBrowser(app).signIn(wim.email, temporaryPasswordTo(mailer, wim.email)), true);
  assert.equal(await status(), "invited");
});

test("a session opened with a temporary password ends when the password expires [P28, P30]", async () => {
  const { app, wim, password } = await openInvited();
  const browser = openBrowser(app);
  await browser.signIn(wim.email, password);
  app.clock.advance(72 * hours);
  assert.equal(await codeOf(browser.client.portal.get({})), "session.ended");
});

test("rejects activating and resending once the person has chosen a password, and changes nothing [P31, A23]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const xia = await settle(app, mailer, boss, "Xia");
  const ask = boss.client.access;
  for (const press of [
    async () => ask.activate({ personId: xia.id }),
    async () => ask.resend({ personId: xia.id, issue: null }),
  ]) {
    assert.equal(await refusedWithoutEffect(app, press), "person.already-active");
  }
  assert.equal(await openBrowser(app).signIn(xia.email, goodPassword), false);
});

test("shows that the mail to a person bounced [A24]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const { id, email } = await hire(boss, "Wim");
  mailer.answer = ({ to }) =>
    to.address === email ? { status: "refused", reason: "550 no such mailbox" } : { status: "sent" };
  await boss.client.access.activate({ personId: id });
  await app.rollcall.dispatchMail();
  assert.equal((await boss.client.access.get({ personId: id })).access.mailProblem, "refused");
});

test("notifies subscribers of a person when their mail bounces, and not when it is delivered [A24, P24]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const { id } = await hire(boss, "Wim");
  const { issue } = (await boss.client.access.activate({ personId: id })).person;
  const { number } = (await boss.client.access.get({ personId: id })).access;
  await app.rollcall.dispatchMail();
  assert.equal((await boss.client.access.get({ personId: id })).access.number, number);
  await boss.client.access.resend({ personId: id, issue });
  const looking = await listen(app, boss, { "people:acme": null });
  await looking.untilReady();
  mailer.answer = () => ({ status: "refused", reason: "550 no such mailbox" });
  await app.rollcall.dispatchMail();
  assert.deepEqual(change(await looking.next()).events, [{ type: "people-changed", personId: id }]);
  looking.abort.abort();
});

test("refuses an activation beyond the caller's limit, says when the next one is possible, and changes nothing [P14, Q53]", async () => {
  const { limits } = countingLimits();
  const { app, boss, mailer } = await createMailedWorld({ limits: () => limits }, { limits: { perActor: 2 } });
  const people = [];
  for (const name of ["Wim", "Xia", "Zoe"]) people.push(await hire(boss, name));
  const [wim, xia, zoe] = people;
  assert(wim !== undefined && xia !== undefined && zoe !== undefined);
  for (const { id } of [wim, xia]) await boss.client.access.activate({ personId: id });
  const { details } = await refusal(boss.client.access.activate({ personId: zoe.id }), "request.throttled");
  assert.deepEqual(details, { retryAfter: 3600 });
  assert.equal((await boss.client.access.get({ personId: zoe.id })).access.stage, "created");
  mailer.sent.length = 0;
  await app.rollcall.dispatchMail();
  assert.deepEqual(new Set(mailer.sent.map(({ to }) => to.address)), new Set([wim.email, xia.email]));
});

test("shows that a temporary password is delayed, why, and until when [Q53, P69]", async () => {
  const { taken, limits } = countingLimits();
  const { app, boss, mailer } = await createMailedWorld({ limits: () => limits }, { limits: { perAddress: 1 } });
  const { id: personId } = await hire(boss, "Wim");
  const delay = async () => (await boss.client.access.get({ personId })).access.mailDelay;
  const { issue } = (await boss.client.access.activate({ personId })).person;
  assert.equal(await delay(), null);
  mailer.answer = () => ({ status: "failed", reason: "busy", unreachable: false });
  const announced = async () => (await boss.client.access.get({ personId })).access.number;
  const number = await announced();
  await app.rollcall.dispatchMail();
  assert.equal(await announced(), number + 1);
  const later = (await delay()) ?? assert.fail("it isn't delayed");
  assert.equal(later.reason, "failed");
  mailer.answer = () => ({ status: "sent" });
  app.clock.set(Date.parse(later.until));
  await app.rollcall.dispatchMail();
  assert.equal(await delay(), null);
  await boss.client.access.resend({ personId, issue });
  await app.rollcall.dispatchMail();
  const until = new Date(app.clock.now() + 3_600_000).toISOString();
  assert.deepEqual(await delay(), { reason: "limit", until });
  // The resend and its delay.
  assert.equal(await announced(), number + 3);
  taken.clear();
  mailer.answer = () => ({ status: "refused", reason: "550 no such mailbox" });
  app.clock.advance(3_600_000);
  await app.rollcall.dispatchMail();
  assert.equal(await delay(), null);
});

test("resending a temporary password counts as one of the caller's emails [P14, Q53]", async () => {
  const { taken, limits } = countingLimits();
  const { app, boss } = await createMailedWorld({ limits: () => limits });
  const { id } = await hire(boss, "Wim");
  const { issue } = (await boss.client.access.activate({ personId: id })).person;
  await app.rollcall.dispatchMail();
  taken.clear();
  await boss.client.access.resend({ personId: id, issue });
  assert.equal(taken.get(`mail.actor:${boss.id}`), 1);
  await app.rollcall.dispatchMail();
  assert.equal(taken.get(`mail.actor:${boss.id}`), 1);
});
