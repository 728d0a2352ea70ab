import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { createSqliteStore } from "@rollcall/storage-sql";
import { codeOf, openPortal, ownPassword, type Portal, signIn, temporaryIn } from "./sign-in.fixture.ts";

const hour = 3_600_000;

const newest = ({ mails }: Portal, email: string): string =>
  temporaryIn(mails.findLast(({ to }) => to.address === email) ?? assert.fail("no mail"));

async function folderOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-sign-in-"));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test("a temporary password has 100 bits and appears only in the email, not in responses, logs or the store [P28]", async (t) => {
  const folder = await folderOf(t);
  const store = createSqliteStore({ path: join(folder, "rollcall.db") });
  const portal = await openPortal({ store });
  t.after(() => portal.rollcall.close());
  const { personId, email } = await portal.create("wanda");
  const answers: unknown[] = [await portal.ann("access.activate", { personId })];
  await portal.deliver();
  const temporary = newest(portal, email);
  assert.match(temporary, /^(?:[2-9a-km-np-z]{4}-){4}[2-9a-km-np-z]{4}$/);
  answers.push(await portal.ann("access.get", { personId }), await portal.ann("people.list", {}));
  const visitor = portal.visit();
  answers.push(await (await signIn(visitor, email, temporary)).json());
  answers.push(await (await signIn(visitor, email, `${temporary}x`)).json());
  const token = visitor.cookie?.split("=")[1] ?? assert.fail("no cookie");
  const files = (await readdir(folder)).filter((name) => name.startsWith("rollcall.db"));
  const kept = Buffer.concat(await Promise.all(files.map((name) => readFile(join(folder, name)))));
  assert.ok(kept.includes(email));
  for (const secret of [temporary, temporary.replaceAll("-", ""), token]) {
    assert.equal(kept.includes(secret), false);
    assert.doesNotMatch(JSON.stringify([answers, portal.log]), new RegExp(secret));
  }
});

test("temporary passwords are unique [P28]", async () => {
  const portal = await openPortal();
  const { personId, email } = await portal.create("wanda");
  const { person } = await portal.ann<{ person: { issue: string } }>("access.activate", { personId });
  await portal.deliver();
  const all = new Set([newest(portal, email)]);
  let { issue } = person;
  for (let i = 0; i < 4; i++) {
    ({ issue } = (await portal.ann<{ person: { issue: string } }>("access.resend", { personId, issue })).person);
    await portal.deliver();
    all.add(newest(portal, email));
  }
  assert.equal(all.size, 5);
});

test("a temporary password expires after 72 hours [P28]", async () => {
  const portal = await openPortal();
  const { email, temporary } = await portal.hire("wanda");
  portal.clock.time += 72 * hour - 1;
  assert.equal((await signIn(portal.visit(), email, temporary)).status, 200);
  portal.clock.time += 1;
  assert.equal(await codeOf(await signIn(portal.visit(), email, temporary)), "sign-in.failed");
});

test("a session opened with a temporary password ends with it [P28]", async () => {
  const portal = await openPortal();
  const { email, temporary } = await portal.hire("wanda");
  const visitor = portal.visit();
  await signIn(visitor, email, temporary);
  portal.clock.time += 72 * hour;
  const late = await visitor.send("access.changePassword", { current: temporary, next: ownPassword });
  assert.equal(await codeOf(late), "session.ended");
});

test("a temporary password is invalid after the first change [P28]", async () => {
  const portal = await openPortal();
  const { email, temporary, visitor } = await portal.settle("wanda");
  assert.equal(await codeOf(await signIn(portal.visit(), email, temporary)), "sign-in.failed");
  const again = await visitor.send("access.changePassword", { current: temporary, next: "another umbrella of slate" });
  assert.equal(await codeOf(again), "sign-in.failed");
});

