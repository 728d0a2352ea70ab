import assert from "node:assert/strict";
import test from "node:test";
import { SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import * as conventions from "@opentelemetry/semantic-conventions";
import { createRollcall, StaleWrite, type Store, type Transaction } from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { nodePlatform } from "../node/index.ts";
import { createCaptureMailer } from "../capture-mailer.ts";
import { createWorld, identityOf, type ServerWorld, site } from "../world.fixture.ts";
import { openTelemetry } from "./open-telemetry.ts";
import { recordTelemetry } from "./recorded-telemetry.fixture.ts";

const { ATTR_HTTP_REQUEST_METHOD, ATTR_HTTP_RESPONSE_STATUS_CODE, ATTR_HTTP_ROUTE, ATTR_URL_SCHEME, ATTR_ERROR_TYPE } =
  conventions;
const requestDuration = conventions.METRIC_HTTP_SERVER_REQUEST_DURATION;

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentId = "b7ad6b7169203331";
const headers = { traceparent: `00-${traceId}-${parentId}-01` };

const getSchedule = ({ send, scheduleId }: ServerWorld, more: Parameters<ServerWorld["send"]>[1] = {}) =>
  send(`/schedules.get?scheduleId=${scheduleId}`, more);

test("reports a request and its operation as part of the caller's trace", async (t) => {
  const { spans, points } = recordTelemetry(t);
  const world = await createWorld();
  await getSchedule(world, { headers });
  const ofCaller = spans().filter((span) => span.spanContext().traceId === traceId);
  const [operation, request] = [
    ofCaller.find(({ name }) => name === "schedules.get"),
    ofCaller.find(({ kind }) => kind === SpanKind.SERVER),
  ];
  const route = "/rollcall/schedules.get";
  const attributes = {
    [ATTR_HTTP_REQUEST_METHOD]: "GET",
    [ATTR_URL_SCHEME]: "https",
    [ATTR_HTTP_ROUTE]: route,
    [ATTR_HTTP_RESPONSE_STATUS_CODE]: 200,
  };
  assert.deepEqual([request?.name, request?.parentSpanContext?.spanId], [`GET ${route}`, parentId]);
  assert.deepEqual({ ...request?.attributes }, attributes);
  assert.equal(operation?.parentSpanContext?.spanId, request?.spanContext().spanId);
  assert.deepEqual(await points(requestDuration), [{ attributes, value: 1 }]);
  const called = { "rollcall.operation": "schedules.get", "rollcall.mode": "run", "rollcall.outcome": "ok" };
  assert.deepEqual(
    (await points("rollcall.operation.duration")).find(
      ({ attributes: { "rollcall.operation": name } }) => name === "schedules.get",
    ),
    { attributes: called, value: 1 },
  );
});

test("joins the trace of a host that traces requests itself, and doesn't count them twice", async (t) => {
  const { spans, points } = recordTelemetry(t);
  const world = await createWorld();
  await trace.getTracer("host").startActiveSpan("GET", async (span) => {
    await getSchedule(world, { headers });
    span.end();
  });
  const host = spans().find(({ instrumentationScope }) => instrumentationScope.name === "host");
  const request = spans().find(({ name }) => name === "GET /rollcall/schedules.get");
  assert.deepEqual(
    [request?.kind, request?.parentSpanContext?.spanId],
    [SpanKind.INTERNAL, host?.spanContext().spanId],
  );
  assert.deepEqual(await points(requestDuration), []);
});

test("counts refusals by their code, and doesn't report them as server errors", async (t) => {
  const { spans, points } = recordTelemetry(t);
  const { send, scheduleId } = await createWorld();
  const code = "rollcall.error.code";
  // Ann is the only admin.
  await send("/members.leave", { body: { scheduleId } });
  await send("/members.leave/check", { body: { scheduleId } });
  await send("/schedules.list", { as: null });
  await send("/nothing/of/the/kind");
  const refused = { "rollcall.operation": "members.leave", "rollcall.mode": "run", [code]: "member.last-admin" };
  assert.deepEqual(await points("rollcall.operation.refusals"), [{ attributes: refused, value: 1 }]);
  assert.deepEqual(
    (await points(requestDuration)).map(({ attributes }) => [attributes[ATTR_HTTP_ROUTE], attributes[code]]),
    [
      ["/rollcall/members.leave", "member.last-admin"],
      ["/rollcall/members.leave/check", undefined],
      ["/rollcall/schedules.list", "request.unauthenticated"],
      [undefined, "request.not-found"],
    ],
  );
  for (const { status, attributes } of spans())
    assert.deepEqual([status.code, attributes[ATTR_ERROR_TYPE]], [SpanStatusCode.UNSET, undefined]);
});

test("reports an unavailable store as an error", async (t) => {
  const { spans, points } = recordTelemetry(t);
  const world = await createWorld();
  await world.rollcall.close();
  await getSchedule(world);
  world.server.close();
  const failed = spans().filter(({ status }) => status.code === SpanStatusCode.ERROR);
  assert.deepEqual(
    failed.map(({ name, attributes }) => [name, attributes["rollcall.error.code"]]),
    [["GET /rollcall/schedules.get", "store.unavailable"]],
  );
  const [request] = await points(requestDuration);
  assert.equal(request?.attributes[ATTR_ERROR_TYPE], "store.unavailable");
  assert.deepEqual(
    (await points("rollcall.transaction.duration")).filter(
      (point) => point.attributes["rollcall.outcome"] === "unavailable",
    ).length,
    1,
  );
});

/** A store whose next write loses against another one. */
function contested(): { readonly store: Store; lose(): void } {
  const store = createMemoryStore();
  let isLost = false;
  const losing = (tx: Transaction): Transaction => ({
    read: (reads) => tx.read(reads),
    write(changes) {
      if (!isLost) return tx.write(changes);
      isLost = false;
      throw new StaleWrite("schedules");
    },
  });
  return {
    store: {
      open: (collections) => store.open(collections),
      transaction: (mode, work) => store.transaction(mode, (tx) => work(losing(tx))),
      watch: (listener) => store.watch(listener),
      close: () => store.close(),
    },
    lose: () => (isLost = true),
  };
}

test("counts conflicts with other writes, and transaction attempts [F6]", async (t) => {
  const { points } = recordTelemetry(t);
  const { store, lose } = contested();
  const rollcall = await createRollcall({ store, ...nodePlatform });
  const actor = await rollcall.recognise(identityOf("ann"));
  lose();
  await rollcall.call("run", { name: "schedules.create", input: { name: "Ward 3" }, actor });
  assert.deepEqual(await points("rollcall.transaction.conflicts"), [{ attributes: {}, value: 1 }]);
  const writes = (await points("rollcall.transaction.duration")).filter(
    ({ attributes }) => attributes["rollcall.transaction.mode"] === "write",
  );
  assert.deepEqual(
    writes.map(({ attributes, value }) => [attributes["rollcall.outcome"], value]),
    [
      ["ok", 2],
      ["conflict", 1],
    ],
  );
});

const mail = { mailer: createCaptureMailer(), baseUrl: site, from: { address: "rota@example.com", name: "Rota" } };

test("reports queued and sent mail, and the job that sends it, in a separate trace [P69]", async (t) => {
  const { spans, points } = recordTelemetry(t);
  const { send, scheduleId, server, rollcall } = await createWorld({ mail });
  const depths = async (): Promise<unknown> =>
    Object.fromEntries(
      (await points("rollcall.queue.depth")).map(({ attributes, value }) => [attributes["rollcall.queue"], value]),
    );
  await server.idle();
  assert.deepEqual(await depths(), { mail: 0, journal: 5, failures: 0, jobs: 0 });
  await send("/members.add", { body: { scheduleId, people: [{ address: "max@example.org" }] } });
  assert.deepEqual(await depths(), { mail: 1, journal: 5, failures: 0, jobs: 1 });
  await server.idle();
  assert.deepEqual(await depths(), { mail: 0, journal: 5, failures: 0, jobs: 0 });
  const sent = { "rollcall.mail.kind": "invitation", "rollcall.outcome": "sent" };
  assert.deepEqual(await points("rollcall.mails"), [{ attributes: sent, value: 2 }]);
  const ran = { "rollcall.job": "mail.dispatch", "rollcall.outcome": "ok" };
  const runs = await points("rollcall.job.duration");
  assert.deepEqual(
    runs.find(({ attributes }) => attributes["rollcall.job"] === "mail.dispatch"),
    { attributes: ran, value: 2 },
  );
  const job = spans().find(({ name }) => name === "job mail.dispatch");
  assert.equal(job?.parentSpanContext, undefined);
  const settled = spans().find(({ name }) => name === "mail.settle");
  assert.equal(settled?.parentSpanContext?.spanId, job?.spanContext().spanId);
  server.close();
  await rollcall.close();
  // Reading the closed store would fail.
  await depths();
});

test("reports failed mail and failed jobs [F7]", async (t) => {
  const { spans, points } = recordTelemetry(t);
  const mailer = { send: () => Promise.reject(new Error("max@example.org refused")) };
  const { send, scheduleId, server, rollcall } = await createWorld({ mail: { ...mail, mailer } });
  await send("/members.add", { body: { scheduleId, people: [{ address: "max@example.org" }] } });
  await server.idle();
  const failed = { "rollcall.mail.kind": "invitation", "rollcall.outcome": "failed" };
  const mails = await points("rollcall.mails");
  assert.deepEqual(
    mails.map(({ attributes }) => attributes),
    [failed],
  );
  await rollcall.close();
  await assert.rejects(rollcall.dispatchMail());
  const job = spans().findLast(({ name }) => name === "job mail.dispatch");
  assert.deepEqual([job?.status.code, job?.attributes[ATTR_ERROR_TYPE]], [SpanStatusCode.ERROR, "StoreUnavailable"]);
});

test("counts job failures for single rows", async (t) => {
  const { points } = recordTelemetry(t);
  const observer = openTelemetry();
  for (const result of ["failed", "failed", "gave-up"] as const) observer.failedRow("offers.advance", result);
  const counted = (result: string, value: number) => ({
    attributes: { "rollcall.job.work": "offers.advance", "rollcall.outcome": result },
    value,
  });
  assert.deepEqual(await points("rollcall.job.failures"), [counted("failed", 2), counted("gave-up", 1)]);
});

test("reports open event streams", async (t) => {
  const { points } = recordTelemetry(t);
  const { send, scheduleId, server } = await createWorld();
  const position = encodeURIComponent(JSON.stringify({ [scheduleId]: null }));
  const open = async () => (await points("rollcall.streams")).map(({ value }) => value);
  const streams = [await send(`/events?position=${position}`), await send(`/events?position=${position}`)];
  assert.deepEqual(await open(), [2]);
  server.close();
  for (const stream of streams) await stream.text();
  assert.deepEqual(await open(), [0]);
});

test("contains no personal data, ids or secrets [P52]", async (t) => {
  const { spans, metrics } = recordTelemetry(t);
  const mailer = createCaptureMailer();
  const { send, scheduleId, bobId, server } = await createWorld({ mail: { ...mail, mailer } });
  await send("/members.add", { body: { scheduleId, people: [{ address: "max@example.org", name: "Zebulon" }] } });
  await send("/members.add", { body: { scheduleId, people: [{ address: "not an address Zebulon" }] } });
  await send(`/members.list?scheduleId=${scheduleId}&search=Zebulon`);
  await send("/members.remove", { as: "bob", body: { scheduleId, personId: bobId } });
  await send("/members.setRole", { headers: { "idempotency-key": "Zebulon" }, body: { name: "Zebulon" } });
  await send(`/calendar/${bobId}.${"s".repeat(32)}.ics`, { as: null });
  await send(`/unsubscribe?token=${bobId}.${"s".repeat(32)}`, { as: null });
  await send(`/Zebulon/${bobId}`, { headers: { "user-agent": "Zebulon", baggage: "user=Zebulon" } });
  await server.idle();
  const recorded = spans().map(({ name, attributes, events, links, status }) => ({
    name,
    attributes,
    events,
    links,
    status,
  }));
  assert.ok(recorded.length > 20);
  const text = JSON.stringify([recorded, await metrics()]);
  assert.doesNotMatch(text, /Zebulon|example\.org|Ward 3|s{32}/i);
  for (const id of [scheduleId, bobId]) assert.ok(!text.includes(id));
});
