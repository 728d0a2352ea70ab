import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld, stateOf } from "../testing/fake-mailer.fixture.ts";
import { anonymousActor, createClient, createInProcessTransport } from "../index.ts";
import { refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

const day = 86_400_000;
const pia = "pia@pending.example";

/** A world with a person whose invitation was revoked by an admin or declined by them. */
async function withEnded(how: "revoked" | "declined") {
  const world = await createMailedWorld();
  const { app, ann, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const key = { scheduleId, personId };
  const anonymous = createClient(createInProcessTransport(app.rollcall, () => anonymousActor));
  const decline = () => anonymous.invitations.decline({ token: mailer.tokenTo(pia) });
  const end = async () => (how === "revoked" ? ann.client.invitations.revoke(key) : decline());
  await end();
  return { ...world, key, end };
}

for (const how of ["revoked", "declined"] as const) {
  for (const way of ["resend", "copyLink"] as const) {
    test(`sends a ${how} invitation again with ${way} only after a confirmation [Q56]`, async () => {
      const world = await withEnded(how);
      const { app, ann, key } = world;
      const { invitations } = ann.client;
      assert.equal(await refusedWithoutEffect(app, () => invitations[way](key)), `invitation.${how}`);
      await invitations[way]({ ...key, confirm: true });
      assert.equal(await stateOf(world, key.personId), way === "resend" ? "queued" : "sent");
    });
  }

  test(`skips ${how} invitations in bulk and in reminders, and says so [Q56, X7]`, async () => {
    const { app, ann, mailer, key } = await withEnded(how);
    const { scheduleId, personId } = key;
    const sent = mailer.sent.length;
    const { results } = await ann.client.invitations.send({ scheduleId, personIds: [personId] });
    assert.deepEqual(results, [
      {
        status: "refused",
        personId,
        name: "pia@pending.example",
        reason: { code: `invitation.${how}`, remedy: "confirm-sending-again" },
      },
    ]);
    assert.deepEqual(
      (await ann.client.invitations.send({ scheduleId })).results.filter((one) => one.personId === personId),
      [],
    );
    app.clock.advance(30 * day);
    const reminded = await ann.client.invitations.remind({ scheduleId });
    assert.equal(reminded.results.find((one) => one.personId === personId)?.status, "unchanged");
    await app.rollcall.dispatchMail();
    assert.ok(mailer.sent.slice(sent).every(({ to }) => to.address !== pia));
  });

  test(`keeps an invitation ${how} if the member is removed and the removal undone [Q56, X8]`, async () => {
    const world = await withEnded(how);
    const { ann, key } = world;
    await ann.client.members.remove(key);
    const [entry] = (await ann.client.history.list({ scheduleId: key.scheduleId })).entries;
    await ann.client.history.undo({ scheduleId: key.scheduleId, number: entry?.number ?? 0 });
    assert.equal(await stateOf(world, key.personId), how);
  });
}

test("lets only admins send a revoked invitation again [Q56]", async () => {
  const { app, max, boss, key } = await withEnded("revoked");
  const again = () => max.client.invitations.resend({ ...key, confirm: true });
  assert.equal(await refusedWithoutEffect(app, again), "invitation.revoked");
  assert.equal((await refusal(again(), "invitation.revoked")).remedy, "ask-an-admin");
  const { rows, legend } = await max.client.members.list({ scheduleId: key.scheduleId });
  const row = rows.find(({ personId }) => personId === key.personId);
  assert.equal(legend[row?.refused ?? 0]?.invite?.[0]?.code, "invitation.revoked");
  assert.equal((await boss.client.invitations.resend({ ...key, confirm: true })).member.invitation, "queued");
});

test("sends at most one invitation per week to a person who declined, by any operation [Q56]", async () => {
  const { app, ann, max, key, end } = await withEnded("declined");
  const { scheduleId, personId } = key;
  const again = (confirm?: true) => max.client.invitations.resend(confirm === undefined ? key : { ...key, confirm });
  await again(true);
  await app.rollcall.dispatchMail();
  const { details } = await refusal(again(), "request.throttled");
  assert.deepEqual(details, { retryAfter: (7 * day) / 1000 });
  app.clock.advance(day);
  await end();
  assert.equal(await refusedWithoutEffect(app, () => again(true)), "request.throttled");
  const link = () => ann.client.invitations.copyLink({ ...key, confirm: true });
  assert.equal(await refusedWithoutEffect(app, link), "request.throttled");
  app.clock.advance(6 * day - 1);
  assert.equal(await refusedWithoutEffect(app, () => again(true)), "request.throttled");
  app.clock.advance(1);
  await again(true);
  await app.rollcall.dispatchMail();
  app.clock.advance(2 * day);
  const { results } = await ann.client.invitations.send({ scheduleId, personIds: [personId] });
  assert.deepEqual(
    results.map((one) => one.status === "refused" && one.reason.code),
    ["request.throttled"],
  );
});

test("shows in a row that a person who declined can't be invited again, and for how long [Q56, X1]", async () => {
  const world = await withEnded("declined");
  const { app, ann, key } = world;
  const { scheduleId, personId } = key;
  const other = await addAddress(ann.client, scheduleId, "other@pending.example");
  await app.rollcall.dispatchMail();
  const anonymous = createClient(createInProcessTransport(app.rollcall, () => anonymousActor));
  await anonymous.invitations.decline({ token: world.mailer.tokenTo("other@pending.example") });
  const shown = async () => {
    const { rows, legend } = await ann.client.members.list({ scheduleId });
    return [personId, other].map((id) => {
      const { invite, "copy-link": copyLink } = legend[rows.find((row) => row.personId === id)?.refused ?? 0] ?? {};
      const [wait, same] = [invite, copyLink].map((reasons) =>
        reasons?.find(({ code }) => code === "request.throttled"),
      );
      assert.deepEqual(wait, same);
      return wait?.details;
    });
  };
  assert.deepEqual(await shown(), [undefined, undefined]);
  await ann.client.invitations.resend({ ...key, confirm: true });
  app.clock.advance(day);
  await ann.client.invitations.copyLink({ scheduleId, personId: other, confirm: true });
  const waits = [{ retryAfter: (6 * day) / 1000 }, { retryAfter: (7 * day) / 1000 }];
  assert.deepEqual(await shown(), waits);
  for (const autoSend of [true, false]) {
    await ann.client.schedules.setAutoSend({ scheduleId, autoSend });
    await ann.client.members.remove(key);
    await ann.client.members.add({ scheduleId, people: [{ personId }] });
    assert.deepEqual(await shown(), waits);
  }
  await ann.client.members.remove(key);
  const [entry] = (await ann.client.history.list({ scheduleId })).entries;
  await ann.client.history.undo({ scheduleId, number: entry?.number ?? 0 });
  assert.deepEqual(await shown(), waits);
  app.clock.advance(6 * day);
  assert.deepEqual(await shown(), [undefined, { retryAfter: day / 1000 }]);
});

test("forgets a decline once the person has accepted [Q56, P04]", async () => {
  const { app, ann, mailer, key } = await withEnded("declined");
  await ann.client.invitations.resend({ ...key, confirm: true });
  await app.rollcall.dispatchMail();
  const { client } = await app.user("Pia", { email: pia });
  assert.equal((await client.invitations.accept({ token: mailer.tokenTo(pia) })).member.invitation, "accepted");
  await ann.client.members.remove(key);
  await addAddress(ann.client, key.scheduleId, pia);
  await app.rollcall.dispatchMail();
  assert.equal((await ann.client.invitations.resend(key)).member.invitation, "queued");
});

test("doesn't mail a person who declined when they are removed and added again, but says so [Q56, B6]", async () => {
  const world = await withEnded("declined");
  const { app, ann, mailer, key } = world;
  const { scheduleId, personId } = key;
  const sent = mailer.sent.length;
  for (let times = 0; times < 2; times++) {
    await ann.client.members.remove(key);
    const people = [{ personId }, { address: "new@pending.example" }];
    const { results } = await ann.client.members.add({ scheduleId, people });
    assert.equal(results[0]?.status === "added" && results[0].member.invitation, "declined");
    await app.rollcall.dispatchMail();
    assert.equal(await stateOf(world, personId), "declined");
  }
  assert.deepEqual(
    mailer.sent.slice(sent).map(({ to }) => to.address),
    ["new@pending.example"],
  );
  const { resend } = ann.client.invitations;
  assert.equal(await refusedWithoutEffect(app, () => resend(key)), "invitation.declined");
  const { toInvite } = (await ann.client.schedules.get({ scheduleId })).schedule;
  const [entry] = (await ann.client.history.list({ scheduleId })).entries;
  await ann.client.history.undo({ scheduleId, number: entry?.number ?? 0 });
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.toInvite, toInvite);
  await refusal(ann.client.members.get(key), "request.not-found");
});

test("asks for a confirmation when a person who declined was added again without an invitation [Q56, B46]", async () => {
  const world = await withEnded("declined");
  const { app, ann, mailer, key } = world;
  const { scheduleId, personId } = key;
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  await ann.client.members.remove(key);
  await ann.client.members.add({ scheduleId, people: [{ personId }] });
  assert.equal(await stateOf(world, personId), "not-invited");
  const sent = mailer.sent.length;
  const { results } = await ann.client.invitations.send({ scheduleId });
  const declined = { code: "invitation.declined", remedy: "confirm-sending-again" };
  assert.deepEqual(
    results.map((one) => one.status === "refused" && [one.personId, one.reason]),
    [[personId, declined]],
  );
  const { resend, copyLink } = ann.client.invitations;
  assert.equal(await refusedWithoutEffect(app, () => resend(key)), "invitation.declined");
  assert.equal(await refusedWithoutEffect(app, () => copyLink(key)), "invitation.declined");
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, sent);
  assert.equal((await resend({ ...key, confirm: true })).member.invitation, "queued");
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, sent + 1);
});
