import { type Collection, collections } from "@rollcall/core";
import assert from "node:assert/strict";

/** A collection by name, to read the store directly instead of through the operations under test. */
export function collectionOf<R extends object>(name: string): Collection<R> {
  const found: unknown = collections.find((one) => one.name === name);
  assert(found !== undefined, name);
  return found as Collection<R>;
}
