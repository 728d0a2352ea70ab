import assert from "node:assert/strict";
import test from "node:test";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { insert } from "../kernel/change.ts";
import { list } from "../kernel/query.ts";
import { sessions } from "./collection.ts";
import { sweepSessions } from "./sweep-sessions.ts";

const all = list(sessions, "key", 0);

test("deletes exactly the sessions that have ended, at most 500 per transaction [P32]", async () => {
  const app = await createTestApp();
  const { store } = app;
  const { id: personId } = await app.user("Xia");
  const session = (id: string, expiresAt: number) =>
    insert(sessions, { id, personId, createdAt: 0, seenAt: 0, expiresAt });
  await store.transaction("write", (tx) =>
    tx.write([
      ...Array.from({ length: 999 }, (_, i) => session(`over:${i}`, 1 + (i % 99))),
      session("just-over", 100),
      session("runs", 101),
    ]),
  );
  assert.equal(await sweepSessions(store, 100), 1000);
  const [left] = await store.transaction("read", (tx) => tx.read([all({ equal: [], limit: 10 })]));
  assert.deepEqual(
    left.map(({ id }) => id),
    ["runs"],
  );
});
