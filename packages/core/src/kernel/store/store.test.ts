import assert from "node:assert/strict";
import test from "node:test";
import {
  MissingReference,
  StaleWrite,
  StoreDamaged,
  StoreIncompatible,
  StoreOutdated,
  StoreUnavailable,
  UniqueViolation,
} from "./store.ts";
import { toRollcallError } from "./to-rollcall-error.ts";

test("logs an error of a store as one line that names the table and what an operator can do", () => {
  const lines: readonly (readonly [error: Error, line: string])[] = [
    [new UniqueViolation("jars", "label"), "UniqueViolation: `jars` already holds a row with this `label`"],
    [new StaleWrite("jars"), "StaleWrite: a row of `jars` has changed since it was read"],
    [new MissingReference("jars"), "MissingReference: a row of `jars` refers to a row that does not exist"],
    [new StoreUnavailable("it is closed"), "StoreUnavailable: it is closed"],
    [
      new StoreDamaged("the table `jars` is missing"),
      "StoreUnavailable: the database is damaged: the table `jars` is missing; restore a backup, or undo what another program changed",
    ],
    [
      new StoreOutdated("the search of `jars` has changed"),
      "StoreUnavailable: a newer version has changed the database: the search of `jars` has changed; replace this process with one of that version",
    ],
    [new StoreIncompatible("it is newer"), "StoreIncompatible: it is newer"],
  ];
  for (const [error, line] of lines) assert.equal(String(error), line);
});

test("refuses a call with the code of the store's error, and keeps the error as its cause", () => {
  const codes: readonly (readonly [failure: Error, code: string])[] = [
    [new StoreOutdated("the search of `jars` has changed"), "store.outdated"],
    [new StoreUnavailable("it is closed"), "store.unavailable"],
    [new StoreDamaged("the table `jars` is missing"), "store.unavailable"],
    [new StaleWrite("jars"), "request.stale-version"],
    [new UniqueViolation("jars", "label"), "request.stale-version"],
    [new MissingReference("jars"), "internal"],
  ];
  for (const [failure, code] of codes) {
    const refusal = toRollcallError(failure);
    assert.deepEqual([refusal.code, refusal.cause], [code, failure]);
    assert.equal(toRollcallError(refusal), refusal);
  }
});
