import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import { createClient } from "../../client/index.ts";
import { createTestApp } from "../../testing/test-app.fixture.ts";
import { jarDomain, type JarOperation } from "./engine.fixture.ts";
import { list } from "../store/query.ts";
import { receipts } from "./receipts.ts";
import { receiptLife } from "./sweep-receipts.ts";

const stores = {
  memory: () => createMemoryStore(),
  SQLite: () => createSqliteStore({ path: ":memory:" }),
};

for (const [name, create] of Object.entries(stores)) {
  test(`stores keys for 24 hours, then sweeps them, on ${name} [F5]`, async (t) => {
    const store = create();
    t.after(() => store.close());
    const app = await createTestApp({ store, domains: [jarDomain] });
    const ann = await app.user("Ann");
    const client = createClient<JarOperation>(ann.transport);
    const count = async () => {
      const [rows] = await store.transaction("read", (tx) =>
        tx.read([list(receipts, "key", 0)({ equal: [], limit: 9999 })]),
      );
      return rows.length;
    };
    await client.jars.open({ id: "j1" });
    for (let i = 0; i < 1001; i++) await client.jars.fill({ id: "j1", by: 1 }, { idempotencyKey: `old-${i}` });
    app.clock.advance(1000);
    await client.jars.fill({ id: "j1", by: 1 }, { idempotencyKey: "young" });
    app.clock.advance(receiptLife - 1000);
    assert.equal(await app.rollcall.sweep(), 0);
    app.clock.advance(1);
    assert.equal(await app.rollcall.sweep(), 1001);
    assert.equal(await count(), 1);
    const { coins } = await client.jars.fill({ id: "j1", by: 1 }, { idempotencyKey: "young" });
    assert.equal(coins, 1002);
    await client.jars.fill({ id: "j1", by: 1 }, { idempotencyKey: "old-1" });
    assert.equal((await client.jars.get({ id: "j1" })).coins, 1003);
  });
}
