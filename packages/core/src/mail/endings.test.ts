import assert from "node:assert/strict";
import test from "node:test";
import type { MailOutcome } from "../index.ts";
import { addAddress, createMailedWorld, stateOf } from "../testing/fake-mailer.fixture.ts";
import { maxAttempts } from "../kernel/platform/backoff.ts";
import type { MailText, MailValues } from "../ports/mail-settings.ts";
import { mailWordsEn } from "./mail-words.ts";

const pia = "pia@pending.example";

test("cancels the email of a deactivated person, who can be invited again after reactivation [P68, Q49]", async () => {
  const world = await createMailedWorld();
  const { ann, boss, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  await boss.client.people.deactivate({ personId });
  await app.rollcall.dispatchMail();
  assert.equal(await stateOf(world, personId), "not-invited");
  await boss.client.people.reactivate({ personId });
  assert.equal(await app.rollcall.dispatchMail().then(({ sent }) => sent), 0);
  const { results, remaining } = await ann.client.invitations.send({ scheduleId });
  assert.deepEqual([results, remaining], [[{ status: "queued", personId, name: "pia@pending.example" }], 0]);
  mailer.sent.length = 0;
  await app.rollcall.dispatchMail();
  assert.deepEqual([mailer.sent.length, await stateOf(world, personId)], [1, "sent"]);
});

test("retries an email if the mailer returns an invalid result, and finally gives up [P69, F7]", async () => {
  const answers: readonly unknown[] = [undefined, "ok", {}, { status: "weird" }];
  for (const answer of answers) {
    const world = await createMailedWorld();
    const { ann, app, mailer, scheduleId } = world;
    const personId = await addAddress(ann.client, scheduleId, pia);
    mailer.answer = () => answer as MailOutcome;
    mailer.sent.length = 0;
    for (let index = 0; index < maxAttempts; index++) {
      await app.rollcall.dispatchMail();
      app.clock.advance(86_400_000);
    }
    assert.deepEqual([mailer.sent.length, await stateOf(world, personId)], [maxAttempts, "bounced"]);
  }
});

test("gives up on an email whose host-supplied text throws, and still sends the others [P69, F7]", async () => {
  const invitation = ({ schedule }: MailValues): MailText => {
    if (schedule === "Nameless") throw new TypeError("no text for it");
    const values = {
      schedule,
      organization: "",
      inviter: "Ann",
      recipient: "",
      expires: "",
      expiresAt: "",
      password: "",
    };
    return mailWordsEn.invitation(values);
  };
  const { ann, app, mailer, scheduleId } = await createMailedWorld({}, { words: { invitation } });
  const nameless = await app.schedule(ann, "Nameless");
  const personId = await addAddress(ann.client, nameless, pia);
  await app.rollcall.dispatchMail();
  await addAddress(ann.client, scheduleId, "nia@pending.example");
  await app.rollcall.dispatchMail();
  assert.equal(mailer.to("nia@pending.example").to.address, "nia@pending.example");
  for (let index = 0; index < maxAttempts; index++) {
    app.clock.advance(86_400_000);
    await app.rollcall.dispatchMail();
  }
  assert.equal(await stateOf({ ann, scheduleId: nameless }, personId), "bounced");
});

test("accepts the mailer's refusal without a valid reason [B39]", async () => {
  const world = await createMailedWorld();
  const personId = await addAddress(world.ann.client, world.scheduleId, pia);
  world.mailer.answer = () => ({ status: "refused", reason: 550 }) as unknown as MailOutcome;
  assert.equal((await world.app.rollcall.dispatchMail()).ended, 1);
  assert.equal(await stateOf(world, personId), "bounced");
});

test("stores no address from the server's response if the person is erased while an email is being sent [X8, Q49]", async () => {
  const { ann, boss, app, mailer, scheduleId } = await createMailedWorld();
  const personId = await addAddress(ann.client, scheduleId, pia);
  mailer.answer = async ({ to }) => {
    await boss.client.people.erase({ personId });
    return { status: "refused", reason: `550 <${to.address}>: no such mailbox` };
  };
  await app.rollcall.dispatchMail();
  assert.doesNotMatch(JSON.stringify(await app.everything()), /pia@pending/);
});

test("stores no address from a bounce after the person has been erased [X8, Q49]", async () => {
  const { ann, boss, app, mailer, scheduleId } = await createMailedWorld();
  const personId = await addAddress(ann.client, scheduleId, pia);
  await app.rollcall.dispatchMail();
  await boss.client.people.erase({ personId });
  await app.rollcall.bounced(mailer.to(pia).messageId, `550 <${pia}>: no such mailbox`);
  assert.doesNotMatch(JSON.stringify(await app.everything()), /pia@pending/);
});

test("gives up on an email if every process crashes while sending it [P69, F7]", async () => {
  const world = await createMailedWorld();
  const { ann, app, mailer, scheduleId } = world;
  const personId = await addAddress(ann.client, scheduleId, pia);
  mailer.sent.length = 0;
  let reached = (): void => undefined;
  mailer.answer = () => {
    reached();
    return new Promise(() => undefined);
  };
  for (let life = 1; life <= maxAttempts; life++) {
    await new Promise<void>((resolve) => {
      reached = resolve;
      void app.rollcall.dispatchMail();
    });
    app.clock.advance(121_000);
  }
  assert.equal(mailer.sent.length, maxAttempts);
  await app.rollcall.dispatchMail();
  assert.deepEqual([mailer.sent.length, await stateOf(world, personId)], [maxAttempts, "bounced"]);
});
