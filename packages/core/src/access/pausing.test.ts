import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { goodPassword, hire, openBrowser, settle, temporaryPasswordTo } from "./portal.fixture.ts";

const day = 86_400_000;

/** A signed-in external person on a schedule with an upcoming shift. */
async function openPortal() {
  const world = await createMailedWorld();
  const { app, boss, ann, mailer, scheduleId } = world;
  const xia = await settle(app, mailer, boss, "Xia");
  await ann.client.members.add({ scheduleId, people: [{ personId: xia.id }] });
  const start = "2026-02-02T08:00:00+00:00[UTC]";
  const end = "2026-02-02T16:00:00+00:00[UTC]";
  const { shift } = await ann.client.shifts.create({
    scheduleId,
    kind: "Night",
    start,
    end,
    assignees: [{ personId: xia.id }],
  });
  await ann.client.shifts.update({ scheduleId, shiftId: shift.id, status: "confirmed" });
  const pause = async (more: object = {}) => boss.client.access.setPortal({ personId: xia.id, portal: "off", ...more });
  const resume = async () => boss.client.access.setPortal({ personId: xia.id, portal: "on" });
  const at = (days: number) => new Date(app.clock.now() + days * day).toISOString();
  return {
    ...world,
    xia,
    pause,
    resume,
    at,
    status: async () => (await boss.client.people.get({ personId: xia.id })).person.status,
  };
}

test("from the next request on, only the pause page responds [A28, A32, P45]", async () => {
  const { boss, xia, pause, at } = await openPortal();
  const { client } = xia.browser;
  await pause({ until: at(30), reason: "Off season.", contact: { name: "Amara", address: "amara@example.org" } });
  const { restriction, pause: page, cards, person } = await client.portal.get({});
  assert.equal(restriction, "portal.paused");
  assert.equal(cards, null);
  assert.deepEqual(page, {
    reason: "Off season.",
    until: at(30),
    contact: { name: "Amara", address: "amara@example.org" },
  });
  assert.equal(person.name, "Xia Worker");
  const asked = [
    async () => client.portal.listShifts({}),
    async () => client.portal.getProfile({}),
    async () => client.portal.updateProfile({ set: { nickname: "Xi" } }),
    async () => client.access.changePassword({ current: goodPassword, next: "nine silent harbour gulls" }),
    async () => client.calendars.get({}),
    async () => client.people.getMe({}),
  ];
  for (const one of asked) assert.equal(await codeOf(one()), "portal.paused");
  assert.equal((await boss.client.people.get({ personId: xia.id })).person.status, "paused");
});

test("a pause keeps record, role, assignability, shifts and history; the same session and password work afterward [A33, A34, A35]", async () => {
  const { app, ann, boss, scheduleId, xia, pause, resume } = await openPortal();
  const look = async () => ({
    member: (await ann.client.members.get({ scheduleId, personId: xia.id })).member,
    shifts: (await ann.client.shifts.list({ scheduleId })).rows,
    profile: (await boss.client.profiles.get({ personId: xia.id })).profile,
  });
  const before = await look();
  await pause();
  assert.deepEqual(await look(), before);
  await resume();
  assert.equal((await xia.browser.client.portal.get({})).restriction, null);
  assert.equal((await xia.browser.client.portal.listShifts({})).rows.length, 1);
  assert.equal(await openBrowser(app).signIn(xia.email, goodPassword), false);
});

test("signing in again leads only to the pause page, and no reset is mailed [Q35, P45]", async () => {
  const { app, mailer, xia, pause } = await openPortal();
  await pause();
  const browser = openBrowser(app);
  await browser.signIn(xia.email, goodPassword);
  assert.equal((await browser.client.portal.get({})).restriction, "portal.paused");
  await app.rollcall.dispatchMail();
  const mails = mailer.sent.length;
  await browser.client.access.forgot({ organizationId: "acme", email: xia.email });
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, mails);
});

test("a host user keeps access to the host while their portal is paused [Q34, A5]", async () => {
  const { boss, max, scheduleId } = await createMailedWorld();
  await boss.client.access.setPortal({ personId: max.id, portal: "off" });
  assert.equal((await max.client.portal.get({})).restriction, "portal.paused");
  assert.equal(await codeOf(max.client.portal.listShifts({})), "portal.paused");
  assert.equal((await max.client.members.list({ scheduleId })).rows.length > 0, true);
});

test("a pause starts and ends exactly on time, before any job has run [X20]", async () => {
  const { app, xia, pause, at, status } = await openPortal();
  await pause({ from: at(1), until: at(3) });
  const restriction = async () => (await xia.browser.client.portal.get({})).restriction;
  assert.equal(await restriction(), null);
  app.clock.advance(day - 1);
  assert.equal(await restriction(), null);
  app.clock.advance(1);
  assert.equal(await restriction(), "portal.paused");
  assert.equal(await status(), "active");
  assert.equal(await app.rollcall.settleStatuses(), 1);
  assert.equal(await status(), "paused");
  app.clock.advance(2 * day);
  assert.equal(await restriction(), null);
  assert.equal(await app.rollcall.settleStatuses(), 1);
  assert.equal(await status(), "active");
  assert.equal(await app.rollcall.settleStatuses(), 0);
});

test("a pause survives deactivating and reactivating the account [A36]", async () => {
  const { boss, xia, pause, status } = await openPortal();
  await pause();
  await boss.client.people.deactivate({ personId: xia.id });
  assert.equal(await status(), "deactivated");
  assert.equal(await codeOf(xia.browser.client.portal.get({})), "session.ended");
  await boss.client.people.reactivate({ personId: xia.id });
  assert.equal(await status(), "paused");
});

