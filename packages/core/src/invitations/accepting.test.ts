import assert from "node:assert/strict";
import test from "node:test";
import { createClient, createInProcessTransport, anonymousActor } from "../index.ts";
import { codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { addAddress, createMailedWorld, stateOf, tokenIn } from "../testing/fake-mailer.fixture.ts";

const day = 86_400_000;
const pia = "pia@pending.example";

/** A test app with an invited person, and the token from their mail. */
async function invite(more: object = {}) {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia, more);
  await app.rollcall.dispatchMail();
  const anonymous = createClient(createInProcessTransport(app.rollcall, () => anonymousActor));
  return { ...world, personId, token: mailer.tokenTo(pia), anonymous };
}

test("rejects other accounts without revealing the invited address [P01]", async () => {
  const world = await invite();
  const { app, oda, ann, token, personId } = world;
  for (const { client } of [oda, ann]) {
    for (const act of [client.invitations.accept, client.invitations.decline]) {
      assert.equal(await refusedWithoutEffect(app, () => act({ token })), "invitation.other-account");
    }
  }
  const { details } = await refusal(oda.client.invitations.accept({ token }));
  assert.deepEqual(details, { invited: "p•••@p•••.example" });
  const { you, address, account } = await oda.client.invitations.preview({ token });
  assert.deepEqual([you, address, account], ["other", "p•••@p•••.example", false]);
  const own = await app.user("Pia", { email: pia });
  assert.equal((await own.client.invitations.accept({ token })).member.personId, personId);
  assert.equal(await stateOf(world, personId), "accepted");
});

test("requires the mailed link from callers with an unverified address [P02]", async () => {
  const world = await invite();
  const { app, ann, scheduleId, personId } = world;
  const claimant = await app.user("Eve", { email: pia, emailVerified: false });
  assert.notEqual(claimant.id, personId);
  const { url } = await ann.client.invitations.copyLink({ scheduleId, personId });
  const copied = tokenIn(url);
  assert.equal((await claimant.client.invitations.preview({ token: copied })).you, "other");
  for (const act of [claimant.client.invitations.accept, claimant.client.invitations.decline]) {
    assert.equal(await refusedWithoutEffect(app, () => act({ token: copied })), "invitation.other-account");
  }
  assert.equal(await codeOf(claimant.client.schedules.get({ scheduleId })), "request.not-found");
  const proven = await app.user("Pia", { email: pia });
  assert.equal(proven.id, personId);
  await proven.client.invitations.accept({ token: copied });
});

test("turns a new host user into the invited person when the mailed link verifies the mailbox [P02, Q17, B12]", async () => {
  const world = await invite({ role: "admin" });
  const { app, ann, token, personId, scheduleId } = world;
  const second = (await ann.client.schedules.create({ name: "Day desk" })).schedule.id;
  await ann.client.members.add({ scheduleId: second, people: [{ personId, invited: false }] });
  const unverified = { email: pia, emailVerified: false } as const;
  const claimant = await app.user("Pia", unverified);
  assert.equal((await claimant.client.invitations.preview({ token })).you, "claims");
  const { member } = await claimant.client.invitations.accept({ token });
  assert.deepEqual([member.personId, member.invitation, member.name], [personId, "accepted", "Pia"]);
  const { schedule } = await ann.client.schedules.get({ scheduleId });
  assert.equal(schedule.admins, 2);
  const later = await app.user("Pia", unverified);
  assert.equal(later.id, personId);
  const { rows } = await later.client.members.list({ scheduleId: second });
  assert.equal(rows.find((row) => row.personId === personId)?.name, "Pia");
});

test("moves the membership and its shifts to a person who is already on other schedules [P02, Q17]", async () => {
  const world = await invite();
  const { app, ann, token, personId, scheduleId } = world;
  const claimant = await app.user("Pia", { email: pia, emailVerified: false });
  await claimant.client.schedules.create({ name: "Her own" });
  const start = "2026-02-02T08:00:00+00:00[UTC]";
  const end = "2026-02-02T16:00:00+00:00[UTC]";
  const { shift } = await ann.client.shifts.create({
    scheduleId,
    kind: "Early",
    start,
    end,
    assignees: [{ personId: personId }],
  });
  const { member } = await claimant.client.invitations.accept({ token });
  assert.deepEqual([member.personId, member.invitation], [claimant.id, "accepted"]);
  const moved = await ann.client.shifts.get({ scheduleId, shiftId: shift.id });
  assert.equal(moved.shift.assignees[0]?.personId, claimant.id);
  assert.equal(await codeOf(ann.client.members.get({ scheduleId, personId })), "request.not-found");
  assert.deepEqual((await claimant.client.invitations.accept({ token })).member, member);
  const { results } = await ann.client.members.add({ scheduleId, people: [{ address: pia }] });
  assert.equal(results[0]?.status === "refused" && results[0].reason.code, "member.already-there");
});

test("rejects bare invitation ids, and secrets for another purpose or subject [P03]", async () => {
  const { app, token, oda, anonymous } = await invite();
  const [id = "", secret = ""] = token.split(".");
  const guesses = [
    id,
    `${id}.`,
    `${id}.${"A".repeat(32)}`,
    `other.${secret}`,
    secret,
    "",
    `${id}.${secret}x`,
    ` ${token}`,
  ];
  for (const guess of guesses) {
    for (const { invitations } of [oda.client, anonymous]) {
      assert.equal(await codeOf(invitations.preview({ token: guess })), "link.invalid");
      assert.equal(await refusedWithoutEffect(app, () => invitations.decline({ token: guess })), "link.invalid");
    }
    assert.equal(
      await refusedWithoutEffect(app, () => oda.client.invitations.accept({ token: guess })),
      "link.invalid",
    );
  }
});

