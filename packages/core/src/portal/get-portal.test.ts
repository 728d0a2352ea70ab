import assert from "node:assert/strict";
import test from "node:test";
import { hire, openBrowser, settle, temporaryPasswordTo } from "../access/portal.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";

const hour = 3_600_000;

test("a host user has the host's password page, even after a pause, and no session here [Q38, A36]", async () => {
  const { boss, max } = await createMailedWorld({ signIn: { hostPasswordUrl: "https://host.example/account" } });
  const look = async () => {
    const { cards, pause, restriction, signedIn } = await max.client.portal.get({});
    assert.deepEqual([pause, restriction, signedIn], [null, null, false]);
    return cards?.at(-1);
  };
  const card = { section: "password", href: "https://host.example/account" };
  assert.deepEqual(await look(), card);
  await boss.client.access.setPortal({ personId: max.id, portal: "off", reason: "Off season." });
  await boss.client.access.setPortal({ personId: max.id, portal: "on" });
  assert.deepEqual(await look(), card);
});

test("shows when the password was chosen, and before that only that it is missing [A56, P29]", async () => {
  const { app, mailer, boss } = await createMailedWorld();
  app.clock.advance(hour);
  const xia = await settle(app, mailer, boss, "Xia");
  const since = new Date(app.clock.now()).toISOString();
  app.clock.advance(hour);
  const { cards, signedIn } = await xia.browser.client.portal.get({});
  assert.deepEqual([cards?.at(-1), signedIn], [{ section: "password", at: since }, true]);

  const wim = await hire(boss, "Wim");
  await boss.client.access.setPortal({
    personId: wim.id,
    portal: "off",
    until: new Date(app.clock.now() + hour).toISOString(),
  });
  await boss.client.access.activate({ personId: wim.id });
  await app.rollcall.dispatchMail();
  const browser = openBrowser(app);
  await browser.signIn(wim.email, temporaryPasswordTo(mailer, wim.email));
  app.clock.advance(hour);
  const portal = await browser.client.portal.get({});
  assert.deepEqual([portal.restriction, portal.pause, portal.cards], ["password.change-required", null, null]);
});
