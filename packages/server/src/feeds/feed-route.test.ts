import assert from "node:assert/strict";
import test from "node:test";
import ICAL from "ical.js";
import { codeOf, createWorld, identityOf, type ServerWorld } from "../world.fixture.ts";

interface Link {
  readonly link: { readonly id: string };
  readonly path: string;
}

/** Bob with a link, and a way to plan shifts for him. */
async function openFeed(settings: object = {}) {
  const world = await createWorld();
  const { rollcall, send, scheduleId, bobId } = world;
  const call = async (name: string, input: object, as = "bob"): Promise<unknown> => {
    const response = await send(`/${name}`, { as, body: input });
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
  };
  const plan = async (kind: string, start: string, end: string, personId = bobId): Promise<string> => {
    const created = await call("shifts.create", { scheduleId, kind, start, end, assignees: [{ personId }] }, "ann");
    const { shift } = created as { shift: { id: string } };
    await call("shifts.update", { scheduleId, shiftId: shift.id, status: "confirmed" }, "ann");
    return shift.id;
  };
  const { link, path } = (await call("portal.createCalendarLink", { name: "Phone", ...settings })) as Link;
  const { personId: annId } = await rollcall.recognise(identityOf("ann"));
  return { ...world, annId, call, plan, link, path, read: read(world, path) };
}

const read =
  ({ send }: ServerWorld, path: string) =>
  (headers: Readonly<Record<string, string>> = {}, method = "GET", query = "") =>
    send(`${path}${query}`, { as: null, headers, method });

const year = new Date().getUTCFullYear() + 1;
const nightOf = (zone: string) => [`${year}-06-04T22:00:00[${zone}]`, `${year}-06-05T06:00:00[${zone}]`] as const;

const titlesIn = (text: string): readonly unknown[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents("vevent")
    .map((event) => event.getFirstPropertyValue("summary"));

test("serves only the person's own shifts at an address, without a session, as an uncached calendar [X14, P52, P41]", async () => {
  const { plan, read, annId, path } = await openFeed();
  await plan("Night", ...nightOf("Europe/Berlin"));
  await plan("Another worker’s", ...nightOf("Europe/Berlin"), annId);
  const response = await read();
  assert.equal(response.status, 200);
  const { headers } = response;
  assert.equal(headers.get("content-type"), "text/calendar; charset=utf-8");
  assert.equal(headers.get("cache-control"), "private, no-cache");
  assert.equal(headers.get("x-robots-tag"), "noindex");
  assert.match(headers.get("etag") ?? "", /^"[\w+/=]{44}"$/);
  assert.equal(headers.get("set-cookie"), null);
  const text = await response.text();
  assert.deepEqual(titlesIn(text), ["Night"]);
  // Other parameters and cookies change nothing.
  const more = await read({ cookie: "rollcall=anything", "x-user": "ann" }, "GET", `?personId=${annId}&all=1`);
  assert.equal(await more.text(), text);
  assert.match(path, /^\/calendar\/[\w-]+\.[\w-]{32}\.ics$/);
});

test("responds with 304 to the current entity tag, and to HEAD without a body [X14]", async () => {
  const { plan, read, call, link } = await openFeed();
  await plan("Night", ...nightOf("Europe/Berlin"));
  const etag = (await read()).headers.get("etag") ?? "";
  for (const tags of [etag, `"other", ${etag}`, `W/${etag}`]) {
    const unchanged = await read({ "if-none-match": tags });
    assert.deepEqual([unchanged.status, await unchanged.text()], [304, ""]);
    assert.deepEqual(
      [unchanged.headers.get("etag"), unchanged.headers.get("cache-control")],
      [etag, "private, no-cache"],
    );
  }
  const head = await read({}, "HEAD");
  assert.deepEqual([head.status, head.headers.get("etag"), await head.text()], [200, etag, ""]);
  await call("portal.updateCalendarLink", { linkId: link.id, privacy: "busy" });
  const changed = await read({ "if-none-match": etag });
  assert.deepEqual([changed.status, titlesIn(await changed.text())], [200, ["Busy"]]);
});

test("gives every invalid address the response of an unknown route, and refuses other methods [P52, Q35]", async () => {
  const { read: current, call, link, path, rollcall, bobId, send } = await openFeed();
  const { path: next } = (await call("portal.rotateCalendarLink", { linkId: link.id })) as Link;
  const unknown = await (await send("/nothing", { as: null })).text();
  const world = { send } as ServerWorld;
  const dead = async (address: string): Promise<void> => {
    const response = await read(world, address)();
    assert.deepEqual([response.status, await response.text()], [404, unknown], address);
  };
  for (const address of [path, next.replace(".ics", ""), next.replace(".ics", ".csv"), "/calendar/x.ics"])
    await dead(address);
  assert.equal((await current({}, "POST")).status, 405);
  assert.equal((await read(world, next)()).status, 200);
  const boss = await rollcall.recognise({ ...identityOf("boss"), organizationRole: "admin" });
  await rollcall.call("run", { name: "people.deactivate", input: { personId: bobId }, actor: boss });
  await dead(next);
});

test("serves a paused person a calendar without events, and later the shifts again at the same address [Q35, P45]", async () => {
  const { plan, read, rollcall, bobId, send } = await openFeed();
  await plan("Night", ...nightOf("Europe/Berlin"));
  const etag = (await read()).headers.get("etag") ?? "";
  const boss = await rollcall.recognise({ ...identityOf("boss"), organizationRole: "admin" });
  const set = (input: object) =>
    rollcall.call("run", { name: "access.setPortal", input: { personId: bobId, ...input }, actor: boss });
  await set({ portal: "off", reason: "Off season." });
  const paused = await read({ "if-none-match": etag });
  const text = await paused.text();
  assert.deepEqual([paused.status, titlesIn(text)], [200, []]);
  assert.doesNotMatch(text, /Night|Off season/);
  const links = await send("/portal.listCalendarLinks", { as: "bob" });
  assert.equal(await codeOf(links), "portal.paused");
  await set({ portal: "on" });
  assert.deepEqual(titlesIn(await (await read()).text()), ["Night"]);
});

test("never logs an address in full [P52]", async () => {
  const { read, send, path, log, link } = await openFeed();
  await read();
  await send(`${path}/more`, { as: null });
  await send(`/calender${path.slice("/calendar".length)}`, { as: null });
  await send(path.replace(/\.(?=[\w-]{32})/, "%2E"), { as: null });
  const secret = /\.([\w-]{32})\.ics$/.exec(path)?.[1] ?? assert.fail(path);
  const lines = JSON.stringify(log);
  assert(!lines.includes(secret));
  assert(lines.includes(`/rollcall/calendar/${link.id}.….ics`));
});