test("with a temporary password, only the password change, sign-out and the caller's own status are available [P29]", async () => {
  const portal = await openPortal();
  const { email, temporary } = await portal.hire("wanda");
  const visitor = portal.visit();
  const signed = await signIn(visitor, email, temporary);
  assert.deepEqual(await signed.json(), { session: null, device: null, mustChange: true });
  const open = new Set<string>();
  for (const { name, internal, allowAnonymous } of portal.rollcall.operations.values()) {
    if (internal || allowAnonymous) continue;
    for (const twin of [name, `${name}/check`, `${name}/dry-run`]) {
      const code = await codeOf(await visitor.send(twin, { from: "x" }));
      if (code !== "password.change-required") open.add(name);
    }
  }
  assert.deepEqual([...open].sort(), ["access.changePassword", "portal.get"]);
  const events = await visitor.send("/events", { position: JSON.stringify({ org: null }) });
  assert.doesNotMatch(await readSome(events), /"kind":"change"/);
});

/** The messages of a stream until it is ready, or a whole response. */
async function readSome(response: Response): Promise<string> {
  if (response.status !== 200) return response.text();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!/"kind":"(?:ready|gone)"|id: ready/.test(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  await reader.cancel();
  return text;
}

test("with a temporary password, the caller's own status contains nothing else [P29]", async () => {
  const portal = await openPortal();
  const { email, temporary, personId } = await portal.hire("wanda");
  const visitor = portal.visit();
  await signIn(visitor, email, temporary);
  const me = (await (await visitor.send("portal.get")).json()) as {
    person: { id: string };
    restriction: string;
    cards: unknown;
  };
  assert.deepEqual([me.person.id, me.restriction, me.cards], [personId, "password.change-required", null]);
});

test("refuses to keep the temporary password as the new one [P30]", async () => {
  const portal = await openPortal();
  const { email, temporary } = await portal.hire("wanda");
  const visitor = portal.visit();
  await signIn(visitor, email, temporary);
  const kept = await visitor.send("access.changePassword", { current: temporary, next: temporary });
  assert.deepEqual([kept.status, await codeOf(kept)], [422, "password.unchanged"]);
  assert.equal(await codeOf(await visitor.send("portal.getProfile")), "password.change-required");
  assert.equal((await visitor.send("access.changePassword", { current: temporary, next: ownPassword })).status, 200);
  assert.equal((await visitor.send("portal.getProfile")).status, 200);
});

test("concurrent activations leave one valid temporary password [P31]", async () => {
  const portal = await openPortal();
  const { personId, email } = await portal.create("wanda");
  const pressed = await Promise.all(
    [1, 2].map(() => portal.ann<{ person: { issue: string } }>("access.activate", { personId })),
  );
  await portal.deliver();
  assert.equal(portal.mails.length, 1);
  const first = newest(portal, email);
  const { issue } = pressed[0]!.person;
  const resent = await Promise.all(
    [1, 2, 3].map(() => portal.ann<{ person: { issue: string } }>("access.resend", { personId, issue })),
  );
  assert.equal(new Set(resent.map(({ person }) => person.issue)).size, 1);
  await portal.deliver();
  assert.equal(portal.mails.length, 2);
  assert.equal(await codeOf(await signIn(portal.visit(), email, first)), "sign-in.failed");
  assert.equal((await signIn(portal.visit(), email, newest(portal, email))).status, 200);
});

test("does not activate a person who has chosen a password, and keeps it [P31]", async () => {
  const portal = await openPortal();
  const { personId, email, visitor } = await portal.settle("wanda");
  const admin = portal.visit({ user: "ann" });
  for (const [name, input] of [
    ["access.activate", { personId }],
    ["access.resend", { personId, issue: "any" }],
  ] as const) {
    const response = await admin.send(name, input);
    assert.deepEqual([response.status, await codeOf(response)], [409, "person.already-active"], name);
  }
  await portal.deliver();
  assert.equal(portal.mails.length, 1);
  assert.equal((await visitor.send("portal.get")).status, 200);
  assert.equal((await signIn(portal.visit(), email, ownPassword)).status, 200);
});
