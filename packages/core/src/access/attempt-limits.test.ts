import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import type { Limits } from "../index.ts";
import { countingLimits } from "../mail/counting-limits.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { goodPassword, hire, openBrowser, settle } from "./portal.fixture.ts";

const quarter = 900_000;
const wrong = "not the one they have";

async function openCounted(limits?: Limits) {
  const world = await createMailedWorld(limits === undefined ? {} : { limits: () => limits });
  const xia = await settle(world.app, world.mailer, world.boss, "Xia");
  const signIn = async (password: string, organizationId = "acme") =>
    openBrowser(world.app, organizationId).signIn(xia.email, password);
  return { ...world, xia, signIn };
}

test("wrong passwords for an address lock it in one organization only [P35, Q54]", async () => {
  const { signIn } = await openCounted(countingLimits().limits);
  for (let guess = 0; guess < 11; guess++) assert.equal(await codeOf(signIn(wrong, "umbrella")), "sign-in.failed");
  assert.equal(await signIn(goodPassword), false);
});

test("a source that requests too many reset links can still sign in [P36, P37]", async () => {
  const { app, xia, signIn } = await openCounted(countingLimits().limits);
  const forget = async () =>
    openBrowser(app).client.access.forgot({ organizationId: "acme", email: "no@where.example" });
  for (let asked = 0; asked < 100; asked++) await forget();
  assert.equal(await codeOf(forget()), "request.throttled");
  const reset = openBrowser(app).client.access.reset({ token: `${xia.id}.x`, next: goodPassword });
  assert.equal(await codeOf(reset), "request.throttled");
  assert.equal(await signIn(goodPassword), false);
});

test("counts consecutive failures: the correct password resets the count, and 100 failures lock the account [Q54, P35]", async () => {
  const { app, signIn } = await openCounted();
  const guess = async (times: number) => {
    for (let one = 0; one < times; one++) {
      if (one % 9 === 0) app.clock.advance(quarter);
      assert.equal(await codeOf(signIn(wrong)), "sign-in.failed");
    }
    app.clock.advance(quarter);
  };
  await guess(99);
  assert.equal(await signIn(goodPassword), false);
  await guess(99);
  assert.equal(await signIn(goodPassword), false);
  await guess(100);
  assert.equal(await codeOf(signIn(goodPassword)), "sign-in.failed");
});

test("signing in again with a session ends only that session, even if there are 20 [P32, P33]", async () => {
  const { app, xia } = await openCounted();
  const others = [xia.browser];
  for (let more = 0; more < 19; more++) {
    app.clock.advance(1);
    const browser = openBrowser(app);
    await browser.signIn(xia.email, goodPassword);
    others.push(browser);
  }
  const again = others.pop() ?? assert.fail();
  const before = again.token;
  app.clock.advance(1);
  await again.signIn(xia.email, goodPassword);
  for (const { client } of [...others, again]) assert.equal((await client.portal.get({})).signedIn, true);
  assert.equal(await codeOf(app.rollcall.session(before)), "session.ended");
});

test("sends no warning about wrong passwords to a person without a password [P35]", async () => {
  const { limits } = countingLimits();
  const { app, mailer, boss } = await openCounted(limits);
  const wim = await hire(boss, "Wim");
  await boss.client.access.setPortal({ personId: wim.id, portal: "off" });
  for (let guess = 0; guess < 12; guess++) {
    assert.equal(await codeOf(openBrowser(app).signIn(wim.email, wrong)), "sign-in.failed");
  }
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.filter(({ to }) => to.address === wim.email).length, 0);
});

test("reset links and warnings don't count against a person's daily emails [P14, P35, Q53]", async () => {
  const { taken, limits } = countingLimits();
  const { app, mailer, xia, signIn } = await openCounted(limits);
  const before = mailer.sent.length;
  taken.clear();
  await openBrowser(app).client.access.forgot({ organizationId: "acme", email: xia.email });
  for (let guess = 0; guess < 11; guess++) assert.equal(await codeOf(signIn(wrong)), "sign-in.failed");
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.length, before + 2);
  assert.deepEqual(
    [...taken].filter(([key, points]) => key.startsWith("mail.actor:") && points > 0),
    [],
  );
});

test("signs in even if the limits fail to refund the attempt in any way [P34]", async () => {
  const failures: readonly Limits["giveBack"][] = [
    () => Promise.reject(new Error("no connection")),
    () => {
      throw new Error("no connection");
    },
  ];
  for (const giveBack of failures) {
    const limits = { ...countingLimits().limits };
    const { signIn } = await openCounted(limits);
    Object.assign(limits, { giveBack });
    assert.equal(await signIn(goodPassword), false);
  }
});
