import assert from "node:assert/strict";
import { createHmac, randomUUID } from "node:crypto";
import test from "node:test";
import type { LinkProvider } from "@rollcall/core";
import { createWorld } from "../world.fixture.ts";

/** A world whose schedule is linked and was just synchronized. */
async function linkedWorld() {
  let reads = 0;
  const provider: LinkProvider = {
    id: "other",
    name: "Other",
    fields: [],
    capabilities: { listsSchedules: false, onCallTimes: false, verifiesAddresses: false },
    hostOf: () => "",
    listSchedules: async () => ({ status: "read", schedules: [{ id: "people", name: "People", timeZone: null }] }),
    async listPeople() {
      reads++;
      return { status: "read", people: [] };
    },
    checkHealth: async () => ({ status: "read" }),
  };
  const world = await createWorld({ links: { providers: [provider] } });
  const { send, scheduleId, rollcall } = world;
  const call = async (name: string, input: object = {}, as = "ann"): Promise<Record<string, unknown>> => {
    const response = await send(`/${name}`, { as, body: { scheduleId, ...input } });
    return (await response.json()) as Record<string, unknown>;
  };
  await call("links.create", { provider: "other", settings: {}, credentials: {}, upstreamId: "people" });
  const run = async () => rollcall.jobs.find(({ name }) => name === "links.sync")?.run();
  await run();
  const nextRun = async () => {
    const { link } = (await (await send(`/links.get?scheduleId=${scheduleId}`)).json()) as {
      link: { nextRunAt: string };
    };
    return Date.parse(link.nextRunAt) - Date.now();
  };
  const path = `/links/${scheduleId}/trigger`;
  const post = async (headers: Readonly<Record<string, string>>, body = '{"event":"schedule.updated"}', to = path) =>
    (await send(to, { as: null, body, headers })).status;
  return { ...world, call, nextRun, post, path, run, reads: () => reads };
}

/** The headers of Standard Webhooks, written here according to its specification. */
function signedHeaders(
  secret: string,
  body = '{"event":"schedule.updated"}',
  { id = `msg_${randomUUID()}`, age = 0 } = {},
) {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}

const minute = 60_000;

test("a signed trigger only makes the next run due, at most once a minute, and a repeat is ignored [P67]", async () => {
  const { call, post, nextRun, path, reads } = await linkedWorld();
  const created = await call("links.createTrigger");
  assert.equal(created["path"], path);
  const secret = String(created["secret"]);
  assert.match(secret, /^whsec_[\w+/]{32}$/);
  assert.ok((await nextRun()) > 30 * minute);
  const headers = signedHeaders(secret, undefined, { id: "msg_1" });
  assert.equal(await post({ ...headers, "webhook-signature": `v1,AAAA v2,x ${headers["webhook-signature"]}` }), 202);
  const due = await nextRun();
  assert.ok(due > 0 && due <= minute, String(due));
  assert.equal(await post(headers), 202);
  assert.equal(await post(signedHeaders(secret)), 202);
  assert.equal(reads(), 2);
});

test("rejects unsigned, forged, changed, old and foreign triggers in the same way, and all triggers without a secret [P67]", async () => {
  const { call, post, nextRun, send } = await linkedWorld();
  const random = `whsec_${Buffer.alloc(24).toString("base64")}`;
  assert.equal(await post(signedHeaders(random)), 404);
  assert.equal(await post(signedHeaders("whsec_")), 404);
  const former = String((await call("links.createTrigger"))["secret"]);
  const secret = String((await call("links.createTrigger"))["secret"]);
  const headers = signedHeaders(secret);
  const { "webhook-signature": _, ...unsigned } = headers;
  const rejected = [
    {},
    unsigned,
    { ...headers, "webhook-signature": "" },
    { ...headers, "webhook-signature": headers["webhook-signature"].replace("v1,", "v1a,") },
    { ...headers, "webhook-id": "msg_other" },
    { ...headers, "webhook-timestamp": String(Number(headers["webhook-timestamp"]) + 1) },
    { ...headers, "webhook-timestamp": "soon" },
    signedHeaders(secret, undefined, { age: 6 * 60 }),
    signedHeaders(secret, undefined, { age: -6 * 60 }),
    signedHeaders(secret, undefined, { id: "msg.1" }),
    signedHeaders(former),
    signedHeaders(random),
  ];
  for (const [at, one] of rejected.entries()) assert.equal(await post(one), 404, `case ${at}`);
  // The same JSON with a space is a different body.
  assert.equal(await post(headers, '{"event": "schedule.updated"}'), 404);
  assert.equal(await post(headers, undefined, "/links/another/trigger"), 404);
  const bodies = await Promise.all(
    [{}, headers].map(async (one) =>
      (await send("/links/another/trigger", { as: "ann", body: "{}", headers: one })).text(),
    ),
  );
  assert.equal(bodies[0], bodies[1]);
  assert.ok((await nextRun()) > 30 * minute);
  assert.equal(await post(headers), 202);
  const member = (await call("links.createTrigger", {}, "bob")) as { error?: { code: string } };
  assert.equal(member.error?.code, "request.forbidden");
});
