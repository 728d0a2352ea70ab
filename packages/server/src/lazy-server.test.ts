import assert from "node:assert/strict";
import test from "node:test";
import type { RollcallServer } from "./create-server.ts";
import { lazyServer } from "./lazy-server.ts";
import type { LogEntry } from "./log.ts";
import { codeOf, createWorld, site } from "./world.fixture.ts";

const health = (): Request => new Request(`${site}/rollcall/health`);

test("creates a lazy server once, on the first request", async () => {
  let created = 0;
  const server = lazyServer(async () => {
    created++;
    return (await createWorld()).server;
  });
  assert.equal(created, 0);
  const responses = await Promise.all([server.handler(health()), server.handler(health())]);
  assert.deepEqual(
    responses.map(({ status }) => status),
    [200, 200],
  );
  assert.equal(created, 1);
  server.close();
  assert.equal((await server.handler(health())).status, 503);
  await server.idle();
});

test("logs why a lazy server couldn't be created, and tries again on the next request", async () => {
  const log: LogEntry[] = [];
  const failures: unknown[] = [new Error("no database")];
  const server = lazyServer(
    async () => {
      if (failures.length > 0) throw failures.pop();
      return (await createWorld()).server;
    },
    (entry) => log.push(entry),
  );
  const refused = await server.handler(health());
  assert.equal(refused.status, 503);
  assert.equal(await codeOf(refused), "server.unreachable");
  const [entry] = log;
  assert.deepEqual(
    [entry?.level, entry?.path, (entry?.cause as Error | undefined)?.message],
    ["error", "/rollcall/health", "no database"],
  );
  assert.equal((await server.handler(health())).status, 200);
  server.close();
});

test("creates nothing for a lazy server that was closed before its first request", async () => {
  const server = lazyServer(() => assert.fail("created"));
  server.close();
  assert.equal((await server.handler(health())).status, 503);
  await server.idle();
});

test("explains that its function returned no server, and can still be closed", async () => {
  for (const returned of [undefined, {}]) {
    const log: LogEntry[] = [];
    const server = lazyServer(
      () => returned as RollcallServer,
      (entry) => log.push(entry),
    );
    assert.equal((await server.handler(health())).status, 503);
    assert.match(String(log[0]?.cause), /requires a function that returns `createServer/);
    server.close();
    await server.idle();
  }
});
