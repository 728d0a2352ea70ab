import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import type { MailOutcome } from "../index.ts";
import { addAddress, createMailedWorld, createFakeMailer, stateOf } from "../testing/fake-mailer.fixture.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { maxAttempts } from "../kernel/platform/backoff.ts";
import { countingLimits } from "./counting-limits.fixture.ts";

const minute = 60_000;
const pia = "pia@pending.example";
const later: MailOutcome = { status: "failed", reason: "451 try again", unreachable: false };

test("sends mail for committed commands only, never for refused commands or dry runs [P68]", async () => {
  const world = await createMailedWorld();
  const { ann, vic, app, mailer, scheduleId } = world;
  mailer.sent.length = 0;
  const people = [{ address: pia }];
  assert.equal(await codeOf(vic.client.members.add({ scheduleId, people })), "request.forbidden");
  await ann.client.members.add.dryRun({ scheduleId, people });
  await ann.client.members.add.check({ scheduleId, people });
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, 0);
  await ann.client.members.add({ scheduleId, people }, { idempotencyKey: "once" });
  await ann.client.members.add({ scheduleId, people }, { idempotencyKey: "once" });
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, 1);
});

test("cancels mail to members who are removed, deactivated or on a deleted schedule [P68]", async () => {
  const world = await createMailedWorld();
  const { ann, boss, app, mailer, scheduleId } = world;
  const removed = await addAddress(ann.client, scheduleId, pia);
  const deactivated = await addAddress(ann.client, scheduleId, "deactivated@pending.example");
  const second = (await boss.client.schedules.create({ name: "Deleted soon" })).schedule.id;
  await addAddress(boss.client, second, "deleted@pending.example");
  await ann.client.members.remove({ scheduleId, personId: removed });
  await boss.client.people.deactivate({ personId: deactivated });
  await boss.client.schedules.delete({ scheduleId: second });
  mailer.sent.length = 0;
  assert.deepEqual(await app.rollcall.dispatchMail(), { sent: 0, ended: 0, failed: 0, paced: 0 });
  assert.equal(mailer.sent.length, 0);
});

test("retries a failed email with increasing waits, the same link and id, and finally gives up [P69, F7]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  mailer.answer = () => later;
  mailer.sent.length = 0;
  const waits: number[] = [];
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    await app.rollcall.dispatchMail();
    assert.equal(mailer.sent.length, attempt);
    const { nextTryAt, attempts } = await ann.client.invitations.get({ scheduleId, personId });
    if (nextTryAt === null) break;
    assert.equal(attempts, attempt);
    waits.push(Date.parse(nextTryAt) - app.clock.now());
    await app.rollcall.dispatchMail();
    assert.equal(mailer.sent.length, attempt);
    app.clock.set(Date.parse(nextTryAt));
  }
  assert.equal(waits.length, maxAttempts - 1);
  assert.deepEqual(
    waits,
    waits.toSorted((one, other) => one - other),
  );
  assert(waits[0] !== undefined && waits[0] <= minute && waits.reduce((sum, wait) => sum + wait, 0) > 60 * minute);
  assert.equal(new Set(mailer.sent.map(({ messageId }) => messageId)).size, 1);
  assert.equal(new Set(mailer.sent.map(({ text }) => text)).size, 1);
  assert.equal(await stateOf(world, personId), "bounced");
  assert.equal((await ann.client.invitations.get({ scheduleId, personId })).problem, "gave-up");
  mailer.answer = () => ({ status: "sent" });
  await ann.client.invitations.resend({ scheduleId, personId });
  await app.rollcall.dispatchMail();
  assert.equal(await stateOf(world, personId), "sent");
});

test("tries only a few emails while the mail server is unreachable, and sends all once it's back [P69, F7]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const people = Array.from({ length: 60 }, (_, index) => ({ address: `p${index}@pending.example` }));
  await ann.client.members.add({ scheduleId, people });
  mailer.sent.length = 0;
  mailer.answer = () => ({ status: "failed", reason: "ECONNREFUSED", unreachable: true });
  for (let tries = 0; tries < 60; tries++) {
    await app.rollcall.dispatchMail();
    app.clock.advance(minute);
  }
  assert(mailer.sent.length < 60 * 5, `${mailer.sent.length} attempts in an hour`);
  mailer.sent.length = 0;
  mailer.answer = () => ({ status: "sent" });
  for (let tries = 0; tries < 30; tries++) {
    await app.rollcall.dispatchMail();
    app.clock.advance(10 * minute);
  }
  assert.equal(new Set(mailer.sent.map(({ to }) => to.address)).size, 60);
  assert.equal(mailer.sent.length, 60);
});

test("has no transaction open while sending, so other commands don't wait [P69]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  const during: string[] = [];
  mailer.answer = async () => {
    await ann.client.schedules.update({ scheduleId, name: "Renamed meanwhile" });
    during.push(await stateOf(world, personId));
    return { status: "sent" };
  };
  await app.rollcall.dispatchMail();
  assert.deepEqual(during, ["queued"]);
  assert.equal(await stateOf(world, personId), "sent");
});

test("sends an email once more, with the same link, after the lease of a crashed process expires [F7, P68]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  await addAddress(ann.client, scheduleId, pia);
  mailer.sent.length = 0;
  await new Promise<void>((reached) => {
    mailer.answer = () => {
      reached();
      return new Promise(() => undefined);
    };
    void app.rollcall.dispatchMail();
  });
  assert.equal(mailer.sent.length, 1);
  mailer.answer = () => ({ status: "sent" });
  assert.equal((await app.rollcall.dispatchMail()).sent, 0);
  app.clock.advance(121_000);
  assert.equal((await app.rollcall.dispatchMail()).sent, 1);
  assert.equal((await app.rollcall.dispatchMail()).sent, 0);
  const [first, second, ...more] = mailer.sent;
  assert.deepEqual([first?.messageId, first?.text, more.length], [second?.messageId, second?.text, 0]);
});

