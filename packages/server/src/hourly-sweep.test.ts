import assert from "node:assert/strict";
import test from "node:test";
import { createServer } from "./create-server.ts";
import type { LogEntry } from "./log.ts";
import { createWorld } from "./world.fixture.ts";

const hour = 3_600_000;
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("a server sweeps every hour until it is closed, and says when a sweep fails [F5]", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const { rollcall } = await createWorld();
  let sweeps = 0;
  const counted = {
    ...rollcall,
    sweep: () => (++sweeps === 2 ? Promise.reject(new Error("no disk")) : rollcall.sweep()),
  };
  const log: LogEntry[] = [];
  const server = createServer({ rollcall: counted, authenticate: () => null, log: (entry) => log.push(entry) });
  assert.equal(sweeps, 0);
  for (let hours = 1; hours <= 3; hours++) {
    t.mock.timers.tick(hour);
    await settled();
    assert.equal(sweeps, hours);
  }
  assert.deepEqual(
    log.map(({ level, method, cause }) => [level, method, String(cause)]),
    [["error", "SWEEP", "Error: no disk"]],
  );
  server.close();
  t.mock.timers.tick(hour);
  assert.equal(sweeps, 3);
});
