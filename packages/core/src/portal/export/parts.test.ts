import assert from "node:assert/strict";
import test from "node:test";
import { openBrowser, goodPassword, hire, settle } from "../../access/portal.fixture.ts";
import { scriptedCalendars } from "../../calendars/scripted-calendars.fixture.ts";
import { addAddress, createMailedWorld } from "../../testing/fake-mailer.fixture.ts";

const day = 86_400_000;

/** A test world, an admin's export of a person, and future instants by days from now. */
async function openExports(parts: Parameters<typeof createMailedWorld>[0] = {}) {
  const world = await createMailedWorld(parts);
  return {
    ...world,
    exported: async (personId: string) => (await world.boss.client.people.export({ personId })).document,
    at: (days = 0) => new Date(world.app.clock.now() + days * day).toISOString(),
  };
}

test("exports the person's host identity and status [Q49, A40]", async () => {
  const { max, exported, at } = await openExports();
  const { person, exportedAt } = await exported(max.id);
  assert.equal(exportedAt, at());
  assert.deepEqual(person, {
    id: max.id,
    organizationId: "acme",
    name: "Max",
    email: "max@example.org",
    hostUserId: max.identity.hostUserId,
    affiliation: "internal",
    state: "active",
    status: "active",
    organizationRole: "member",
    createdAt: at(),
  });
});

test("exports portal access: when the password was set, each session, the pause and its reason [Q49, P32]", async () => {
  const { app, mailer, boss, exported, at } = await openExports();
  const wim = await hire(boss, "Wim");
  await boss.client.access.activate({ personId: wim.id });
  const nothing = { passwordAt: null, pausedFrom: null, pausedUntil: null, pauseReason: null };
  assert.deepEqual((await exported(wim.id)).access, { ...nothing, temporaryUntil: at(3), sessions: [] });

  const passwordAt = at();
  const xia = await settle(app, mailer, boss, "Xia");
  const session = () => ({ createdAt: at(), seenAt: at(), expiresAt: at(30) });
  const first = session();
  app.clock.advance(day);
  const second = session();
  await openBrowser(app).signIn(xia.email, goodPassword);
  const [from, until, reason] = [at(1), at(2), "Off season."];
  await boss.client.access.setPortal({ personId: xia.id, portal: "off", from, until, reason });
  assert.deepEqual((await exported(xia.id)).access, {
    passwordAt,
    temporaryUntil: null,
    pausedFrom: from,
    pausedUntil: until,
    pauseReason: reason,
    sessions: [first, second],
  });
});

test("exports emails with their outcome and invitations with their schedules [Q49, X8]", async () => {
  const { app, mailer, boss, ann, scheduleId, exported, at } = await openExports();
  const [queuedAt, expiresAt] = [at(), at(14)];
  const xia = await settle(app, mailer, boss, "Xia");
  await ann.client.members.add({ scheduleId, people: [{ personId: xia.id }] });
  app.clock.advance(day);
  const sentAt = at();
  await app.rollcall.dispatchMail();
  const of = { scheduleId, scheduleName: "Night desk", remindedAt: null, invitedBy: "organization" };
  const document = await exported(xia.id);
  assert.deepEqual(
    document.mails.map(({ kind, end }) => [kind, end]),
    [
      ["activation", "sent"],
      ["invitation", "sent"],
    ],
  );
  const [invitation] = document.invitations;
  assert.deepEqual({ ...invitation, expiresAt }, { ...of, queuedAt, sentAt, expiresAt, problem: null });
  mailer.answer = () => ({ status: "refused", reason: "550 no such mailbox" });
  const pia = await addAddress(ann.client, scheduleId, "pia@pending.example");
  await app.rollcall.dispatchMail();
  const refused = await exported(pia);
  assert.deepEqual(refused.mails, [{ kind: "invitation", queuedAt: at(), end: "refused" }]);
  assert.deepEqual(
    refused.invitations.map(({ sentAt: sent, problem }) => [sent, problem]),
    [[null, "refused"]],
  );
});

test("exports when a person was reminded [Q49, X7]", async () => {
  const { app, boss, ann, scheduleId, exported, at } = await openExports();
  app.clock.advance(2 * day);
  await boss.client.invitations.remind({ scheduleId });
  assert.deepEqual(
    (await exported(ann.id)).invitations.map(({ scheduleName, remindedAt, invitedBy }) => [
      scheduleName,
      remindedAt,
      invitedBy,
    ]),
    [["Night desk", at(), "organization"]],
  );
});

test("exports busy times and when the calendar was connected [Q49, Q52]", async () => {
  const calendars = scriptedCalendars();
  const { app, max, exported, at } = await openExports({ calendars });
  const from = app.clock.now() + day;
  const until = from + 3_600_000;
  calendars.answer = { status: "read", busy: [{ from, until }], etag: null };
  await max.client.calendars.connect({ address: "https://calendar.example.org/secret-of-max.ics" });
  const { calendar } = await exported(max.id);
  assert.deepEqual([calendar?.state, calendar?.connectedAt], ["ok", at()]);
  assert.deepEqual(calendar?.busy, [{ from: new Date(from).toISOString(), until: new Date(until).toISOString() }]);
});

test("has no second page when the rows fill exactly one [X8]", async () => {
  const { app, boss, max } = await openExports();
  // Creating the person wrote three values; the changes below complete the 500.
  for (let one = 0; one < 497; one++) {
    await boss.client.profiles.update({ personId: max.id, set: { mobile: `+31 20 ${one}` } });
  }
  const { document, next } = await boss.client.people.export({ personId: max.id });
  assert.deepEqual([document.changes.length, next], [500, null]);
  await boss.client.profiles.update({ personId: max.id, set: { mobile: null } });
  const more = await boss.client.people.export({ personId: max.id });
  assert.equal(more.document.changes.length, 500);
  const rest = await boss.client.people.export({ personId: max.id, after: more.next ?? assert.fail("no page") });
  assert.deepEqual([rest.document.changes.length, rest.next], [1, null]);
  assert.deepEqual([rest.document.access, rest.document.memberships, rest.document.entries], [null, [], []]);
  assert.equal(rest.document.exportedAt, new Date(app.clock.now()).toISOString());
});