test("returns the same membership when an invitation is accepted twice [P04]", async () => {
  const { app, token, ann, scheduleId } = await invite();
  const own = await app.user("Pia", { email: pia });
  const answers = await Promise.all(Array.from({ length: 20 }, () => own.client.invitations.accept({ token })));
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  const { entries } = await ann.client.history.list({ scheduleId });
  assert.equal(entries.filter(({ operation }) => operation === "invitations.accept").length, 1);
  assert.equal(await codeOf(ann.client.invitations.accept({ token })), "link.invalid");
  assert.equal(await codeOf(own.client.invitations.decline({ token })), "link.invalid");
});

test("rejects accepting a revoked invitation and revoking an accepted one [P05]", async () => {
  const { app, token, ann, scheduleId, personId } = await invite();
  const own = await app.user("Pia", { email: pia });
  await own.client.invitations.accept({ token });
  assert.equal(await codeOf(ann.client.invitations.revoke({ scheduleId, personId })), "invitation.already-accepted");
  const other = await invite();
  await other.ann.client.invitations.revoke({ scheduleId: other.scheduleId, personId: other.personId });
  const late = await other.app.user("Pia", { email: pia });
  const refused = refusedWithoutEffect(other.app, () => late.client.invitations.accept({ token: other.token }));
  assert.equal(await refused, "link.invalid");
});

test("keeps links valid for exactly 14 days [P06, Q14]", async () => {
  const { app, token, mailer } = await invite();
  const own = await app.user("Pia", { email: pia });
  const began = app.clock.now();
  app.clock.set(began + 14 * day);
  assert.equal(await refusedWithoutEffect(app, () => own.client.invitations.accept({ token })), "link.invalid");
  app.clock.set(began + 14 * day - 1);
  assert.equal((await own.client.invitations.accept({ token })).member.invitation, "accepted");
  assert.equal(mailer.to(pia).html.includes(token), true);
});

test("gives the same response for every invalid link [P06, P09]", async () => {
  const reasons: unknown[] = [];
  const kinds = ["unknown", "revoked", "expired", "declined", "superseded", "accepted", "removed"] as const;
  for (const kind of kinds) {
    const { app, ann, token, scheduleId, personId, anonymous, oda } = await invite();
    const own = await app.user("Pia", { email: pia });
    if (kind === "revoked") await ann.client.invitations.revoke({ scheduleId, personId });
    if (kind === "expired") app.clock.advance(15 * day);
    if (kind === "declined") await own.client.invitations.decline({ token });
    if (kind === "superseded") await ann.client.invitations.resend({ scheduleId, personId });
    if (kind === "accepted") await own.client.invitations.accept({ token });
    if (kind === "removed") await ann.client.members.remove({ scheduleId, personId });
    const asked = kind === "unknown" ? `none.${"x".repeat(32)}` : token;
    reasons.push(await refusal(oda.client.invitations.accept({ token: asked })));
    reasons.push(await refusal(anonymous.invitations.preview({ token: asked })));
  }
  for (const reason of reasons) assert.deepEqual(reason, { code: "link.invalid" });
});

test("lets the invited person decline by the mailed link without an account, but not by a copied link [B12, P02]", async () => {
  const world = await invite();
  const { ann, anonymous, app, token, personId, scheduleId } = world;
  assert.deepEqual(await anonymous.invitations.decline({ token }), { schedule: "Night desk" });
  assert.equal(await stateOf(world, personId), "declined");
  const { entries } = await ann.client.history.list({ scheduleId, limit: 1 });
  assert.equal(entries[0]?.actor.id, personId);
  const { url } = await ann.client.invitations.copyLink({ scheduleId, personId, confirm: true });
  const refused = refusedWithoutEffect(app, () => anonymous.invitations.decline({ token: tokenIn(url) }));
  assert.equal(await refused, "invitation.other-account");
});

test("changes nothing when a link is previewed, even repeatedly [P10]", async () => {
  const { app, token, anonymous } = await invite();
  const before = await app.everything();
  for (let look = 0; look < 100; look++) await anonymous.invitations.preview({ token });
  assert.deepEqual(await app.everything(), before);
  const own = await app.user("Pia", { email: pia });
  await own.client.invitations.accept({ token });
});

test("counts an invited admin as soon as they accept [Q7, Q16]", async () => {
  const { app, token, ann, scheduleId, personId } = await invite({ role: "admin" });
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.admins, 1);
  const own = await app.user("Pia", { email: pia });
  await own.client.invitations.accept({ token });
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.admins, 2);
  await ann.client.members.leave({ scheduleId });
  assert.equal((await own.client.members.get({ scheduleId, personId })).member.role, "admin");
});

test("keeps link secrets out of responses, rows and receipts [P09]", async () => {
  const { app, token, ann, scheduleId, personId, mailer } = await invite();
  const own = await app.user("Pia", { email: pia });
  await own.client.invitations.preview({ token }, { idempotencyKey: "look" });
  const secretOf = (text: string): string => text.split(".").at(-1) ?? "";
  const { url } = await ann.client.invitations.copyLink({ scheduleId, personId }, { idempotencyKey: "copy" });
  const answers = [
    await ann.client.members.list({ scheduleId }),
    await ann.client.invitations.get({ scheduleId, personId }),
    await ann.client.history.list({ scheduleId }),
    await app.everything(),
  ];
  for (const secret of [secretOf(token), secretOf(tokenIn(url))]) {
    assert.equal(secret.length, 32);
    assert.equal(JSON.stringify(answers).includes(secret), false);
  }
  assert.equal(mailer.sent.length > 0, true);
});
