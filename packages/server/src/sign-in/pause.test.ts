import assert from "node:assert/strict";
import test from "node:test";
import { codeOf, openPortal, ownPassword, signIn, type Visitor } from "./sign-in.fixture.ts";

interface Held {
  readonly restriction: string | null;
  readonly cards: unknown;
  readonly pause: { readonly reason: string; readonly until: string | null } | null;
}

const portalOf = async (visitor: Visitor): Promise<Held> => (await (await visitor.send("portal.get")).json()) as Held;

test("shows only the pause page from the next request on [P45]", async () => {
  const portal = await openPortal();
  const { personId, visitor } = await portal.settle("wanda");
  const until = new Date(portal.clock.time + 86_400_000).toISOString();
  await portal.ann("access.setPortal", { personId, portal: "off", until, reason: "Papers are missing." });
  const { restriction, cards, pause } = await portalOf(visitor);
  assert.deepEqual(
    [restriction, cards, pause?.reason, pause?.until],
    ["portal.paused", null, "Papers are missing.", until],
  );
  const open = new Set<string>();
  for (const { name, internal, allowAnonymous } of portal.rollcall.operations.values()) {
    if (internal || allowAnonymous) continue;
    for (const twin of [name, `${name}/check`, `${name}/dry-run`]) {
      const response = await visitor.send(twin, { personId });
      const code = await codeOf(response);
      if (code !== "portal.paused") open.add(name);
      else assert.equal(response.status, 403);
    }
  }
  assert.deepEqual([...open], ["portal.get"]);
});

test("ends an open stream within seconds after a pause, without further messages [P45]", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const portal = await openPortal();
  const { personId, visitor } = await portal.settle("wanda");
  const stream = await visitor.send("/events", { position: JSON.stringify({ [personId]: null }) });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  await portal.ann("access.setPortal", { personId, portal: "off" });
  t.mock.timers.tick(4000);
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  assert.doesNotMatch(text, /portal-paused|Worker|workers\.test/);
});

test("mails no reset link to a paused person, and keeps an earlier link unchanged [P45]", async () => {
  const portal = await openPortal();
  const { personId, email } = await portal.settle("wanda");
  await portal.ann("access.setPortal", { personId, portal: "off" });
  const before = portal.mails.length;
  assert.equal((await portal.visit().send("access.forgot", { organizationId: "org", email })).status, 200);
  await portal.deliver();
  assert.equal(portal.mails.length, before);
});

test("keeps session and password across a pause [P45]", async () => {
  const portal = await openPortal();
  const { personId, email, visitor } = await portal.settle("wanda");
  await portal.ann("access.setPortal", { personId, portal: "off" });
  const late = portal.visit();
  assert.deepEqual(await (await signIn(late, email, ownPassword)).json(), {
    session: null,
    device: null,
    mustChange: false,
  });
  assert.equal((await portalOf(late)).restriction, "portal.paused");
  await portal.ann("access.setPortal", { personId, portal: "on" });
  for (const browser of [visitor, late]) assert.equal((await portalOf(browser)).restriction, null);
  assert.equal((await visitor.send("portal.getProfile")).status, 200);
});

test("starts and ends a scheduled pause automatically, to the millisecond [P45]", async () => {
  const portal = await openPortal();
  const { personId, visitor } = await portal.settle("wanda");
  const [from, until] = [portal.clock.time + 3_600_000, portal.clock.time + 7_200_000];
  const planned = { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  await portal.ann("access.setPortal", { personId, portal: "off", ...planned });
  const heldAt = async (time: number) => {
    portal.clock.time = time;
    return (await portalOf(visitor)).restriction;
  };
  assert.deepEqual(
    [await heldAt(from - 1), await heldAt(from), await heldAt(until - 1), await heldAt(until)],
    [null, "portal.paused", "portal.paused", null],
  );
});

test("a paused host user loses access only to the portal [P45]", async () => {
  const portal = await openPortal();
  const ina = portal.visit({ user: "ina" });
  const { person } = (await (await ina.send("people.getMe")).json()) as { person: { id: string } };
  await portal.ann("access.setPortal", { personId: person.id, portal: "off" });
  assert.equal((await portalOf(ina)).restriction, "portal.paused");
  assert.equal(await codeOf(await ina.send("portal.getProfile")), "portal.paused");
  assert.equal((await ina.send("people.getMe")).status, 200);
  assert.equal((await ina.send("schedules.list")).status, 200);
});
