import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, openPortal, ownPassword, type Portal, resetTokenIn, signIn, type Visitor } from "./sign-in.fixture.ts";

const nextPassword = "another umbrella of slate";

/** Two more browsers of the same person. */
async function others(portal: Portal, email: string, password: string): Promise<readonly Visitor[]> {
  const browsers = [portal.visit(), portal.visit()];
  for (const browser of browsers) assert.equal((await signIn(browser, email, password)).status, 200);
  return browsers;
}

const statesOf = async (browsers: readonly Visitor[]): Promise<readonly string[]> =>
  Promise.all(browsers.map(async (browser) => codeOf(await browser.send("portal.get"))));

test("a password change ends every other session and renews the current one [P32, P33]", async () => {
  const portal = await openPortal();
  const { email, visitor } = await portal.settle("wanda");
  const rest = await others(portal, email, ownPassword);
  const before = visitor.cookie;
  const changed = await visitor.send("access.changePassword", { current: ownPassword, next: nextPassword });
  assert.equal(changed.status, 200);
  assert.deepEqual(await statesOf([visitor, ...rest]), ["status 200", "session.ended", "session.ended"]);
  assert.notEqual(visitor.cookie, before);
  const old = portal.visit();
  old.cookie = before;
  assert.deepEqual(await statesOf([old]), ["session.ended"]);
  assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
});

test("a refused password change ends no session [P32]", async () => {
  const portal = await openPortal();
  const { email, visitor } = await portal.settle("wanda");
  const rest = await others(portal, email, ownPassword);
  for (const input of [
    { current: "wrong", next: nextPassword },
    { current: ownPassword, next: "short" },
    { current: ownPassword, next: ownPassword },
  ]) {
    const refused = await visitor.send("access.changePassword", input);
    assert.notEqual(refused.status, 200);
    assert.deepEqual(refused.headers.getSetCookie(), []);
  }
  assert.deepEqual(await statesOf([visitor, ...rest]), ["status 200", "status 200", "status 200"]);
});

test("a reset ends all sessions and opens none [P32, P37]", async () => {
  const portal = await openPortal();
  const { email, visitor } = await portal.settle("wanda");
  const rest = await others(portal, email, ownPassword);
  await portal.visit().send("access.forgot", { organizationId: "org", email });
  await portal.deliver();
  const token = resetTokenIn(portal.mails.at(-1)!);
  const reset = await visitor.send("access.reset", { token, next: nextPassword });
  assert.equal(reset.status, 200);
  assert.doesNotMatch(reset.headers.getSetCookie().join(), /__Host-rollcall=/);
  assert.deepEqual(await statesOf([visitor, ...rest]), ["session.ended", "session.ended", "session.ended"]);
  assert.equal((await signIn(portal.visit(), email, nextPassword)).status, 200);
});

test("a new temporary password ends the sessions opened with the old one [P32]", async () => {
  const portal = await openPortal();
  const { personId, email, temporary } = await portal.hire("wanda");
  const browsers = await others(portal, email, temporary);
  const { person } = await portal.ann<{ person: { issue: string } }>("people.get", { personId });
  await portal.ann("access.resend", { personId, issue: person.issue });
  assert.deepEqual(await statesOf(browsers), ["session.ended", "session.ended"]);
});

test("a deactivation ends all sessions, and a reactivation does not restore them [P32]", async () => {
  const portal = await openPortal();
  const { personId, email, visitor } = await portal.settle("wanda");
  await portal.ann("people.deactivate", { personId });
  assert.deepEqual(await statesOf([visitor]), ["session.ended"]);
  assert.equal(await codeOf(await signIn(portal.visit(), email, ownPassword)), "sign-in.failed");
  await portal.ann("people.reactivate", { personId });
  assert.deepEqual(await statesOf([visitor]), ["session.ended"]);
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
});

test("an open stream ends within seconds after its session [P32]", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const portal = await openPortal();
  const { personId, visitor } = await portal.settle("wanda");
  const stream = await visitor.send("/events", { position: JSON.stringify({ [personId]: null }) });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  await visitor.send("access.signOut");
  t.mock.timers.tick(4000);
  for (;;) if ((await reader.read()).done) break;
});
