import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import { createHttpTransport } from "./index.ts";

/** A page with a transport whose requests are counted, and whose time passes only on request. */
function openPage(t: TestContext) {
  const page = new EventTarget();
  let now = 60_000;
  let listeners = 0;
  const addEventListener: EventTarget["addEventListener"] = (...listener) => {
    listeners += 1;
    page.addEventListener(...listener);
  };
  Object.assign(globalThis, { addEventListener });
  t.after(() => {
    // All transports of this process share the time until which queries are spread.
    now = Number.MIN_SAFE_INTEGER;
    page.dispatchEvent(new Event("online"));
    Reflect.deleteProperty(globalThis, "addEventListener");
  });
  t.mock.method(performance, "now", () => now);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const requests: string[] = [];
  const create = () =>
    createHttpTransport({
      baseUrl: "http://rollcall.test",
      fetch: async (input) => {
        const { url, signal } = input as Request;
        signal.throwIfAborted();
        requests.push(url);
        return Promise.resolve(Response.json({}, { headers: { "rollcall-version": "1" } }));
      },
    });
  const transport = create();
  const call = (name: string, signal?: AbortSignal) =>
    transport.call({ name, mode: "run", input: {}, options: signal === undefined ? {} : { signal } });
  return {
    create,
    call,
    listeners: () => listeners,
    panels: (count: number) => Array.from({ length: count }, () => call("members.list")),
    goOnline: () => page.dispatchEvent(new Event("online")),
    /** Lets time pass, in milliseconds. Returns the number of requests so far. */
    async after(milliseconds: number) {
      now += milliseconds;
      t.mock.timers.tick(milliseconds);
      await setImmediate();
      return requests.length;
    },
  };
}

test("spreads the queries of many panels when the browser is online again", async (t) => {
  const { panels, goOnline, after } = openPage(t);
  goOnline();
  const all = panels(100);
  assert.deepEqual([await after(0), await after(200), await after(800)], [10, 20, 60]);
  // A second later, queries start at once again, although some of the panels still wait.
  all.push(...panels(30));
  assert.deepEqual([await after(0), await after(800)], [90, 130]);
  await Promise.all(all);
});

test("starts all queries at once as long as the browser was not offline", async (t) => {
  const { panels, after } = openPage(t);
  const all = panels(100);
  assert.equal(await after(0), 100);
  await Promise.all(all);
});

test("starts commands and ends aborted queries without waiting for others when the browser is online again", async (t) => {
  const { call, panels, goOnline, after } = openPage(t);
  goOnline();
  const all = panels(100);
  const ends = new AbortController();
  const aborted = call("members.list", ends.signal);
  const command = call("members.remove");
  assert.equal(await after(0), 11);
  ends.abort();
  await assert.rejects(aborted, { code: "request.cancelled" });
  await assert.rejects(call("members.list", AbortSignal.abort()), { code: "request.cancelled" });
  assert.equal(await after(2000), 101);
  await Promise.all([...all, command]);
});

test("adds one listener to the page for all transports", (t) => {
  const { create, listeners } = openPage(t);
  for (let transports = 0; transports < 3; transports++) create();
  assert.equal(listeners(), 1);
});
