import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, openPortal, ownPassword, type Portal, resetTokenIn, signIn } from "./sign-in.fixture.ts";

const minute = 60_000;
const nextPassword = "another umbrella of slate";

/** Requests a reset and returns the token from the email. */
async function ask(portal: Portal, email: string): Promise<string> {
  assert.equal((await portal.visit().send("access.forgot", { organizationId: "org", email })).status, 200);
  await portal.deliver();
  return resetTokenIn(portal.mails.at(-1) ?? assert.fail("no mail"));
}

const reset = (portal: Portal, token: string, next = nextPassword): Promise<Response> =>
  portal.visit().send("access.reset", { token, next });

test("a link sets a password once, even when used many times at once [P37]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const token = await ask(portal, email);
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => reset(portal, token, `${nextPassword} ${n}`)));
  const statuses = answers.map(({ status }) => status).sort();
  assert.deepEqual(statuses, [200, ...Array.from({ length: 7 }, () => 404)]);
  assert.equal(await codeOf(await reset(portal, token)), "link.invalid");
  const winner = answers.findIndex(({ status }) => status === 200);
  assert.equal((await signIn(portal.visit(), email, `${nextPassword} ${winner}`)).status, 200);
});

test("a link is valid for at most an hour [P37]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const token = await ask(portal, email);
  portal.clock.time += 60 * minute;
  assert.equal(await codeOf(await reset(portal, token)), "link.invalid");
  const next = await ask(portal, email);
  portal.clock.time += 60 * minute - 1;
  assert.equal((await reset(portal, next)).status, 200);
});

test("invalidates a link when another is requested, the password changes or the account is deactivated [P37]", async () => {
  const portal = await openPortal();
  const { email, visitor, personId } = await portal.settle("wanda");
  const first = await ask(portal, email);
  const second = await ask(portal, email);
  assert.equal(await codeOf(await reset(portal, first)), "link.invalid");
  await visitor.send("access.changePassword", { current: ownPassword, next: nextPassword });
  assert.equal(await codeOf(await reset(portal, second)), "link.invalid");
  const third = await ask(portal, email);
  await portal.ann("people.deactivate", { personId });
  assert.equal(await codeOf(await reset(portal, third)), "link.invalid");
});

test("a rejected password does not use up the link [P37, P38]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const token = await ask(portal, email);
  assert.equal(await codeOf(await reset(portal, token, "too short")), "password.too-short");
  assert.equal(await codeOf(await reset(portal, token, "passwordpassword")), "password.too-common");
  assert.equal((await reset(portal, token)).status, 200);
});

test("accepts a single address as text, and emails the stored address, not the entered one [P37]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const before = portal.mails.length;
  const malformed: readonly unknown[] = [
    [email, "evil@example.com"],
    { 0: email },
    `${email},evil@example.com`,
    `${email}\n`,
    null,
    7,
  ];
  for (const typed of malformed) {
    const response = await portal.visit().send("access.forgot", { organizationId: "org", email: typed });
    assert.equal(response.status, typeof typed === "string" ? 200 : 422, JSON.stringify(typed));
  }
  await portal.visit().send("access.forgot", { organizationId: "org", email: "  WANDA@Workers.TEST " });
  await portal.deliver();
  assert.deepEqual(new Set(portal.mails.slice(before).map(({ to }) => to.address)), new Set([email]));
});

test("puts the token in the fragment, so that no server or log sees it [P37]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const token = await ask(portal, email);
  const { text } = portal.mails.at(-1) ?? assert.fail("no mail");
  const { pathname, search, hash } = new URL(/https:\S+/.exec(text)?.[0] ?? assert.fail("no link"));
  assert.deepEqual([pathname, search, hash], ["/portal", "?organization=org", `#reset=${token}`]);
  await reset(portal, token);
  assert.equal(JSON.stringify(portal.log).includes(token), false);
});

test("doesn't use up the daily emails with resets: the last link stays valid and planner emails are sent [P37, Q53]", async () => {
  const portal = await openPortal();
  const { email, personId } = await portal.settle("wanda");
  await ask(portal, email);
  await ask(portal, email);
  const last = await ask(portal, email);
  const before = portal.mails.length;
  for (let n = 0; n < 5; n++) await portal.visit().send("access.forgot", { organizationId: "org", email });
  await portal.deliver();
  assert.equal(portal.mails.length, before);
  assert.equal((await reset(portal, last)).status, 200);
  await portal.ann("people.setAddress", { personId, email: "wanda@elsewhere.test" });
  await portal.ann("access.activate", { personId });
  await portal.deliver();
  const addresses = portal.mails.slice(before).map(({ to }) => to.address);
  assert.ok(addresses.includes("wanda@elsewhere.test"));
});