test("a pause ends the person's own event stream and notifies people managers of a change [P24, P45]", async () => {
  const { app, boss, xia, pause } = await openPortal();
  const own = await listen(app, { actor: async () => app.rollcall.session(xia.browser.token) }, { [xia.id]: null });
  const managerStream = await listen(app, boss, { "people:acme": null });
  await own.untilReady();
  await managerStream.untilReady();
  await pause();
  assert.deepEqual(await own.next(), { kind: "closed", topic: xia.id });
  assert.deepEqual(change(await managerStream.next()).events, [{ type: "people-changed", personId: xia.id }]);
  managerStream.abort.abort();
});

test("rejects an end before the start or in the past [X20]", async () => {
  const { pause, at } = await openPortal();
  for (const more of [
    { from: at(2), until: at(1) },
    { from: at(1), until: at(1) },
    { until: at(-1) },
    { until: "next week" },
  ]) {
    assert.equal(await codeOf(pause(more)), "request.invalid");
  }
});

test("makes the caller the default contact under their current name, and removes them once they are erased [A32, X8, X20]", async () => {
  const { app, boss, xia } = await openPortal();
  const zed = await app.user("Zedekiah", { organizationRole: "scheduler" });
  const { setPortal } = zed.client.access;
  const shown = async () => (await xia.browser.client.portal.get({})).pause?.contact;
  const contact = { name: "Zedekiah", address: "zedekiah@example.org" };
  await setPortal({ personId: xia.id, portal: "off" });
  assert.deepEqual(await shown(), contact);
  // A form sends back the contact it was given, even when another person submits it.
  await boss.client.access.setPortal({ personId: xia.id, portal: "off", reason: "Off season.", contact });
  assert.deepEqual(await shown(), contact);
  assert.deepEqual((await boss.client.access.get({ personId: xia.id })).access.contact, contact);
  await boss.client.people.erase({ personId: zed.id });
  assert.equal(await shown(), null);
  assert.doesNotMatch(JSON.stringify(await app.everything()), /zedekiah/i);
});

test("keeps the contact's name as entered, and falls back to the person's own name [A32, X8]", async () => {
  const { app, boss, xia } = await openPortal();
  const shown = async () => (await xia.browser.client.portal.get({})).pause?.contact;
  const desk = { name: "Rota desk", address: boss.identity.email };
  await boss.client.access.setPortal({ personId: xia.id, portal: "off", contact: desk });
  assert.deepEqual(await shown(), desk);
  const zed = await app.user("Zed", { name: "", organizationRole: "scheduler" });
  await zed.client.access.setPortal({ personId: xia.id, portal: "off" });
  assert.deepEqual(await shown(), { name: zed.identity.email, address: zed.identity.email });
});

test("erasing a person removes a contact with their address under another name [A32, X8]", async () => {
  const { app, boss, xia, pause } = await openPortal();
  const zed = await app.user("Zedekiah", { organizationRole: "scheduler" });
  const contact = { name: "Zedekiah's desk", address: zed.identity.email };
  await pause({ contact });
  assert.deepEqual((await boss.client.access.get({ personId: xia.id })).access.contact, contact);
  await boss.client.people.erase({ personId: zed.id });
  assert.equal((await boss.client.access.get({ personId: xia.id })).access.contact, null);
  // Long enough that random hashes don't contain it.
  assert.doesNotMatch(JSON.stringify(await app.everything()), /zedekiah/i);
});

test("a pause takes precedence over a temporary password: no password must be chosen [A27, A31, Q35]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const { id: personId, email } = await hire(boss, "Wim");
  await boss.client.access.activate({ personId });
  await app.rollcall.dispatchMail();
  const browser = openBrowser(app);
  const current = temporaryPasswordTo(mailer, email);
  await browser.signIn(email, current);
  await boss.client.access.setPortal({ personId, portal: "off", reason: "Off season." });
  const { restriction, pause } = await browser.client.portal.get({});
  assert.deepEqual([restriction, pause?.reason], ["portal.paused", "Off season."]);
  const change = browser.client.access.changePassword({ current, next: goodPassword });
  assert.equal(await codeOf(change), "portal.paused");
  await boss.client.access.setPortal({ personId, portal: "on" });
  assert.equal((await browser.client.portal.get({})).restriction, "password.change-required");
});

test("planning a later pause for a paused person doesn't open the portal in the meantime [X20, A31]", async () => {
  const { xia, pause, at } = await openPortal();
  await pause();
  await pause({ from: at(2), until: at(4) });
  const portal = await xia.browser.client.portal.get({});
  assert.deepEqual([portal.restriction, portal.pause?.until], ["portal.paused", at(4)]);
});

test("stores a contact from the organization by id only, no matter how their address is spelled [X8, X20]", async () => {
  const { app, boss, pause, xia } = await openPortal();
  const zed = await app.user("Zedekiah", { organizationRole: "scheduler" });
  await pause({ contact: { name: "Zedekiah", address: " Zedekiah@Example.ORG " } });
  const { contact } = (await boss.client.access.get({ personId: xia.id })).access;
  assert.deepEqual(contact, { name: "Zedekiah", address: "zedekiah@example.org" });
  await boss.client.people.erase({ personId: zed.id });
  assert.doesNotMatch(JSON.stringify(await app.everything()), /zedekiah/i);
});

test("opening an open portal writes and publishes nothing [A30, X8]", async () => {
  const { app, xia, resume } = await openPortal();
  const before = await app.everything();
  assert.equal((await resume()).person.id, xia.id);
  assert.deepEqual(await app.everything(), before);
});
