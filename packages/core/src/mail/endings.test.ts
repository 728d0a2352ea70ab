import assert from "node:assert/strict";
import test from "node:test";
import type { MailOutcome } from "../index.ts";
import { addAddress, openMailedCast, stateOf } from "../mailroom.fixture.ts";
import { mostAttempts } from "./backoff.ts";
import { type MailText, type MailValues, mailWordsEn } from "./mail-words.ts";

const pia = "pia@pending.example";

test("whoever was shut out before their mail went out waits for none: opened again, they can be invited [P68, Q49]", async () => {
  const cast = await openMailedCast();
  const { ann, boss, house, room, scheduleId } = cast;
  const personId = await addAddress(ann.client, scheduleId, pia);
  await boss.client.people.deactivate({ personId });
  await house.rollcall.dispatchMail();
  assert.equal(await stateOf(cast, personId), "not-invited");
  await boss.client.people.reactivate({ personId });
  assert.equal(await house.rollcall.dispatchMail().then(({ sent }) => sent), 0);
  const { results, remaining } = await ann.client.invitations.send({ scheduleId });
  assert.deepEqual([results, remaining], [[{ status: "queued", personId }], 0]);
  room.sent.length = 0;
  await house.rollcall.dispatchMail();
  assert.deepEqual([room.sent.length, await stateOf(cast, personId)], [1, "sent"]);
});

test("a mail of which a mailer answers nonsense fails for now, and is given up in the end [P69, F7]", async () => {
  const answers: readonly unknown[] = [undefined, "ok", {}, { status: "weird" }];
  for (const answer of answers) {
    const cast = await openMailedCast();
    const { ann, house, room, scheduleId } = cast;
    const personId = await addAddress(ann.client, scheduleId, pia);
    room.answer = () => answer as MailOutcome;
    room.sent.length = 0;
    for (let index = 0; index < mostAttempts; index++) {
      await house.rollcall.dispatchMail();
      house.clock.advance(86_400_000);
    }
    assert.deepEqual([room.sent.length, await stateOf(cast, personId)], [mostAttempts, "bounced"]);
  }
});

test("words that a host's code cannot find for a mail end that mail, and keep no other from going out [P69, F7]", async () => {
  const invitation = ({ schedule }: MailValues): MailText => {
    if (schedule === "Nameless") throw new TypeError("no words for it");
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
  const { ann, house, room, scheduleId } = await openMailedCast({}, { words: { invitation } });
  const nameless = await house.schedule(ann, "Nameless");
  const personId = await addAddress(ann.client, nameless, pia);
  await house.rollcall.dispatchMail();
  await addAddress(ann.client, scheduleId, "nia@pending.example");
  await house.rollcall.dispatchMail();
  assert.equal(room.to("nia@pending.example").to.address, "nia@pending.example");
  for (let index = 0; index < mostAttempts; index++) {
    house.clock.advance(86_400_000);
    await house.rollcall.dispatchMail();
  }
  assert.equal(await stateOf({ ann, scheduleId: nameless }, personId), "bounced");
});

test("a mailer need not say why a mailbox takes nothing [B39]", async () => {
  const cast = await openMailedCast();
  const personId = await addAddress(cast.ann.client, cast.scheduleId, pia);
  cast.room.answer = () => ({ status: "refused", reason: 550 }) as unknown as MailOutcome;
  assert.equal((await cast.house.rollcall.dispatchMail()).ended, 1);
  assert.equal(await stateOf(cast, personId), "bounced");
});

test("whoever is erased while their mail is on its way leaves no address in what the server says of it [X8, Q49]", async () => {
  const { ann, boss, house, room, scheduleId } = await openMailedCast();
  const personId = await addAddress(ann.client, scheduleId, pia);
  room.answer = async ({ to }) => {
    await boss.client.people.erase({ personId });
    return { status: "refused", reason: `550 <${to.address}>: no such mailbox` };
  };
  await house.rollcall.dispatchMail();
  assert.doesNotMatch(JSON.stringify(await house.everything()), /pia@pending/);
});

test("what comes back after whom it was for is erased says nothing of them [X8, Q49]", async () => {
  const { ann, boss, house, room, scheduleId } = await openMailedCast();
  const personId = await addAddress(ann.client, scheduleId, pia);
  await house.rollcall.dispatchMail();
  await boss.client.people.erase({ personId });
  await house.rollcall.bounced(room.to(pia).messageId, `550 <${pia}>: no such mailbox`);
  assert.doesNotMatch(JSON.stringify(await house.everything()), /pia@pending/);
});

test("a mail with which every process dies is given up like any other [P69, F7]", async () => {
  const cast = await openMailedCast();
  const { ann, house, room, scheduleId } = cast;
  const personId = await addAddress(ann.client, scheduleId, pia);
  room.sent.length = 0;
  let reached = (): void => undefined;
  room.answer = () => {
    reached();
    return new Promise(() => undefined);
  };
  for (let life = 1; life <= mostAttempts; life++) {
    await new Promise<void>((resolve) => {
      reached = resolve;
      void house.rollcall.dispatchMail();
    });
    house.clock.advance(121_000);
  }
  assert.equal(room.sent.length, mostAttempts);
  await house.rollcall.dispatchMail();
  assert.deepEqual([room.sent.length, await stateOf(cast, personId)], [mostAttempts, "bounced"]);
});
