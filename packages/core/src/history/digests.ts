import type { Awaitable } from "../kernel/platform/awaitable.ts";
import type { JournalRow } from "../kernel/journal/journal.ts";
import type { PersonalValue } from "../kernel/subjects/personal-values.ts";
import type { Digest } from "../ports/digest.ts";
import { canonicalJson } from "../kernel/values/canonical-json.ts";
import type { Seal } from "./seals.ts";

/** The digest of a value that was erased before it was sealed. */
export const neverSealed = "erased";

/** Computes the salted digest of a personal value. */
export const digestOfValue = (digest: Digest, value: PersonalValue, salt: string): Awaitable<string> => {
  const { topic, place, personId, field, value: stored } = value;
  return digest.sha256(canonicalJson({ topic, place, personId, field, value: stored, salt }));
};

/**
 * Computes the digest of a journal row without its number. Its position in the seal implies the number, so a moved row can
 * be distinguished from a changed one. `values` are the digests of its personal values in order.
 */
export const digestOfRow = (digest: Digest, row: JournalRow, values: readonly string[]): Awaitable<string> => {
  const { topic, at, operation, actorId, via, events, decisionsChanged } = row;
  return digest.sha256(canonicalJson({ topic, at, operation, actorId, via, events, decisionsChanged, values }));
};

/** Computes the head of the chain after a seal. */
export const headOf = (digest: Digest, seal: Omit<Seal, "head">): Awaitable<string> => {
  const { number, at, topic, from, to, digests, previous } = seal;
  return digest.sha256(canonicalJson({ number, at, topic, from, to, digests, previous }));
};
