import assert from "node:assert/strict";
import test from "node:test";
import type { MailOutcome } from "../index.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { hire, openBrowser, settle } from "./portal.fixture.ts";

const hour = 3_600_000;

/** An app whose mail waits in the outbox until it is dispatched. */
async function openWaiting() {
  const world = await createMailedWorld();
  const { app, mailer } = world;
  return {
    ...world,
    async mailsTo(address: string) {
      await app.rollcall.dispatchMail();
      return mailer.sent.filter(({ to }) => to.address === address).length;
    },
    forget: async (email: string) => openBrowser(app).client.access.forgot({ organizationId: "acme", email }),
  };
}

test("drops a queued temporary password for a deactivated person without reporting a bounce [A24, P28, Q49]", async () => {
  const { boss, mailsTo } = await openWaiting();
  const { id: personId, email } = await hire(boss, "Wim");
  await boss.client.access.activate({ personId });
  await boss.client.people.deactivate({ personId });
  assert.equal(await mailsTo(email), 0);
  await boss.client.people.reactivate({ personId });
  assert.equal((await boss.client.access.get({ personId })).access.mailProblem, null);
});

test("doesn't mail a temporary password that expired in the outbox [P28, Q27]", async () => {
  const { app, boss, mailsTo } = await openWaiting();
  const { id: personId, email } = await hire(boss, "Wim");
  await boss.client.access.activate({ personId });
  app.clock.advance(72 * hour);
  assert.equal(await mailsTo(email), 0);
});

test("doesn't attribute an older mail's bounce to the queued one [A24, P31]", async () => {
  const { app, mailer, boss } = await openWaiting();
  const { id: personId, email } = await hire(boss, "Wim");
  const { issue } = (await boss.client.access.activate({ personId })).person;
  mailer.answer = async ({ to }): Promise<MailOutcome> => {
    if (to.address !== email) return { status: "sent" };
    mailer.answer = () => ({ status: "sent" });
    await boss.client.access.resend({ personId, issue });
    return { status: "refused", reason: "550 no such mailbox" };
  };
  await app.rollcall.dispatchMail();
  assert.equal((await boss.client.access.get({ personId })).access.mailProblem, null);
});

test("drops a queued reset link if the person is paused or deactivated in the meantime [P37, Q35, Q49]", async () => {
  const { app, mailer, boss, mailsTo, forget } = await openWaiting();
  const xia = await settle(app, mailer, boss, "Xia");
  const before = await mailsTo(xia.email);
  await forget(xia.email);
  await boss.client.access.setPortal({ personId: xia.id, portal: "off" });
  assert.equal(await mailsTo(xia.email), before);
  await boss.client.access.setPortal({ personId: xia.id, portal: "on" });
  await forget(xia.email);
  await boss.client.people.deactivate({ personId: xia.id });
  assert.equal(await mailsTo(xia.email), before);
});

test("mails only the latest reset link when two are requested before dispatch [P37]", async () => {
  const { app, mailer, boss, mailsTo, forget } = await openWaiting();
  const xia = await settle(app, mailer, boss, "Xia");
  const before = await mailsTo(xia.email);
  await forget(xia.email);
  await forget(xia.email);
  assert.equal(await mailsTo(xia.email), before + 1);
});

test("drops the queued warning about wrong passwords if the person is deactivated in the meantime [P35, Q49]", async () => {
  const { app, mailer, boss, mailsTo } = await openWaiting();
  const xia = await settle(app, mailer, boss, "Xia");
  const before = await mailsTo(xia.email);
  const guess = async () => assert.rejects(openBrowser(app).signIn(xia.email, "not the one they have"));
  for (let one = 0; one < 11; one++) await guess();
  assert.equal(await mailsTo(xia.email), before + 1);
  await guess();
  await boss.client.people.deactivate({ personId: xia.id });
  assert.equal(await mailsTo(xia.email), before + 1);
});
