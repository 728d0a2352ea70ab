import { type Collection, collections } from "@rollcall/core";
import assert from "node:assert/strict";

/** A collection by its name, as far as the model looks at it: the store itself is asked, not the operations under test. */
export function collectionOf<R extends object>(name: string): Collection<R> {
  const found = collections.find((one) => one.name === name);
  assert(found !== undefined, name);
  return found as unknown as Collection<R>;
}
