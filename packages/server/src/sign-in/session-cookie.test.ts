import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, openPortal, ownPassword, signIn } from "./sign-in.fixture.ts";

const tokenOf = (cookie: string | undefined): string =>
  /(?:^|; )__Host-rollcall=([\w-]+)/.exec(cookie ?? "")?.[1] ?? "none";
const deviceOf = (cookie: string | undefined): string =>
  /(?:^|; )__Host-rollcall-device=([\w-]+)/.exec(cookie ?? "")?.[1] ?? "none";

test("sets two cookies that scripts cannot read and other sites or hosts cannot use or set [P33, P40]", async () => {
  const portal = await openPortal();
  const { email, temporary } = await portal.hire("wanda");
  const response = await signIn(portal.visit(), email, temporary);
  const days = { "__Host-rollcall": 30, "__Host-rollcall-device": 400 };
  const set = response.headers.getSetCookie().map((cookie) => cookie.split("; "));
  assert.deepEqual(
    set.map(([pair = ""]) => /^(.+)=[\w-]{32}$/.exec(pair)?.[1]),
    Object.keys(days),
  );
  for (const [at, [, ...attributes]] of set.entries()) {
    const life = Object.values(days)[at] ?? 0;
    const expires = new Date(portal.clock.time + life * 86_400_000).toUTCString();
    assert.deepEqual(attributes.sort(), ["HttpOnly", "Path=/", "SameSite=Lax", "Secure", `Expires=${expires}`].sort());
  }
});

test("exposes the session and device tokens only in cookie headers [P28, P33]", async () => {
  const portal = await openPortal();
  const { email, temporary } = await portal.hire("wanda");
  const visitor = portal.visit();
  const first = await signIn(visitor, email, temporary);
  const tokens = [tokenOf(visitor.cookie), deviceOf(visitor.cookie)];
  const bodies = [await first.text()];
  const changed = await visitor.send("access.changePassword", { current: temporary, next: ownPassword });
  bodies.push(await changed.text());
  tokens.push(tokenOf(visitor.cookie), deviceOf(visitor.cookie));
  const tried = await visitor.send("access.signIn/dry-run", { organizationId: "org", email, password: ownPassword });
  assert.equal(tried.status, 200);
  assert.deepEqual(tried.headers.getSetCookie(), []);
  bodies.push(await tried.text());
  for (const body of bodies) assert.match(body, /"session":null,"device":null/);
  for (const token of tokens) {
    assert.equal(token.length, 32);
    assert.doesNotMatch(bodies.join() + JSON.stringify(portal.log), new RegExp(token));
  }
});

test("never adopts a session id from the client [P33]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  for (const planted of ["planted", "x".repeat(32), "../../etc", ""]) {
    const visitor = portal.visit();
    visitor.cookie = `__Host-rollcall=${planted}`;
    assert.equal((await signIn(visitor, email, ownPassword)).status, 200);
    assert.notEqual(tokenOf(visitor.cookie), planted);
    const planter = portal.visit();
    planter.cookie = `__Host-rollcall=${planted}`;
    assert.equal((await planter.send("portal.get")).status, 401, planted);
  }
});

test("replaces a browser's session at sign-in, even another person's [P33]", async () => {
  const portal = await openPortal();
  const { email, visitor } = await portal.settle("wanda");
  const other = await portal.settle("wilma");
  for (const over of [visitor.cookie, other.visitor.cookie]) {
    const browser = portal.visit();
    browser.cookie = over;
    assert.equal((await browser.send("portal.get")).status, 200);
    await signIn(browser, email, ownPassword);
    assert.notEqual(browser.cookie, over);
    assert.equal((await browser.send("portal.get")).status, 200);
    const left = portal.visit();
    left.cookie = over;
    assert.equal(await codeOf(await left.send("portal.get")), "session.ended");
  }
});

test("check and dry run of sign-in, sign-out and password change set and remove no cookie [P33, X1, X3]", async () => {
  const portal = await openPortal();
  const { visitor, email } = await portal.settle("wanda");
  const before = visitor.cookie;
  const inputs = {
    "access.signOut": {},
    "access.signIn": { organizationId: "org", email, password: ownPassword },
    "access.changePassword": { current: ownPassword, next: "another umbrella of slate" },
  };
  for (const [name, input] of Object.entries(inputs)) {
    for (const mode of ["check", "dry-run"]) {
      const response = await visitor.send(`${name}/${mode}`, input);
      assert.deepEqual([response.status, response.headers.getSetCookie()], [200, []], `${name}/${mode}`);
    }
  }
  assert.equal(visitor.cookie, before);
  assert.equal((await visitor.send("portal.get")).status, 200);
});

