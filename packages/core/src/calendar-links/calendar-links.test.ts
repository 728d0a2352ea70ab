import assert from "node:assert/strict";
import test from "node:test";
import { settle } from "../access/portal.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { openLinks, tokenIn } from "./calendar-links.fixture.ts";

test("a link gives access to the person's own shifts, without drafts, and its secret isn't stored [X14, P52, A64]", async () => {
  const { app, portal, plan, read, ann } = await openLinks();
  await plan("Night", "confirmed");
  await plan("Secret plan", "draft");
  await plan("Another worker’s", "confirmed", ann.id);
  const { link, path } = await portal.createCalendarLink({ name: "Phone", reminders: [60, 15, 60] });
  assert.deepEqual(
    { ...link, id: "", createdAt: "" },
    {
      ...{ id: "", name: "Phone", privacy: "details", offers: true, reminders: [15, 60] },
      ...{ createdAt: "", rotatedAt: null, fetchedAt: null },
    },
  );
  const feed = await read(path);
  assert.deepEqual(
    [feed?.name, feed?.privacy, feed?.reminders, feed?.shifts.map(({ kind }) => kind)],
    ["Phone", "details", [15, 60], ["Night"]],
  );
  const [, secret = ""] = tokenIn(path).split(".");
  assert.equal(secret.length, 32, "192 bits");
  assert(!JSON.stringify(await app.everything()).includes(secret));
  assert(!JSON.stringify(await portal.listCalendarLinks({})).includes(secret));
});

test("always includes cancellations, and offers as tentative if the link includes offers [X14]", async () => {
  const { portal, plan, kindsIn } = await openLinks();
  await plan("Offer", "offered");
  await plan("Fixed", "confirmed");
  await plan("Gone", "cancelled");
  const all = await portal.createCalendarLink({ name: "Phone" });
  const fixed = await portal.createCalendarLink({ name: "Family", offers: false, privacy: "busy" });
  assert.deepEqual((await kindsIn(all.path))?.sort(), ["Fixed confirmed", "Gone cancelled", "Offer tentative"]);
  assert.deepEqual((await kindsIn(fixed.path))?.sort(), ["Fixed confirmed", "Gone cancelled"]);
  await portal.updateCalendarLink({ linkId: all.link.id, offers: false });
  assert.deepEqual((await kindsIn(all.path))?.sort(), ["Fixed confirmed", "Gone cancelled"]);
});

test("a replaced or revoked address is invalid immediately, like an unknown one, and other links stay valid [P52, X14]", async () => {
  const { portal, read } = await openLinks();
  const phone = await portal.createCalendarLink({ name: "Phone" });
  const family = await portal.createCalendarLink({ name: "Family" });
  const rotated = await portal.rotateCalendarLink({ linkId: phone.link.id });
  assert.notEqual(rotated.path, phone.path);
  assert.equal(await codeOf(read(phone.path)), "request.not-found");
  await read(rotated.path);
  await portal.revokeCalendarLink({ linkId: phone.link.id });
  for (const path of [rotated.path, "/calendar/nothing.ics", `/calendar/${"x".repeat(40)}.${"y".repeat(32)}.ics`])
    assert.equal(await codeOf(read(path)), "request.not-found");
  // The id of one link with the secret of another.
  const mixed = `/calendar/${family.link.id}.${tokenIn(rotated.path).split(".")[1] ?? ""}.ics`;
  assert.equal(await codeOf(read(mixed)), "request.not-found");
  await read(family.path);
  assert.deepEqual(
    (await portal.listCalendarLinks({})).links.map(({ name }) => name),
    ["Family"],
  );
});

test("other people's links look missing to the caller [P42]", async () => {
  const { portal, vic } = await openLinks();
  const { link } = await portal.createCalendarLink({ name: "Phone" });
  const { portal: other } = vic.client;
  assert.deepEqual((await other.listCalendarLinks({})).links, []);
  for (const call of [other.updateCalendarLink, other.rotateCalendarLink, other.revokeCalendarLink])
    assert.equal(await codeOf(call({ linkId: link.id })), "request.not-found");
});

test("a person has at most ten links", async () => {
  const { portal } = await openLinks();
  for (let index = 0; index < 10; index++) await portal.createCalendarLink({ name: `Link ${index}` });
  assert.equal(await codeOf(portal.createCalendarLink({ name: "Link 11" })), "calendar-link.too-many");
  assert.equal((await portal.listCalendarLinks({})).links.length, 10);
});

test("records when a feed was read, at most every 15 minutes [X14]", async () => {
  const { app, portal, read } = await openLinks();
  const { path } = await portal.createCalendarLink({ name: "Phone" });
  const fetched = async () => (await portal.listCalendarLinks({})).links[0]?.fetchedAt;
  const first = new Date(app.clock.now()).toISOString();
  await read(path);
  app.clock.advance(14 * 60_000);
  await read(path);
  assert.equal(await fetched(), first);
  app.clock.advance(60_000);
  await read(path);
  assert.equal(await fetched(), new Date(app.clock.now()).toISOString());
});

test("a paused person's calendar has no shifts, and the same address shows them again after the pause [Q35, P45]", async () => {
  const { boss, max, portal, plan, read, kindsIn } = await openLinks();
  await plan("Night", "confirmed");
  const { path } = await portal.createCalendarLink({ name: "Phone" });
  await boss.client.access.setPortal({ personId: max.id, portal: "off", reason: "Off season." });
  assert.deepEqual([(await read(path))?.name, await kindsIn(path)], ["Phone", []]);
  assert.equal(await codeOf(portal.listCalendarLinks({})), "portal.paused");
  await boss.client.access.setPortal({ personId: max.id, portal: "on" });
  assert.deepEqual(await kindsIn(path), ["Night confirmed"]);
});

test("a deactivated person's address is invalid, and an erased person's links are deleted [Q35, X8]", async () => {
  const { app, boss, ann, mailer, scheduleId } = await createMailedWorld();
  const xia = await settle(app, mailer, boss, "Xia");
  await ann.client.members.add({ scheduleId, people: [{ personId: xia.id }] });
  const { path } = await xia.browser.client.portal.createCalendarLink({ name: "Family calendar" });
  const read = () => app.rollcall.calendarFeed(tokenIn(path));
  const { document } = await boss.client.people.export({ personId: xia.id });
  const exported = JSON.stringify(document.records);
  assert.match(exported, /Family calendar/);
  assert.doesNotMatch(exported, /secretHash/);
  await boss.client.people.deactivate({ personId: xia.id });
  assert.equal(await codeOf(read()), "request.not-found");
  await boss.client.people.reactivate({ personId: xia.id });
  await read();
  await boss.client.people.erase({ personId: xia.id });
  assert.equal(await codeOf(read()), "request.not-found");
  assert.doesNotMatch(JSON.stringify(await app.everything()), /Family calendar/);
});
