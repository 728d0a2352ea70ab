import type { Awaitable } from "../kernel/awaitable.ts";
import type { JournalRow } from "../kernel/journal.ts";
import type { PersonalValue } from "../kernel/personal-values.ts";
import type { Digest } from "../ports/digest.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Seal } from "./seals.ts";

/** What stands for a value that was erased before anything sealed it. */
export const neverSealed = "erased";

/** The digest of a personal value under its salt. */
export const digestOfValue = (digest: Digest, value: PersonalValue, salt: string): Awaitable<string> => {
  const { topic, place, personId, field, value: held } = value;
  return digest.sha256(canonicalJson({ topic, place, personId, field, value: held, salt }));
};

/**
 * The digest of a journal row, over everything but its number: its place in the seal says that, so that a row which was
 * only moved can be told from one that was changed. `values` are the digests of its personal values in their order.
 */
export const digestOfRow = (digest: Digest, row: JournalRow, values: readonly string[]): Awaitable<string> => {
  const { topic, at, operation, actorId, via, events, decisionsChanged } = row;
  return digest.sha256(canonicalJson({ topic, at, operation, actorId, via, events, decisionsChanged, values }));
};

/** The head that a seal gives the chain. */
export const headOf = (digest: Digest, seal: Omit<Seal, "head">): Awaitable<string> => {
  const { number, at, topic, from, to, digests, previous } = seal;
  return digest.sha256(canonicalJson({ number, at, topic, from, to, digests, previous }));
};
