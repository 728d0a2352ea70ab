import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";

const pia = "pia@pending.example";
const claim = { email: pia, emailVerified: false } as const;

test("keeps a mailbox verified no matter how the host spells it, so no one is added twice [P02, P16, Q17]", async () => {
  const { app, ann, mailer, scheduleId } = await createMailedWorld();
  const personId = await addAddress(ann.client, scheduleId, "Pia@Pending.example");
  await app.rollcall.dispatchMail();
  const claimant = await app.user("Pia", claim);
  await claimant.client.invitations.accept({ token: mailer.tokenTo("Pia@Pending.example") });
  assert.equal((await claimant.actor()).personId, personId);
  const { results } = await ann.client.members.add({ scheduleId, people: [{ address: pia }] });
  assert.equal(results[0]?.status === "refused" && results[0].reason.code, "member.already-there");
});

for (const isElsewhere of [true, false]) {
  const who = isElsewhere ? "a person on other schedules" : "a person who is no longer on any schedule";
  test(`gives ${who} every invitation to the mailbox they have verified [P02, Q17]`, async () => {
    const { app, ann, mailer, scheduleId } = await createMailedWorld();
    const own = await app.schedule(ann, "Own");
    const second = await app.schedule(ann, "Day desk");
    const { id, client } = await app.user("Pia", claim);
    await ann.client.members.add({ scheduleId: own, people: [{ personId: id, invited: false }] });
    await addAddress(ann.client, scheduleId, pia);
    await app.rollcall.dispatchMail();
    const first = mailer.tokenTo(pia);
    await addAddress(ann.client, second, pia, { role: "admin" });
    await app.rollcall.dispatchMail();
    const other = mailer.tokenTo(pia);
    await client.invitations.accept({ token: first });
    if (!isElsewhere) {
      for (const left of [own, scheduleId]) await client.members.remove({ scheduleId: left, personId: id });
    }
    const { member } = await client.invitations.accept({ token: other });
    assert.deepEqual([member.role, member.invitation, member.email], ["admin", "accepted", pia]);
    assert.equal((await client.people.getMe({})).person.id, member.personId);
    const { rows } = await ann.client.members.list({ scheduleId: second });
    assert.equal(rows.filter(({ email }) => email === pia).length, 1);
    const { results } = await ann.client.members.add({ scheduleId: second, people: [{ address: pia }] });
    assert.equal(results[0]?.status === "refused" && results[0].reason.code, "member.already-there");
  });
}

test("applies a pause of the invited person to a claimant who is already on schedules [P02, P45]", async () => {
  const { app, boss, ann, mailer, scheduleId } = await createMailedWorld();
  const own = await app.schedule(ann, "Own");
  const personId = await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const { id, client, actor } = await app.user("Pia", claim);
  await ann.client.members.add({ scheduleId: own, people: [{ personId: id, invited: false }] });
  const contact = { name: "Amara", address: "amara@example.org" };
  await boss.client.access.setPortal({ personId, portal: "off", reason: "Off season.", contact });
  await client.invitations.accept({ token: mailer.tokenTo(pia) });
  assert.equal((await actor()).restriction, "portal.paused");
  assert.deepEqual((await client.portal.get({})).pause, { reason: "Off season.", until: null, contact });
});

test("keeps a calendar that was connected before the mailbox was verified [P02, Q52]", async () => {
  const { app, ann, mailer, scheduleId } = await createMailedWorld();
  const personId = await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const { client } = await app.user("Pia", claim);
  await client.calendars.connect({ address: "https://calendar.example/pia.ics" });
  const { member } = await client.invitations.accept({ token: mailer.tokenTo(pia) });
  assert.deepEqual([member.personId, member.calendar], [personId, "ok"]);
  assert.equal((await client.calendars.get({})).state, "ok");
  assert.equal((await client.calendars.refresh({})).state, "ok");
});

test("erases a claimant completely, including the name and calendar from before the claim [P02, Q49, X8]", async () => {
  const { app, ann, boss, mailer, scheduleId } = await createMailedWorld();
  const address = "zebulon@pending.example";
  const personId = await addAddress(ann.client, scheduleId, address);
  await app.rollcall.dispatchMail();
  const { client } = await app.user("Zebulon", { email: address, emailVerified: false });
  await client.calendars.connect({ address: "https://calendar.example/zebulon.ics" });
  await client.invitations.accept({ token: mailer.tokenTo(address) });
  await boss.client.people.erase({ personId });
  assert.doesNotMatch(JSON.stringify(await app.everything()), /zebulon/i);
});

test("carries a pause, its details and a granted role over to the claimant, regardless of their address [P02, P45, Q49]", async () => {
  const { app, boss, ann, mailer, scheduleId } = await createMailedWorld();
  const personId = await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const { id, identity, client, actor } = await app.user("Pia", { email: pia, emailVerified: false });
  const { organizationId, hostUserId } = identity;
  await app.rollcall.grantAdmin({ organizationId, hostUserId });
  const contact = { name: "Amara", address: "amara@example.org" };
  await boss.client.access.setPortal({ personId: id, portal: "off", reason: "Off season.", contact });
  await client.invitations.accept({ token: mailer.tokenTo(pia) });
  const { restriction, ...who } = await actor();
  assert.deepEqual([who.personId, who.organizationRole, restriction], [personId, "admin", "portal.paused"]);
  assert.deepEqual((await client.portal.get({})).pause, { reason: "Off season.", until: null, contact });
  assert.equal((await boss.client.access.get({ personId: id })).access.contact, null);
  await boss.client.access.setPortal({ personId, portal: "on" });
  assert.equal((await client.portal.get({})).restriction, null);
});
