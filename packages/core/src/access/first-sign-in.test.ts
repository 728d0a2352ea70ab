import assert from "node:assert/strict";
import test from "node:test";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { goodPassword, hire, openBrowser, temporaryPasswordTo } from "./portal.fixture.ts";

test("a person is created, activated, mailed a temporary password and signs in with their own [A17, A22, A26]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const { id, email } = await hire(boss, "Wim");
  await app.rollcall.dispatchMail();
  assert.deepEqual(
    mailer.sent.filter(({ to }) => to.address === email),
    [],
  );
  const { person } = await boss.client.access.activate({ personId: id });
  assert.equal(person.status, "invited");
  await app.rollcall.dispatchMail();
  const browser = openBrowser(app);
  const current = temporaryPasswordTo(mailer, email);
  assert.equal(await browser.signIn(email, current), true);
  assert.equal((await browser.client.portal.get({})).restriction, "password.change-required");
  assert.equal(await codeOf(browser.client.portal.listShifts({})), "password.change-required");
  const { session } = await browser.client.access.changePassword({ current, next: goodPassword });
  assert.equal(await codeOf(browser.client.portal.get({})), "session.ended");
  browser.token = session?.token ?? "";
  const portal = await browser.client.portal.get({});
  assert.equal(portal.restriction, null);
  assert.deepEqual(
    portal.cards?.map(({ section }) => section),
    ["shifts", "reports", "notifications", "calendars", "availability", "profile", "hours", "password"],
  );
  assert.equal((await boss.client.people.get({ personId: id })).person.status, "active");
});
