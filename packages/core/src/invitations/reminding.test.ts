import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createMailedWorld, stateOf } from "../testing/fake-mailer.fixture.ts";

const day = 86_400_000;

/** A test app: Ann has an account but no calendar, Max hasn't answered his invitation, and the outbox is empty. */
async function openWaiting() {
  const world = await createMailedWorld();
  const { boss, app, mailer, scheduleId } = world;
  mailer.sent.length = 0;
  const remind = async (who = boss) => {
    const { results, next } = await who.client.invitations.remind({ scheduleId });
    assert.equal(next, null);
    await app.rollcall.dispatchMail();
    return Object.fromEntries(results.map(({ personId, status }) => [personId, status]));
  };
  const mailed = () => mailer.sent.splice(0).map(({ to }) => to.address);
  return { ...world, remind, mailed };
}

test("reminds members without a calendar, with a link to their own page that contains no secret [X7, P09]", async () => {
  const { ann, max, vic, app, mailer, scheduleId, remind } = await openWaiting();
  const { email } = (await ann.client.people.getMe({})).person;
  assert.deepEqual(await remind(), { [ann.id]: "queued", [max.id]: "unchanged" });
  assert.deepEqual(
    mailer.sent.map(({ to }) => to.address),
    [email],
  );
  const { text } = mailer.to(email);
  assert.match(text, new RegExp(`https://planner\\.example\\.com/me\\?schedule=${scheduleId}\\s`));
  assert.doesNotMatch(text, /#/);
  assert.equal(await stateOf({ ann, scheduleId }, vic.id), "sent");
  assert.deepEqual(await app.rollcall.dispatchMail(), { sent: 0, ended: 0, failed: 0, paced: 0 });
});

test("sends no second reminder within 24 hours, and invalidates the previous link of a repeated invitation [X7, P07]", async () => {
  const { ann, max, app, mailer, remind, mailed, scheduleId } = await openWaiting();
  const { email } = (await max.client.people.getMe({})).person;
  await ann.client.invitations.resend({ scheduleId, personId: max.id });
  await app.rollcall.dispatchMail();
  const before = mailer.tokenTo(email);
  await remind();
  mailed();
  app.clock.advance(day - 1);
  assert.deepEqual(await remind(), { [ann.id]: "unchanged", [max.id]: "unchanged" });
  assert.deepEqual(mailed(), []);
  app.clock.advance(1);
  assert.deepEqual(await remind(), { [ann.id]: "queued", [max.id]: "queued" });
  assert.equal(await codeOf(max.client.invitations.accept({ token: before })), "link.invalid");
  assert.equal((await max.client.invitations.accept({ token: mailer.tokenTo(email) })).member.invitation, "accepted");
});

test("skips members who declined and the caller, and rejects viewers [X7, Q9]", async () => {
  const { ann, max, vic, oda, app, mailer, remind, mailed, scheduleId } = await openWaiting();
  const { email } = (await max.client.people.getMe({})).person;
  await ann.client.invitations.resend({ scheduleId, personId: max.id });
  await app.rollcall.dispatchMail();
  await max.client.invitations.decline({ token: mailer.tokenTo(email) });
  mailed();
  app.clock.advance(2 * day);
  assert.deepEqual(await remind(ann), { [ann.id]: "unchanged", [max.id]: "unchanged" });
  assert.deepEqual(mailed(), []);
  assert.equal(await codeOf(vic.client.invitations.remind({ scheduleId })), "request.forbidden");
  assert.equal(await codeOf(oda.client.invitations.remind({ scheduleId })), "request.not-found");
});
