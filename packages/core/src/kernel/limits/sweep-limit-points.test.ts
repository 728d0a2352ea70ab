import assert from "node:assert/strict";
import test from "node:test";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import { insert } from "../store/change.ts";
import { limitPoints } from "./limits.ts";
import { list } from "../store/query.ts";
import { sweepLimitPoints } from "./sweep-limit-points.ts";

const all = list(limitPoints, "key", 0);

const stores = {
  memory: () => createMemoryStore(),
  SQLite: () => createSqliteStore({ path: ":memory:" }),
};

for (const [name, create] of Object.entries(stores)) {
  test(`deletes only expired counters, at most 500 in one transaction, on ${name}`, async (t) => {
    const store = create();
    t.after(() => store.close());
    await store.open([limitPoints]);
    const counter = (key: string, expiresAt: number | null) => insert(limitPoints, { key, points: 1, expiresAt });
    await store.transaction("write", (tx) =>
      tx.write([
        ...Array.from({ length: 1200 }, (_, i) => counter(`over:${i}`, 1 + (i % 100))),
        ...Array.from({ length: 600 }, (_, i) => counter(`never:${i}`, null)),
        counter("just-over", 100),
        counter("runs", 101),
      ]),
    );
    let writes = 0;
    const counted: typeof store = {
      ...store,
      transaction: (mode, work) => {
        writes += 1;
        return store.transaction(mode, work);
      },
    };
    assert.equal(await sweepLimitPoints(counted, 100), 1201);
    assert.equal(writes, 3);
    const [left] = await store.transaction("read", (tx) => tx.read([all({ equal: [], limit: 1000 })]));
    assert.equal(left.length, 601);
    assert.deepEqual(
      left.filter(({ expiresAt }) => expiresAt !== null).map(({ key }) => key),
      ["runs"],
    );
  });
}