test("signing out removes the cookie and ends the session, and can be repeated [P33]", async () => {
  const portal = await openPortal();
  const { visitor } = await portal.settle("wanda");
  const before = visitor.cookie;
  const response = await visitor.send("access.signOut");
  assert.equal(response.status, 200);
  assert.match(
    response.headers.getSetCookie().join(),
    /^__Host-rollcall=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  assert.equal(await codeOf(await visitor.send("portal.get")), "request.unauthenticated");
  visitor.cookie = before;
  assert.equal(await codeOf(await visitor.send("portal.get")), "session.ended");
  assert.equal((await visitor.send("access.signOut")).status, 200);
  assert.equal(tokenOf(visitor.cookie), "none");
});

test("runs anonymous operations without a caller after a session has ended [P33]", async () => {
  const portal = await openPortal();
  const { visitor, email } = await portal.settle("wanda");
  portal.clock.time += 31 * 86_400_000;
  assert.equal(await codeOf(await visitor.send("portal.get")), "session.ended");
  const response = await visitor.send("invitations.preview", { token: "none" });
  assert.deepEqual([response.status, await codeOf(response)], [404, "link.invalid"]);
  assert.equal((await signIn(visitor, email, ownPassword)).status, 200);
  assert.equal((await visitor.send("portal.get")).status, 200);
});

test("runs a refused host user's anonymous operations without a caller [P33, Q49]", async () => {
  const portal = await openPortal();
  const { email } = await portal.settle("wanda");
  const ina = portal.visit({ user: "ina" });
  const { person } = (await (await ina.send("people.getMe")).json()) as { person: { id: string } };
  await portal.ann("people.deactivate", { personId: person.id });
  assert.equal(await codeOf(await ina.send("people.getMe")), "person.deactivated");
  assert.equal((await signIn(ina, email, ownPassword)).status, 200);
  assert.equal((await ina.send("access.signOut")).status, 200);
});

test("authenticate takes precedence over the session cookie [P33]", async () => {
  const portal = await openPortal();
  const { visitor, personId } = await portal.settle("wanda");
  const browser = portal.visit({ user: "ina" });
  browser.cookie = visitor.cookie;
  const { person } = (await (await browser.send("portal.get")).json()) as { person: { id: string } };
  assert.notEqual(person.id, personId);
});

test("ends a session after 7 days without use, and always after 30 days [P32]", async () => {
  const portal = await openPortal();
  const day = 86_400_000;
  const idle = await portal.settle("wanda");
  const busy = await portal.settle("wilma");
  const began = portal.clock.time;
  for (let days = 6; days < 30; days += 6) {
    portal.clock.time = began + days * day;
    assert.equal((await busy.visitor.send("portal.get")).status, 200, `${days} days`);
  }
  assert.equal(await codeOf(await idle.visitor.send("portal.get")), "session.ended");
  portal.clock.time = began + 30 * day;
  assert.equal(await codeOf(await busy.visitor.send("portal.get")), "session.ended");
});

test("previews an invitation to a worker as open in the portal if a host user is signed in too [P01]", async () => {
  const portal = await openPortal();
  const { personId, email, visitor } = await portal.settle("wanda");
  const admin = portal.visit({ user: "ann" });
  const { schedule } = (await (await admin.send("schedules.create", { name: "Night watch" })).json()) as {
    readonly schedule: { readonly id: string };
  };
  await admin.send("members.add", { scheduleId: schedule.id, people: [{ personId }] });
  const copied = await admin.send("invitations.copyLink", { scheduleId: schedule.id, personId });
  const token = /#([\w.-]+)/.exec(((await copied.json()) as { readonly url: string }).url)?.[1];
  const both = portal.visit({ user: "ina" });
  const preview = async (): Promise<unknown> => {
    const { you, signedInWith, alsoInPortal } = (await (
      await both.send("invitations.preview", { token })
    ).json()) as Record<"you" | "signedInWith" | "alsoInPortal", unknown>;
    return { you, signedInWith, alsoInPortal };
  };
  assert.deepEqual(await preview(), { you: "other", signedInWith: "host", alsoInPortal: false }, email);
  both.cookie = visitor.cookie;
  assert.deepEqual(await preview(), { you: "other", signedInWith: "host", alsoInPortal: true });
  both.cookie = "__Host-rollcall=ended";
  assert.deepEqual(await preview(), { you: "other", signedInWith: "host", alsoInPortal: false });
});
