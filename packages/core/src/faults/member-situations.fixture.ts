import assert from "node:assert/strict";
import { hire, openBrowser, settle } from "../access/portal.fixture.ts";
import { scriptedCalendars } from "../calendars/scripted-calendars.fixture.ts";
import { update } from "../kernel/store/change.ts";
import { people } from "../people/collection.ts";
import { schedules } from "../schedules/collection.ts";
import { members } from "../schedules/members.ts";
import { plan } from "../shifts/shifts.fixture.ts";
import { addAddress } from "../testing/fake-mailer.fixture.ts";
import { codeOf, hostUser, type TestUser } from "../testing/test-app.fixture.ts";

import { day, minute, type OpenWorld, run, type Situations } from "./situations.fixture.ts";

const pia = "pia@pending.example";

const connect = ({ client }: TestUser) => client.calendars.connect({ address: "https://calendar.example.org/own.ics" });

/** A schedule without auto-send whose admin Ann is ready. Max, if added, isn't. */
async function openReady(open: OpenWorld) {
  const world = await open();
  const { app, ann, boss, max } = world;
  const own = await app.schedule(ann, "Own");
  await boss.client.schedules.setAutoSend({ scheduleId: own, autoSend: false });
  await connect(ann);
  const add = () => ann.client.members.add({ scheduleId: own, people: [{ personId: max.id }] });
  const lastNumber = async () => (await ann.client.schedules.get({ scheduleId: own })).schedule.number;
  const undo = async () => ann.client.history.undo({ scheduleId: own, number: await lastNumber() });
  return { ...world, own, add, undo };
}

/** Max owns a schedule with Ann as its other admin. Ann is ready. */
async function openOwned(open: OpenWorld) {
  const world = await openReady(open);
  const { max, ann } = world;
  const scheduleId = (await max.client.schedules.create({ name: "Max's", owner: "person" })).schedule.id;
  await max.client.members.add({ scheduleId, people: [{ personId: ann.id, role: "admin" }] });
  return world;
}

/** Gil invited Pia as an admin of the schedule and is no longer an admin. */
async function openLostGrant(open: OpenWorld) {
  const world = await open({ directory: { search: () => Promise.resolve([]), get: () => Promise.resolve(listed) } });
  const { app, ann, scheduleId } = world;
  const gil = await app.user("Gil");
  await ann.client.members.add({ scheduleId, people: [{ personId: gil.id, role: "admin" }] });
  await addAddress(gil.client, scheduleId, pia, { role: "admin" });
  await app.rollcall.dispatchMail();
  await ann.client.members.setRole({ scheduleId, personId: gil.id, role: "member" });
  return world;
}

const listed = { hostUserId: "host-Pia", name: "Pia", email: pia };

/** Ann's own schedule as it is while her calendar hasn't reached all of more than 2,000 memberships. */
async function openLagging(open: OpenWorld) {
  const { email } = hostUser("Ann");
  const ann = { hostUserId: "host-Ann", name: "Ann", email };
  const world = await open({ directory: { search: () => Promise.resolve([]), get: () => Promise.resolve(ann) } });
  const scheduleId = await world.app.schedule(world.ann, "Own");
  await connect(world.ann);
  const lag = [
    update(people, [world.ann.id], { copiesTo: "" }),
    update(schedules, [scheduleId], { ready: 0 }),
    update(members, [scheduleId, world.ann.id], { calendar: "none", readiness: "waiting" }),
  ];
  await world.app.store.transaction("write", (tx) => tx.write(lag));
  return world;
}

/** Xia is an external member with her own password. */
async function openExternal(open: OpenWorld) {
  const world = await open();
  const { app, ann, boss, mailer, scheduleId } = world;
  const xia = await settle(app, mailer, boss, "Xia");
  await ann.client.members.add({ scheduleId, people: [{ personId: xia.id }] });
  const lastChange = async () => {
    const { rows } = await boss.client.profiles.listChanges({ personId: xia.id });
    return rows[0]?.number ?? assert.fail("no change");
  };
  return { ...world, xia, lastChange };
}

