import assert from "node:assert/strict";
import test from "node:test";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { insert } from "../kernel/store/change.ts";
import { list } from "../kernel/store/query.ts";
import { sessions, trustedDevices } from "./collection.ts";
import { noFailures } from "./failure-count.ts";
import { sweepSignIns } from "./sweep-sign-ins.ts";

const all = list(sessions, "key", 0);
const allDevices = list(trustedDevices, "key", 0);

test("deletes exactly the sessions and trusted devices that have ended, at most 500 per transaction [P32, Q58]", async () => {
  const app = await createTestApp();
  const { store } = app;
  const { id: personId } = await app.user("Xia");
  const session = (id: string, expiresAt: number) =>
    insert(sessions, { id, personId, createdAt: 0, seenAt: 0, expiresAt });
  const device = (id: string, expiresAt: number) =>
    insert(trustedDevices, { id, personId, createdAt: 0, expiresAt, resetsFullAt: null, ...noFailures });
  await store.transaction("write", (tx) =>
    tx.write([
      device("ended", 100),
      device("trusted", 101),
      ...Array.from({ length: 999 }, (_, i) => session(`over:${i}`, 1 + (i % 99))),
      session("just-over", 100),
      session("runs", 101),
    ]),
  );
  assert.equal(await sweepSignIns(store, 100), 1001);
  const page = { equal: [], limit: 10 };
  const left = await store.transaction("read", (tx) => tx.read([all(page), allDevices(page)]));
  assert.deepEqual(
    left.map((rows) => rows.map(({ id }) => id)),
    [["runs"], ["trusted"]],
  );
});
