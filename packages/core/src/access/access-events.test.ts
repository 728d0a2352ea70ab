import assert from "node:assert/strict";
import test from "node:test";
import { change, listen } from "../testing/listen.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { type Browser, goodPassword, hire, openBrowser, settle, temporaryPasswordTo } from "./portal.fixture.ts";

const day = 86_400_000;

test("records access changes with their previous values: invited, activated, paused, opened, including those on schedule [X8, X20]", async () => {
  const { app, mailer, boss } = await createMailedWorld();
  const { id: personId, email } = await hire(boss, "Wim");
  const { setPortal, activate, get } = boss.client.access;
  const { personNumber } = (await get({ personId })).access;
  const stream = await listen(app, boss, { [personId]: personNumber });
  await stream.untilReady();
  const nextEvents = async () => change(await stream.next()).events;

  await activate({ personId });
  assert.deepEqual(await nextEvents(), [{ type: "person-invited", personId, was: { stage: "created" } }]);
  await app.rollcall.dispatchMail();
  const browser = openBrowser(app);
  const current = temporaryPasswordTo(mailer, email);
  await browser.signIn(email, current);
  assert.deepEqual(await nextEvents(), [{ type: "device-trusted", personId }]);
  const { session } = await browser.client.access.changePassword({ current, next: goodPassword });
  browser.token = session?.token ?? "";
  assert.deepEqual(await nextEvents(), [{ type: "password-changed", personId, was: { stage: "invited" } }]);

  const now = app.clock.now();
  const at = (days: number) => new Date(now + days * day).toISOString();
  const on = { pausedFrom: null, pausedUntil: null };
  const planned = { pausedFrom: now + day, pausedUntil: now + 2 * day };
  const open = { pausedFrom: now, pausedUntil: null };
  await setPortal({ personId, portal: "off", from: at(1), until: at(2) });
  assert.deepEqual(await nextEvents(), [{ type: "portal-paused", personId, set: planned, was: on }]);
  await setPortal({ personId, portal: "off" });
  assert.deepEqual(await nextEvents(), [{ type: "portal-paused", personId, set: open, was: planned }]);
  await setPortal({ personId, portal: "on" });
  assert.deepEqual(await nextEvents(), [{ type: "portal-opened", personId, set: on, was: open }]);

  await setPortal({ personId, portal: "off", from: at(1) });
  await nextEvents();
  app.clock.advance(day);
  await app.rollcall.settleStatuses();
  const news = { set: { status: "paused" }, was: { status: "active" } };
  assert.deepEqual(await nextEvents(), [{ type: "person-status-changed", personId, ...news }]);
  stream.abort.abort();
});

test("history records who activated the account and how: the person chose their own password in the portal [X8, P44]", async () => {
  const { app, mailer, boss } = await createMailedWorld();
  const { id: personId, email } = await hire(boss, "Wim");
  await boss.client.access.activate({ personId });
  await app.rollcall.dispatchMail();
  const browser = openBrowser(app);
  const current = temporaryPasswordTo(mailer, email);
  await browser.signIn(email, current);
  await browser.client.access.changePassword({ current, next: goodPassword });
  await openBrowser(app).client.access.forgot({ organizationId: "acme", email });
  await app.rollcall.dispatchMail();
  const token = /#reset=([\w.-]+)/.exec(mailer.to(email).text)?.[1] ?? assert.fail("no link");
  await openBrowser(app).client.access.reset({ token, next: "twelve patient river pilots" });
  const { document } = await boss.client.people.export({ personId });
  assert.deepEqual(
    document.entries.map(({ operation, by, via }) => [operation, by, via]),
    [
      ["people.create", "organization", "host"],
      ["access.activate", "organization", "host"],
      ["access.signIn", "themselves", "portal"],
      ["access.changePassword", "themselves", "portal"],
      ["access.reset", "themselves", "portal"],
    ],
  );
});

test("records a new lock, a new device and a sign-out everywhere for the person and people managers [Q58, X8, P24]", async () => {
  const { app, mailer, boss } = await createMailedWorld();
  const { id: personId, email, browser } = await settle(app, mailer, boss, "Wim");
  const { personNumber } = (await boss.client.access.get({ personId })).access;
  const stream = await listen(app, boss, { [personId]: personNumber });
  await stream.untilReady();
  const nextChange = async () => {
    const { operation, actorId, events } = change(await stream.next());
    return [operation, actorId, events];
  };
  const guess = async (from: Browser, times: number) => {
    for (let i = 0; i < times; i++) await codeOf(from.signIn(email, `not the one they have ${i}`));
  };
  const locked = (where: string) => ["access.countAttempt", "system", [{ type: "sign-in-locked", personId, where }]];
  await guess(openBrowser(app), 12);
  assert.deepEqual(await nextChange(), locked("unknown-browsers"));
  await guess(browser, 10);
  assert.deepEqual(await nextChange(), locked("own-device"));
  app.clock.advance(900_000);
  await browser.signIn(email, goodPassword);
  const other = openBrowser(app);
  await other.signIn(email, goodPassword);
  assert.deepEqual(await nextChange(), ["access.signIn", personId, [{ type: "device-trusted", personId }]]);
  await other.client.access.signOutEverywhere({});
  const signedOut = ["access.signOutEverywhere", personId, [{ type: "signed-out-everywhere", personId }]];
  assert.deepEqual(await nextChange(), signedOut);
  stream.abort.abort();
});

test("notifies people managers when a person chooses their password, and when a portal closes or opens on schedule [A40, X20]", async () => {
  const { app, mailer, boss } = await createMailedWorld();
  const { id: personId, email } = await hire(boss, "Wim");
  await boss.client.access.activate({ personId });
  await app.rollcall.dispatchMail();
  const stream = await listen(app, boss, { "people:acme": null });
  await stream.untilReady();
  const nextEvents = async () => change(await stream.next()).events;
  const browser = openBrowser(app);
  const current = temporaryPasswordTo(mailer, email);
  await browser.signIn(email, current);
  await browser.client.access.changePassword({ current, next: goodPassword });
  assert.deepEqual(await nextEvents(), [{ type: "people-changed", personId }]);
  const from = new Date(app.clock.now() + day).toISOString();
  await boss.client.access.setPortal({ personId, portal: "off", from });
  await nextEvents();
  app.clock.advance(day);
  await app.rollcall.settleStatuses();
  assert.deepEqual(await nextEvents(), [{ type: "people-changed", personId }]);
  stream.abort.abort();
});