/** Kim, a scheduler, rated Pia's skill before a link shows that she is Pia. */
async function openOwnRating(open: OpenWorld) {
  const { app, ann, mailer, scheduleId } = await open();
  const personId = await addAddress(ann.client, scheduleId, pia);
  const kim = await app.user("Kim", { email: pia, emailVerified: false, organizationRole: "scheduler" });
  const { id: typeId } = (await kim.client.skills.createType({ name: "Mooring" })).type;
  await kim.client.skills.assign({ typeId, personIds: [personId] });
  await kim.client.skills.rate({ personId, typeId, rating: 5 });
  await app.rollcall.dispatchMail();
  return { kim, token: mailer.tokenTo(pia) };
}

/** Situations of people, members, invitations and calendars. */
export const memberSituations: Situations = {
  async "a scheduler turns out to be a person they rated"(open) {
    const { kim, token } = await openOwnRating(open);
    await kim.client.invitations.accept({ token });
  },
  async "the last person who isn't ready is made unassignable"(open) {
    const { ann, max, own, add } = await openReady(open);
    await add();
    await ann.client.members.setAssignable({ scheduleId: own, personId: max.id, assignable: false });
    await ann.client.members.setAssignable({ scheduleId: own, personId: max.id, assignable: true });
    await ann.client.members.edit({ scheduleId: own, edits: [{ personId: max.id, assignable: false }] });
  },
  async "the last person who isn't ready leaves, is removed, or is removed by an undo"(open) {
    const { ann, max, own, add, undo } = await openReady(open);
    await add();
    await max.client.members.leave({ scheduleId: own });
    await add();
    await ann.client.members.remove({ scheduleId: own, personId: max.id });
    await undo();
    await undo();
  },
  async "the last person who isn't ready is deactivated, and owns the schedule"(open) {
    const { boss, max } = await openOwned(open);
    await boss.client.people.deactivate({ personId: max.id });
  },
  async "the last person who isn't ready is erased, and owns the schedule"(open) {
    const { boss, max } = await openOwned(open);
    await boss.client.people.erase({ personId: max.id });
  },
  async "a person with a calendar accepts an invitation and makes the schedule ready"(open) {
    const { app, ann, max, mailer, own, add } = await openReady(open);
    await connect(max);
    await add();
    await ann.client.invitations.resend({ scheduleId: own, personId: max.id });
    await app.rollcall.dispatchMail();
    await max.client.invitations.accept({ token: mailer.tokenTo(max.identity.email) });
  },
  async "a member with an upcoming shift leaves, or is removed by an undo"(open) {
    const { ann, max, own, add, undo } = await openReady(open);
    for (const remove of [() => max.client.members.leave({ scheduleId: own }), undo]) {
      await add();
      await plan(ann, own, { assignees: [{ personId: max.id }] });
      if (remove === undo) await ann.client.members.remove({ scheduleId: own, personId: max.id });
      if (remove === undo) await undo();
      await remove();
    }
  },
  async "a change to settings is undone"(open) {
    const { ann, own, undo } = await openReady(open);
    await ann.client.schedules.update({ scheduleId: own, name: "Mine" });
    await undo();
  },
  async "a user whose admin role was granted by a former admin makes a request"(open) {
    const { app } = await openLostGrant(open);
    await app.user("Pia", { email: pia });
  },
  async "a user whose admin role was granted by a former admin is added from the directory"(open) {
    const { boss } = await openLostGrant(open);
    await boss.client.people.adopt({ hostUserId: listed.hostUserId });
  },
  async "the job reviews roles granted by a former admin"(open) {
    const { app } = await openLostGrant(open);
    app.clock.advance(1000);
    await run(app, "members.reviewGrants");
  },
  async "the rest of many memberships follows with a request"(open) {
    const { app } = await openLagging(open);
    await app.user("Ann");
  },
  async "the rest of many memberships follows when the person is picked from the directory"(open) {
    const { boss } = await openLagging(open);
    await boss.client.people.adopt({ hostUserId: "host-Ann" });
  },
  async "a claimed mailbox of a person on other schedules, with an admin role granted by a former admin"(open) {
    const { app, ann, mailer } = await openLostGrant(open);
    const own = await app.schedule(ann, "Own");
    const claimant = await app.user("Pia", { email: pia, emailVerified: false });
    await ann.client.members.add({ scheduleId: own, people: [{ personId: claimant.id, invited: false }] });
    await claimant.client.invitations.accept({ token: mailer.tokenTo(pia) });
  },
  async "a claimed mailbox of a person on no other schedule"(open) {
    const { app, ann, mailer, scheduleId } = await open();
    await addAddress(ann.client, scheduleId, pia);
    await app.rollcall.dispatchMail();
    const claimant = await app.user("Pia", { email: pia, emailVerified: false });
    await claimant.client.invitations.accept({ token: mailer.tokenTo(pia) });
  },
  async "the host makes a user an admin"(open) {
    const { app } = await open();
    await app.rollcall.grantAdmin({ organizationId: "acme", hostUserId: "host-Max" });
  },
  async "the host changes the name of a user"(open) {
    const { app } = await open();
    await app.user("Max", { name: "Maximilian" });
  },
  async "schedulers change and restore the name of an external member"(open) {
    const { boss, xia, lastChange } = await openExternal(open);
    await boss.client.profiles.update({ personId: xia.id, set: { firstName: "Xenia" } });
    await boss.client.profiles.restore({ personId: xia.id, field: "firstName", number: await lastChange() });
  },
  async "an external member changes and restores their name"(open) {
    const { xia, lastChange } = await openExternal(open);
    await xia.browser.client.portal.updateProfile({ set: { firstName: "Xenia" } });
    await xia.browser.client.portal.restoreField({ field: "firstName", number: await lastChange() });
  },
  async "an external member gets another address"(open) {
    const { app, ann, boss, scheduleId } = await open();
    const wim = await hire(boss, "Wim");
    await ann.client.members.add({ scheduleId, people: [{ personId: wim.id }] });
    await app.rollcall.dispatchMail();
    await boss.client.people.setAddress({ personId: wim.id, email: "wim@elsewhere.example" });
  },
  async "a portal is paused until a date, and for good"(open) {
    const { app, boss, xia } = await openExternal(open);
    const until = new Date(app.clock.now() + minute).toISOString();
    await boss.client.access.setPortal({ personId: xia.id, portal: "off", until });
    app.clock.advance(2 * minute);
    await app.rollcall.settleStatuses();
    await boss.client.access.setPortal({ personId: xia.id, portal: "off" });
    await boss.client.access.setPortal({ personId: xia.id, portal: "on" });
  },
  async "an external member enters many wrong passwords"(open) {
    const { app, xia } = await openExternal(open);
    for (let i = 0; i < 10; i++) await codeOf(openBrowser(app).signIn(xia.email, `not the one they have ${i}`));
  },
  async "several invitations are sent, expire and are repeated, and one"(open) {
    const { app, ann, boss, max, scheduleId, own, add } = await openReady(open);
    await boss.client.schedules.setAutoSend({ scheduleId, autoSend: false });
    await ann.client.members.add({ scheduleId, people: [{ address: "jo@pending.example" }, { address: pia }] });
    await ann.client.invitations.send({ scheduleId });
    await add();
    await ann.client.invitations.resend({ scheduleId: own, personId: max.id });
    await app.rollcall.dispatchMail();
    app.clock.advance(30 * day);
    await run(app, "invitations.expire");
    await boss.client.invitations.remind({ scheduleId });
    await boss.client.invitations.remind({ scheduleId: own });
  },
  async "a person who declined is added again while auto-send is on"(open) {
    const { ann, max, mailer, scheduleId } = await open();
    await max.client.invitations.decline({ token: mailer.tokenTo(max.identity.email) });
    await ann.client.members.remove({ scheduleId, personId: max.id });
    await ann.client.members.add({ scheduleId, people: [{ personId: max.id }] });
  },
  async "calendars are connected, fail, work again and are disconnected"(open) {
    const calendars = scriptedCalendars();
    const { app, ann, vic } = await open({ calendars });
    await app.schedule(ann, "Own");
    for (const user of [ann, vic]) await connect(user);
    for (const answer of [{ status: "failed", reason: "not-found" }, calendars.answer] as const) {
      calendars.answer = answer as typeof calendars.answer;
      app.clock.advance(2 * day);
      await app.rollcall.refreshCalendars();
    }
    for (const user of [ann, vic]) await user.client.calendars.disconnect({});
  },
  async "the host provides calendars"(open) {
    const { app, ann } = await open({ hostCalendars: { busyTimes: () => Promise.resolve([]) } });
    await app.schedule(ann, "Own");
    await app.rollcall.refreshCalendars();
  },
};
