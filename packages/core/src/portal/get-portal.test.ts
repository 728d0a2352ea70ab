import assert from "node:assert/strict";
import test from "node:test";
import { hire, openBrowser, settle, temporaryPasswordTo } from "../access/portal.fixture.ts";
import { openMailedCast } from "../mailroom.fixture.ts";

const hour = 3_600_000;

test("a user of the host has the host's page for passwords, also after a pause, and is not signed in here [Q38, A36]", async () => {
  const { boss, max } = await openMailedCast({ signIn: { hostPasswordUrl: "https://host.example/account" } });
  const look = async () => {
    const { cards, pause, held, signedIn } = await max.client.portal.get({});
    assert.deepEqual([pause, held, signedIn], [null, null, false]);
    return cards?.at(-1);
  };
  const card = { section: "password", href: "https://host.example/account" };
  assert.deepEqual(await look(), card);
  await boss.client.access.setPortal({ personId: max.id, portal: "off", reason: "Off season." });
  await boss.client.access.setPortal({ personId: max.id, portal: "on" });
  assert.deepEqual(await look(), card);
});

test("whoever has chosen a password sees since when, and is signed in here; to whoever has not, nothing but that is told [A56, P29]", async () => {
  const { house, room, boss } = await openMailedCast();
  house.clock.advance(hour);
  const xia = await settle(house, room, boss, "Xia");
  const since = new Date(house.clock.now()).toISOString();
  house.clock.advance(hour);
  const { cards, signedIn } = await xia.browser.client.portal.get({});
  assert.deepEqual([cards?.at(-1), signedIn], [{ section: "password", at: since }, true]);

  const wim = await hire(boss, "Wim");
  await boss.client.access.setPortal({
    personId: wim.id,
    portal: "off",
    until: new Date(house.clock.now() + hour).toISOString(),
  });
  await boss.client.access.activate({ personId: wim.id });
  await house.rollcall.dispatchMail();
  const browser = openBrowser(house);
  await browser.signIn(wim.email, temporaryPasswordTo(room, wim.email));
  house.clock.advance(hour);
  const told = await browser.client.portal.get({});
  assert.deepEqual([told.held, told.pause, told.cards], ["password.change-required", null, null]);
});
