import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { addAddress, createMailedWorld, stateOf, tokenIn } from "../testing/fake-mailer.fixture.ts";

const day = 86_400_000;
const pia = "pia@pending.example";

test("mails only people added while auto-send is on [B6, B12, B13]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  mailer.sent.length = 0;
  const personId = await addAddress(ann.client, scheduleId, pia);
  assert.equal(await stateOf(world, personId), "queued");
  assert.deepEqual(await app.rollcall.dispatchMail(), { sent: 1, ended: 0, failed: 0, paced: 0 });
  assert.deepEqual(
    mailer.sent.map(({ to }) => to.address),
    [pia],
  );
  assert.equal(await stateOf(world, personId), "sent");
  assert.deepEqual(await app.rollcall.dispatchMail(), { sent: 0, ended: 0, failed: 0, paced: 0 });
});

test("mails only ticked members, on request, while auto-send is off [P27, B9, B47]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  mailer.sent.length = 0;
  const added = [];
  for (const name of ["one", "two", "three"])
    added.push(await addAddress(ann.client, scheduleId, `${name}@new.example`));
  await ann.client.members.setInvited({ scheduleId, personId: String(added[1]), invited: false });
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.toInvite, 2);
  for (const autoSend of [true, false]) await ann.client.schedules.setAutoSend({ scheduleId, autoSend });
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, 0);
  const { results, remaining } = await ann.client.invitations.send({ scheduleId });
  assert.deepEqual([results.map(({ status }) => status), remaining], [["queued", "queued"], 0]);
  await app.rollcall.dispatchMail();
  assert.deepEqual(mailer.sent.map(({ to }) => to.address).toSorted(), ["one@new.example", "three@new.example"]);
  assert.equal(await stateOf(world, String(added[1])), "not-invited");
});

test("lets people be added and assigned without an invitation [B44, B45, B46]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  mailer.sent.length = 0;
  const personId = await addAddress(ann.client, scheduleId, pia, { invited: false });
  await app.rollcall.dispatchMail();
  assert.deepEqual([mailer.sent.length, await stateOf(world, personId)], [0, "not-invited"]);
  const start = "2026-02-02T08:00:00+00:00[UTC]";
  const end = "2026-02-02T16:00:00+00:00[UTC]";
  const { shift } = await ann.client.shifts.create({
    scheduleId,
    kind: "Trial",
    start,
    end,
    assignees: [{ personId: personId }],
  });
  assert.equal(shift.assignees[0]?.personId, personId);
});

test("invalidates the older link on resend at once, even if the new email never arrives [P07]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  const older = mailer.tokenTo(pia);
  assert.equal((await ann.client.invitations.preview({ token: older })).schedule, "Night desk");
  await ann.client.invitations.resend({ scheduleId, personId });
  assert.equal(await codeOf(ann.client.invitations.preview({ token: older })), "link.invalid");
  mailer.answer = () => ({ status: "refused", reason: "550 no such mailbox" });
  await app.rollcall.dispatchMail();
  assert.equal(await stateOf(world, personId), "bounced");
  assert.equal(await codeOf(ann.client.invitations.preview({ token: older })), "link.invalid");
  assert.equal(await codeOf(ann.client.invitations.preview({ token: mailer.tokenTo(pia) })), "link.invalid");
});

test("keeps one invitation per mailbox, no matter how the address is spelled [P08, P16]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, "Ann.Bell@Example.ORG", {
    role: "viewer",
    assignable: false,
  });
  const people = [{ address: " ann.bell@example.org " }];
  const { results } = await ann.client.members.add({ scheduleId, people });
  assert.deepEqual(results[0]?.status === "refused" && results[0].reason.code, "member.already-there");
  assert.equal(await codeOf(ann.client.invitations.resend({ scheduleId, personId })), "invitation.already-pending");
  const again = await ann.client.invitations.send({ scheduleId, personIds: [personId] });
  assert.equal(again.results[0]?.status, "unchanged");
  mailer.sent.length = 0;
  await app.rollcall.dispatchMail();
  assert.deepEqual(
    mailer.sent.map(({ to }) => to.address),
    ["Ann.Bell@Example.ORG"],
  );
  app.clock.advance(15 * day);
  assert.equal(await app.rollcall.expireInvitations(), 3);
  assert.equal(await stateOf(world, personId), "expired");
  const { member } = await ann.client.invitations.resend({ scheduleId, personId });
  assert.deepEqual([member.invitation, member.role, member.assignable], ["queued", "viewer", false]);
  await app.rollcall.dispatchMail();
  assert.equal((await ann.client.invitations.preview({ token: mailer.tokenTo("Ann.Bell@Example.ORG") })).you, "other");
});

