import assert from "node:assert/strict";
import test from "node:test";
import { StoreUnavailable } from "@rollcall/core";
import { createConsoleLog } from "./log.ts";

test("prints a database outage as one line per second, with its cause and without the driver's objects", (t) => {
  const lines: unknown[][] = [];
  t.mock.method(console, "error", (...values: unknown[]) => lines.push(values));
  let now = 0;
  t.mock.method(performance, "now", () => now);
  const log = createConsoleLog();
  const refused = Object.assign(new Error("connect refused"), { code: "ECONNREFUSED", client: { secretKey: 7 } });
  const cause = new StoreUnavailable("the database is not reachable", { cause: refused });
  const request = { ...{ method: "GET", path: "/rollcall/members.list", status: 503 }, milliseconds: 1, cause };
  for (now of [5000, 5100, 5999, 6000]) log({ level: "error", requestId: String(now), ...request });
  const line = "rollcall GET /rollcall/members.list store.unavailable: the database is not reachable: connect refused";
  assert.deepEqual(lines, [
    [`${line} [ECONNREFUSED] (request 5000)`],
    [`${line} [ECONNREFUSED] (request 6000, 2 more since the last line)`],
  ]);
  now = 7000;
  log({ ...request, level: "error", requestId: "job", method: "mail.dispatch", path: "" });
  assert.deepEqual(lines.pop(), [
    "rollcall mail.dispatch store.unavailable: the database is not reachable: connect refused [ECONNREFUSED]",
  ]);
  now = 8000;
  const broken = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
  log({ ...request, level: "error", requestId: "8000", cause: new StoreUnavailable("no answer", { cause: broken }) });
  assert.deepEqual(lines.pop(), [
    "rollcall GET /rollcall/members.list store.unavailable: no answer: write EPIPE (request 8000)",
  ]);
  const mistake = { ...request, level: "error", requestId: "1", status: 500, cause: new Error("a mistake") } as const;
  log(mistake);
  assert.deepEqual(lines[2], ["rollcall", mistake], "all of any other error");
});
