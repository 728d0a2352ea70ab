import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { scriptedCalendars } from "../calendars/scripted-calendars.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createWebPasswords } from "../index.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { goodPassword, openBrowser, settle } from "./portal.fixture.ts";

const next = "nine silent harbour gulls";

/** Runs another operation while passwords are hashed or a calendar is read. */
async function openSlowWorld() {
  const interruption: { happens: () => Promise<unknown> } = { happens: async () => undefined };
  const web = createWebPasswords(1);
  const calendars = scriptedCalendars();
  const world = await createMailedWorld({
    passwords: {
      ...web,
      hash: async (password) => {
        if (password === next) await interruption.happens();
        return web.hash(password);
      },
    },
    calendars: {
      read: async (...asked) => {
        await interruption.happens();
        return calendars.read(...asked);
      },
    },
  });
  const xia = await settle(world.app, world.mailer, world.boss, "Xia");
  return { ...world, xia, interruption };
}

test("deactivating an account during a password change leaves no session after reactivation [P32]", async () => {
  const { app, boss, xia, interruption } = await openSlowWorld();
  interruption.happens = async () => boss.client.people.deactivate({ personId: xia.id });
  const { access } = xia.browser.client;
  assert.equal(await codeOf(access.changePassword({ current: goodPassword, next })), "session.ended");
  await boss.client.people.reactivate({ personId: xia.id });
  assert.equal(await codeOf(app.rollcall.session(xia.browser.token)), "session.ended");
  await openBrowser(app).signIn(xia.email, goodPassword);
});

test("signing out during a password change signs out and keeps the old password [P32]", async () => {
  const { app, xia, interruption } = await openSlowWorld();
  interruption.happens = async () => xia.browser.client.access.signOut({});
  const { access } = xia.browser.client;
  assert.equal(await codeOf(access.changePassword({ current: goodPassword, next })), "session.ended");
  assert.equal(await codeOf(app.rollcall.session(xia.browser.token)), "session.ended");
  await openBrowser(app).signIn(xia.email, goodPassword);
});

test("doesn't store a calendar address that is verified while its owner is being erased [X8, Q52]", async () => {
  const { app, boss, xia, interruption } = await openSlowWorld();
  interruption.happens = async () => boss.client.people.erase({ personId: xia.id });
  const connect = xia.browser.client.calendars.connect({ address: "https://calendar.example/secret-of-xia.ics" });
  assert.equal(await codeOf(connect), "request.not-found");
  assert.doesNotMatch(JSON.stringify(await app.everything()), /secret-of-xia/);
});

test("answers a request whose session ends while it runs, and rejects the next one [P24, P32]", async () => {
  const store = createMemoryStore();
  const { app, boss, mailer } = await createMailedWorld({ store });
  const { id: personId, browser } = await settle(app, mailer, boss, "Xia");
  app.clock.advance(7_200_000);
  const transaction = store.transaction.bind(store);
  store.transaction = async (mode, work) => {
    if (mode === "write") {
      store.transaction = transaction;
      await boss.client.people.deactivate({ personId });
    }
    return transaction(mode, work);
  };
  assert.equal((await browser.client.portal.get({})).person.id, personId);
  assert.equal(await codeOf(browser.client.portal.get({})), "session.ended");
});