test("invalidates the link and drops the queued mail of a revoked invitation [X6]", async () => {
  const world = await createMailedWorld();
  const { ann, max, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  assert.equal(await codeOf(max.client.invitations.revoke({ scheduleId, personId })), "request.forbidden");
  await ann.client.invitations.revoke({ scheduleId, personId });
  mailer.sent.length = 0;
  await app.rollcall.dispatchMail();
  assert.deepEqual([mailer.sent.length, await stateOf(world, personId)], [0, "revoked"]);
  assert.equal(await codeOf(ann.client.invitations.revoke({ scheduleId, personId })), "invitation.not-pending");
  await ann.client.invitations.resend({ scheduleId, personId, confirm: true });
  await app.rollcall.dispatchMail();
  const token = mailer.tokenTo(pia);
  await ann.client.invitations.revoke({ scheduleId, personId });
  assert.equal(await codeOf(ann.client.invitations.preview({ token })), "link.invalid");
});

test("lets only admins copy a link, shows it once and invalidates the previous one [P09, X6]", async () => {
  const world = await createMailedWorld();
  const { ann, max, vic, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  for (const { client } of [max, vic]) {
    assert.equal(await codeOf(client.invitations.copyLink({ scheduleId, personId })), "request.forbidden");
  }
  const { url } = await ann.client.invitations.copyLink({ scheduleId, personId });
  assert.match(url, /^https:\/\/planner\.example\.com\/invitation#/);
  assert.equal(await codeOf(ann.client.invitations.preview({ token: mailer.tokenTo(pia) })), "link.invalid");
  const second = await ann.client.invitations.copyLink({ scheduleId, personId }, { idempotencyKey: "again" });
  assert.notEqual(second.url, url);
  assert.equal(await codeOf(ann.client.invitations.preview({ token: tokenIn(url) })), "link.invalid");
  assert.equal((await ann.client.invitations.preview({ token: tokenIn(second.url) })).you, "other");
  const { entries } = await ann.client.history.list({ scheduleId });
  assert.equal(entries.filter(({ operation }) => operation === "invitations.copyLink").length, 2);
});

test("rejects every kind of invitation to domains the organization doesn't allow [X6]", async () => {
  const world = await createMailedWorld();
  const { ann, boss, app, mailer, scheduleId } = world;
  const early = await addAddress(ann.client, scheduleId, "early@elsewhere.example");
  await boss.client.organizations.update({ allowedDomains: ["Pending.Example", "@pending.example"] });
  assert.deepEqual((await ann.client.organizations.get({})).organization.allowedDomains, ["pending.example"]);
  await app.rollcall.dispatchMail();
  await addAddress(ann.client, scheduleId, pia);
  await addAddress(ann.client, scheduleId, "cy@crew.pending.example");
  const people = [{ address: "new@elsewhere.example" }, { address: "x@notpending.example" }];
  const { results } = await ann.client.members.add({ scheduleId, people });
  for (const result of results) {
    assert.equal(result.status === "refused" && result.reason.code, "invitation.domain-not-allowed");
  }
  mailer.sent.length = 0;
  const refused = ann.client.invitations.resend({ scheduleId, personId: early });
  assert.equal(await codeOf(refused), "invitation.domain-not-allowed");
  assert.equal(await codeOf(boss.client.organizations.update({ allowedDomains: ["no domain"] })), "request.invalid");
});

test("rejects invitations to roles above the caller's, on every path [P11]", async () => {
  const world = await createMailedWorld();
  const { ann, max, vic, scheduleId } = world;
  const people = [{ address: "chief@new.example", role: "admin" as const }];
  const { results } = await max.client.members.add({ scheduleId, people });
  assert.equal(results[0]?.status === "refused" && results[0].reason.code, "member.role-above-yours");
  assert.equal(await codeOf(vic.client.members.add({ scheduleId, people })), "request.forbidden");
  const unknown = ann.client.members.add({
    scheduleId,
    people: [{ address: "x@new.example", role: "owner" as "admin" }],
  });
  assert.equal(await codeOf(unknown), "member.role-unknown");
  const chief = await addAddress(ann.client, scheduleId, "chief@new.example", { role: "admin" });
  await ann.client.invitations.revoke({ scheduleId, personId: chief });
  const key = { scheduleId, personId: chief };
  assert.equal(await codeOf(max.client.invitations.resend(key)), "member.role-above-yours");
  const bulk = await max.client.invitations.send({ scheduleId, personIds: [chief] });
  assert.equal(bulk.results[0]?.status === "refused" && bulk.results[0].reason.code, "member.role-above-yours");
  assert.equal(await codeOf(vic.client.invitations.send({ scheduleId })), "request.forbidden");
  assert.equal(await codeOf(vic.client.invitations.resend(key)), "request.forbidden");
});

test("continues with the next members after one is rejected by a rule [B10, X6]", async () => {
  const world = await createMailedWorld();
  const { ann, boss, scheduleId } = world;
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const addresses = (count: number, domain: string) =>
    Array.from({ length: count }, (_, index) => ({ address: `a${String(index).padStart(3, "0")}@${domain}` }));
  await ann.client.members.add({ scheduleId, people: addresses(500, "elsewhere.example") });
  await ann.client.members.add({ scheduleId, people: [{ address: "zoe@pending.example" }] });
  await boss.client.organizations.update({ allowedDomains: ["pending.example"] });
  const first = await ann.client.invitations.send({ scheduleId });
  assert.deepEqual([first.results.length, first.remaining], [500, 501]);
  assert(first.results.every(({ status }) => status === "refused") && first.next !== null);
  const second = await ann.client.invitations.send({ scheduleId, after: first.next });
  assert.deepEqual(
    [second.results.map(({ status }) => status), second.next, second.remaining],
    [["queued"], null, 500],
  );
});