test("keeps an invitation accepted if it was accepted while its mail was being sent [P05, F7]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  mailer.answer = async () => {
    const own = await app.user("Pia", { email: pia });
    await own.client.invitations.accept({ token: mailer.tokenTo(pia) });
    return { status: "sent" };
  };
  await app.rollcall.dispatchMail();
  assert.equal(await stateOf(world, personId), "accepted");
});

test("shows a bounce reported by the mail provider on the member, once [P69, B39]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const { messageId } = mailer.to(pia);
  assert.equal(await app.rollcall.bounced(`<${messageId}>`, "550 unknown"), true);
  assert.equal(await stateOf(world, personId), "bounced");
  assert.equal(await codeOf(ann.client.invitations.preview({ token: mailer.tokenTo(pia) })), "link.invalid");
  assert.equal(await app.rollcall.bounced(messageId), false);
  assert.equal(await app.rollcall.bounced("unknown@nowhere"), false);
});

test("queues and paces bulk mail beyond the limits, and throttles single resends [P14, Q53]", async () => {
  const { taken, limits } = countingLimits();
  const mailer = createFakeMailer({ limits: { perActor: 5, perSchedule: 100, perAddress: 2 } });
  const { ann, max, vic, app, scheduleId } = await createTestWorld({ mail: mailer.options, limits: () => limits });
  await app.rollcall.dispatchMail();
  const people = Array.from({ length: 8 }, (_, index) => ({ address: `p${index}@pending.example` }));
  const { results } = await ann.client.members.add({ scheduleId, people });
  assert(results.every(({ status }) => status === "added"));
  const { sent, paced } = await app.rollcall.dispatchMail();
  assert.deepEqual([sent, paced], [3, 5]);
  const { rows } = await ann.client.members.list({ scheduleId, invitation: "queued" });
  assert.equal(rows.length, 5);
  const waiting = await ann.client.invitations.get({ scheduleId, personId: rows[0]?.personId ?? "" });
  assert.equal(waiting.paced, true);
  assert.equal(Date.parse(waiting.nextTryAt ?? ""), app.clock.now() + 60 * minute);
  const resend = (client = ann.client) => client.invitations.resend({ scheduleId, personId: max.id });
  assert.equal(await codeOf(resend()), "request.throttled");
  const before = new Map(taken);
  assert.equal(await codeOf(resend(vic.client)), "request.forbidden");
  assert.deepEqual(taken, before);
  taken.clear();
  app.clock.advance(60 * minute);
  assert.equal((await app.rollcall.dispatchMail()).sent, 5);
});

test("limits emails per mailbox across all senders without revealing it to them [P14, Q53]", async () => {
  const { limits } = countingLimits();
  const mailer = createFakeMailer({ limits: { perActor: 100, perSchedule: 100, perAddress: 2 } });
  const { ann, app } = await createTestWorld({ mail: mailer.options, limits: () => limits });
  await app.rollcall.dispatchMail();
  mailer.sent.length = 0;
  for (let index = 0; index < 4; index++) {
    const { schedule } = await ann.client.schedules.create({ name: `Desk ${index}` });
    await addAddress(ann.client, schedule.id, pia);
  }
  const { sent, paced } = await app.rollcall.dispatchMail();
  assert.deepEqual([sent, paced, mailer.sent.length], [2, 2, 2]);
});

test("removes the address from stored server responses when a person is erased [X8, Q49]", async () => {
  const world = await createMailedWorld();
  const { ann, boss, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  mailer.answer = ({ to }) => ({ status: "refused", reason: `550 <${to.address}>: no such mailbox` });
  await app.rollcall.dispatchMail();
  assert.match(JSON.stringify(await app.everything()), /550 <pia@/);
  await boss.client.people.erase({ personId });
  assert.doesNotMatch(JSON.stringify(await app.everything()), /pia@pending/);
});

test("sends each email once and counts it once when dispatching runs twice at the same time [F7, Q53]", async () => {
  const { taken, limits } = countingLimits();
  const mailer = createFakeMailer();
  const { ann, app, scheduleId } = await createTestWorld({ mail: mailer.options, limits: () => limits });
  await app.rollcall.dispatchMail();
  taken.clear();
  const people = Array.from({ length: 3 }, (_, index) => ({ address: `p${index}@pending.example` }));
  await ann.client.members.add({ scheduleId, people });
  const reports = await Promise.all([app.rollcall.dispatchMail(), app.rollcall.dispatchMail()]);
  assert.equal(reports[0].sent + reports[1].sent, 3);
  assert.equal(new Set(mailer.sent.map(({ messageId }) => messageId)).size, mailer.sent.length);
  const perMailbox = [...taken].filter(([key]) => key.startsWith("mail.address:"));
  assert.deepEqual(
    perMailbox.map(([, points]) => points),
    [1, 1, 1],
  );
});

test("sends mail that was queued while the clock was a year ahead [P69, F3]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const year = 365 * 1440 * minute;
  // The monotonic clock doesn't confirm the jump.
  Object.assign(app.clock, { monotonic: () => 0 });
  app.clock.advance(year);
  await addAddress(ann.client, scheduleId, pia);
  app.clock.advance(-year);
  mailer.sent.length = 0;
  await app.rollcall.dispatchMail();
  await app.rollcall.dispatchMail();
  assert.deepEqual(
    mailer.sent.map(({ to }) => to.address),
    [pia],
  );
});
