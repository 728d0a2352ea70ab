import { update } from "@rollcall/core";
import assert from "node:assert/strict";
import test from "node:test";
import { crew, shipById, ships } from "../crew.fixture.ts";
import { freshSchema } from "./fresh-schema.fixture.ts";

test("reports each conflict with another process, and runs the transaction again [F6]", async (context) => {
  const { launched, store } = await freshSchema(context);
  const other = await launched();
  const observed = store();
  let conflicts = 0;
  await observed.open([ships, crew], { conflict: () => conflicts++ });
  const addOne = (to: typeof other, between: () => Promise<unknown> = () => Promise.resolve()) =>
    to.transaction("write", async (transaction) => {
      const [ship] = await transaction.read([shipById("s1")]);
      const before = ship?.crew ?? 0;
      await between();
      await transaction.write([update(ships, ["s1"], { crew: before + 1 }, { crew: before })]);
    });
  let isFirst = true;
  await addOne(observed, async () => {
    if (isFirst) await addOne(other);
    isFirst = false;
  });
  const [ship] = await other.transaction("read", (transaction) => transaction.read([shipById("s1")]));
  assert.deepEqual([conflicts, ship?.crew], [1, 2]);
});
