import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock } from "@rollcall/testkit";
import assert from "node:assert/strict";
import test from "node:test";
import { insert } from "../store/change.ts";
import { collection, text } from "../store/collection.ts";
import { failedRows } from "../queues/failed-rows.ts";
import { pendingSubjectChanges } from "./pending-subject-changes.ts";
import { personalRowsIn } from "./personal-rows.ts";
import { list } from "../store/query.ts";
import { sweepSubjectChanges } from "./sweep-subject-changes.ts";

/** A boat remains when its owner is erased, without its deed, and when its keeper is, without its note. */
const boats = collection("boats", {
  fields: { id: text(), owner: text(), keeper: text(), deed: text(), note: text() },
  key: ["id"],
  indexes: { owner: ["owner"], keeper: ["keeper"] },
  personal: [
    { subject: "owner", erase: { set: { deed: "" } }, merge: "move", export: "none" },
    { subject: "keeper", erase: { set: { note: "" } }, merge: "move", export: "none" },
  ],
});

test("continues a pending erasure after the last finished row, only by its own declaration [P21]", async () => {
  const inner = createMemoryStore();
  await inner.open([boats, pendingSubjectChanges, failedRows]);
  const boat = (place: number, owner: string, keeper: string) =>
    insert(boats, { id: `b${10_000 + place}`, owner, keeper, deed: "deed", note: "note" });
  const pending = { subject: "pia", collection: "boats", place: 1, into: null, after: null, since: 0 };
  await inner.transaction("write", (tx) =>
    tx.write([
      ...Array.from({ length: 1001 }, (_, place) => boat(place, "quin", "pia")),
      boat(2000, "pia", "quin"),
      insert(pendingSubjectChanges, pending),
    ]),
  );
  let writes = 0;
  const store: typeof inner = {
    ...inner,
    transaction(mode, work) {
      if (mode === "write") writes++;
      return inner.transaction(mode, work);
    },
  };
  const environment = { store, clock: createTestClock(), observer: { failedRow: () => assert.fail("it failed") } };
  assert.equal(await sweepSubjectChanges(environment, personalRowsIn([boats])), 1001);
  assert.equal(writes, 4, "three pages, and a look at whether it is done");
  const [rows, left] = await store.transaction("read", (tx) =>
    tx.read([
      list(boats, "key", 0)({ equal: [], limit: 9999 }),
      list(pendingSubjectChanges, "key", 0)({ equal: [], limit: 9 }),
    ]),
  );
  assert.deepEqual(
    rows.filter(({ deed, note }) => deed !== "deed" || note !== "").map(({ owner, deed, note }) => [owner, deed, note]),
    [["pia", "deed", "note"]],
  );
  assert.deepEqual(left, []);
  assert.equal(await sweepSubjectChanges(environment, personalRowsIn([boats])), 0);
});
