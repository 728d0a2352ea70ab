import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { codeOf, createWorld, type Sent } from "./world.fixture.ts";

const runs = 400;
const world = await createWorld();
const { rollcall, scheduleId, bobId } = world;
const names = [...rollcall.operations.values()].filter(({ internal }) => !internal).map(({ name }) => name);
const rejections: unknown[] = [];
process.on("unhandledRejection", (reason) => rejections.push(reason));

/** Text that is allowed in a header. */
const headerText = fc.string({ unit: "binary-ascii", maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]/g, ""));
const anything = fc.oneof(fc.jsonValue(), fc.constantFrom(scheduleId, bobId, "", -1, 1e308, [], {}, "__proto__"));
const fields = fc.constantFrom(
  ...[
    "scheduleId",
    "personId",
    "people",
    "name",
    "role",
    "assignable",
    "invited",
    "limit",
    "after",
    "before",
    "search",
  ],
  ...[
    "sort",
    "from",
    "skip",
    "scope",
    "autoSend",
    "manageSchedules",
    "address",
    "__proto__",
    "constructor",
    "toString",
  ],
);
const input = fc.dictionary(fields, anything, { maxKeys: 6 });
const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...names).map((name) => `/${name}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...names).chain((name) => fc.constantFrom(`/${name}/check`, `/${name}/dry-run`)),
  },
  { weight: 2, arbitrary: fc.constantFrom("/events", "/health", "/openapi.json", "/", "") },
  { weight: 1, arbitrary: fc.webPath() },
);
const query = fc.oneof(
  fc.dictionary(fields, fc.string()).map((record) => new URLSearchParams(record).toString()),
  fc.string({ unit: "binary" }).map((text) => text.replaceAll("#", "")),
  anything.map((position) => `position=${encodeURIComponent(JSON.stringify(position))}`),
);
const body = fc.oneof(
  { weight: 4, arbitrary: input.map((value) => JSON.stringify(value)) },
  {
    weight: 2,
    arbitrary: anything.map((value) => JSON.stringify({ scheduleId, personId: bobId, people: value, name: value })),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const headers = fc.dictionary(
  fc.constantFrom(
    "content-type",
    "origin",
    "sec-fetch-site",
    "rollcall-version",
    "idempotency-key",
    "x-request-id",
    "accept",
    "x-user",
  ),
  headerText,
  { maxKeys: 2 },
);
const method = fc.constantFrom("GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH");
const request = fc.record({ path, query, method, headers, body, as: fc.constantFrom("ann", "bob", "otto", null) });

/** Half of all responses must arrive within a second; a few may take longer on a busy machine. */
const maxMilliseconds = 1000;

test(`responds to anything within a second and never with a server error, in ${runs} requests [F14]`, async () => {
  const times: number[] = [];
  await fc.assert(
    fc.asyncProperty(request, async ({ path, query, method, headers, body, as }) => {
      const carries = method !== "GET" && method !== "HEAD";
      const sent: Sent = { method, as, headers, ...(carries && { body }), signal: AbortSignal.timeout(5000) };
      const began = performance.now();
      const response = await world.send(`${path}?${query}`, sent);
      await settle(response);
      assert.ok(response.status < 500, `${response.status}`);
      times.push(performance.now() - began);
    }),
    { numRuns: runs },
  );
  const median = times.toSorted((one, other) => one - other)[times.length >> 1] ?? Infinity;
  assert.ok(median < maxMilliseconds, `half of the responses took longer than ${median} ms`);
  assert.deepEqual(rejections, []);
  assert.deepEqual(
    world.log.filter(({ level }) => level === "error"),
    [],
  );
});

/** Reads a response: the available part of an event stream, the code of an error. */
async function settle(response: Response): Promise<void> {
  if (response.headers.get("content-type")?.startsWith("text/event-stream") === true) await response.body?.cancel();
  else if (response.status >= 400 && response.body !== null) assert.ok(await codeOf(response));
  else await response.text();
}
