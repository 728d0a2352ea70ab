import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Secrets } from "@rollcall/core";

/** Secrets whose answers are there at once. */
export interface NodeSecrets extends Secrets {
  derive(...words: readonly string[]): string;
  hash(secret: string, purpose: string, subject: string): string;
}

/** 192 bits. */
const bytesInSecret = 24;
const separator = "\n";

/**
 * Secrets made by Node's own cryptography: the same as `createWebSecrets` makes of the same key, and without waiting.
 * @param key the secret of this installation, 32 characters or more; one for as long as this process lives if left out
 * @throws {TypeError} the key is shorter
 */
export function nodeSecrets(key?: string): NodeSecrets {
  if (key !== undefined && key.length < 32) throw new TypeError("the `secret` needs 32 characters or more");
  const keyBytes = key ?? randomBytes(32);
  return {
    isOfThisProcess: key === undefined,
    random: () => randomBytes(bytesInSecret).toString("base64url"),
    derive: (...words) =>
      createHmac("sha256", keyBytes)
        .update(words.join(separator))
        .digest()
        .subarray(0, bytesInSecret)
        .toString("base64url"),
    hash: (secret, purpose, subject) =>
      createHash("sha256").update([purpose, subject, secret].join(separator)).digest("base64url"),
  };
}
