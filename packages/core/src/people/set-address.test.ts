import assert from "node:assert/strict";
import test from "node:test";
import { goodPassword, hire, openBrowser, settle, temporaryPasswordTo } from "../access/portal.fixture.ts";
import { codeOf, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { createMailedWorld, stateOf } from "../testing/fake-mailer.fixture.ts";

const moved = "wim@elsewhere.example";

/** Wim, whose temporary password was mailed to a wrong address. */
async function openMistyped() {
  const world = await createMailedWorld();
  const { app, boss, mailer } = world;
  const wim = await hire(boss, "Wim");
  await boss.client.access.activate({ personId: wim.id });
  await app.rollcall.dispatchMail();
  const setAddress = async (email: string, personId = wim.id) =>
    (await boss.client.people.setAddress({ personId, email })).person;
  return { ...world, wim, setAddress, password: temporaryPasswordTo(mailer, wim.email) };
}

test("correcting an address invalidates the temporary password mailed there and its session [A15, P28, P32]", async () => {
  const { app, mailer, boss, wim, setAddress, password } = await openMistyped();
  const stranger = openBrowser(app);
  await stranger.signIn(wim.email, password);
  const person = await setAddress(moved);
  assert.deepEqual([person.email, person.status, person.issue], [moved, "not-activated", null]);
  assert.equal(await codeOf(stranger.client.portal.get({})), "session.ended");
  for (const email of [wim.email, moved])
    assert.equal(await codeOf(openBrowser(app).signIn(email, password)), "sign-in.failed");
  await boss.client.access.activate({ personId: wim.id });
  await app.rollcall.dispatchMail();
  assert.equal(await openBrowser(app).signIn(moved, temporaryPasswordTo(mailer, moved)), true);
});

test("a person with their own password must be activated again, and keeps record and history [A33, P32, Q26]", async () => {
  const { app, boss, mailer, setAddress } = await openMistyped();
  const xia = await settle(app, mailer, boss, "Xia");
  await xia.browser.client.access.forgot({ organizationId: "acme", email: xia.email });
  await app.rollcall.dispatchMail();
  const [, token = ""] = /#reset=([\w.-]+)/.exec(mailer.to(xia.email).text) ?? [];
  await boss.client.profiles.update({ personId: xia.id, set: { mobile: "+41 44 668 18 00" } });
  assert.equal((await setAddress("xia@elsewhere.example", xia.id)).status, "not-activated");
  assert.equal(await codeOf(xia.browser.client.portal.get({})), "session.ended");
  assert.equal(await codeOf(openBrowser(app).signIn("xia@elsewhere.example", goodPassword)), "sign-in.failed");
  assert.equal(
    await codeOf(openBrowser(app).client.access.reset({ token, next: "other harbour cranes" })),
    "link.invalid",
  );
  const { rows } = await boss.client.profiles.listChanges({ personId: xia.id });
  assert(rows.some(({ field }) => field === "mobile"));
});

test("another spelling of the mailbox keeps password and session; the same address changes nothing [P16]", async () => {
  const { app, boss, mailer, setAddress } = await openMistyped();
  const xia = await settle(app, mailer, boss, "Xia");
  const person = await setAddress("Xia@Workers.Example", xia.id);
  assert.deepEqual([person.email, person.status], ["Xia@Workers.Example", "active"]);
  assert.equal((await xia.browser.client.portal.get({})).person.email, "Xia@Workers.Example");
  const numberOf = async () => (await boss.client.profiles.get({ personId: xia.id })).profile.number;
  const before = await numberOf();
  await setAddress("Xia@Workers.Example", xia.id);
  assert.equal(await numberOf(), before);
});

test("schedules show the new address and that it wasn't invited [B40, P07, Q16]", async () => {
  const world = await createMailedWorld();
  const { app, ann, boss, mailer, scheduleId } = world;
  const wim = await hire(boss, "Wim");
  await ann.client.members.add({ scheduleId, people: [{ personId: wim.id }] });
  await ann.client.invitations.send({ scheduleId, personIds: [wim.id] });
  await app.rollcall.dispatchMail();
  const token = mailer.tokenTo(wim.email);
  assert.equal(await stateOf(world, wim.id), "sent");
  const openLinks = async () => JSON.stringify(await app.everything()).split('"open":true').length;
  const before = await openLinks();
  await boss.client.people.setAddress({ personId: wim.id, email: moved });
  const { member } = await ann.client.members.get({ scheduleId, personId: wim.id });
  assert.deepEqual([member.email, member.invitation], [moved, "not-invited"]);
  assert.equal(await codeOf(openBrowser(app).client.invitations.decline({ token })), "link.invalid");
  // No link is left that could be opened or expire.
  assert.equal(await openLinks(), before - 1);
  const { rows } = await ann.client.members.list({ scheduleId, search: "elsewhere" });
  assert.deepEqual(
    rows.map(({ personId }) => personId),
    [wim.id],
  );
});

test("sends queued mail to the new address only [B6, P68]", async () => {
  const { app, ann, boss, mailer, scheduleId } = await createMailedWorld();
  const wim = await hire(boss, "Wim");
  await ann.client.members.add({ scheduleId, people: [{ personId: wim.id }] });
  await ann.client.invitations.send({ scheduleId, personIds: [wim.id] });
  await boss.client.people.setAddress({ personId: wim.id, email: moved });
  await app.rollcall.dispatchMail();
  assert.deepEqual(
    mailer.sent.map(({ to }) => to.address).filter((address) => address.startsWith("wim@")),
    [moved],
  );
});

test("rejects an invalid or taken address, and host users [P16, Q48, Q51]", async () => {
  const { app, boss, max, wim } = await openMistyped();
  const { person } = await max.client.people.getMe({});
  const to = (email: string, personId = wim.id) =>
    refusedWithoutEffect(app, () => boss.client.people.setAddress({ personId, email }));
  assert.equal(await to("no address"), "person.email-invalid");
  assert.equal(await to("MAX@example.org"), "person.already-there");
  assert.equal(await to("max@elsewhere.example", person.id), "request.forbidden");
  await boss.client.people.erase({ personId: wim.id });
  assert.equal(await to(moved), "person.erased");
});

test("serializes concurrent changes so that no two people share an address [P16, Q48]", async () => {
  const { boss, setAddress, wim } = await openMistyped();
  const ina = await hire(boss, "Ina");
  const asked = await Promise.allSettled([setAddress(moved), setAddress(moved, ina.id)]);
  assert.deepEqual(asked.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  const { rows } = await boss.client.people.list({ search: "elsewhere" });
  assert.equal(rows.length, 1);
  assert([wim.id, ina.id].includes(rows[0]?.id ?? ""));
});
