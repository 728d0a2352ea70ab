import { createHmac, hash, randomBytes } from "node:crypto";
import type { Secrets } from "@rollcall/core";

/** Secrets with synchronous results. */
export interface NodeSecrets extends Secrets {
  derive(...words: readonly string[]): string;
  hash(secret: string, purpose: string, subject: string): string;
}

/** 192 bits. */
const bytesInSecret = 24;
const separator = "\n";

/**
 * Creates secrets with Node's cryptography: the same as `createWebSecrets` with the same key, but synchronous.
 * @param key the secret of this installation, at least 32 characters; default: a random one for this process
 * @throws {TypeError} the key is too short
 */
export function nodeSecrets(key?: string): NodeSecrets {
  if (key !== undefined && key.length < 32) throw new TypeError("`secret` must have at least 32 characters");
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
    hash: (secret, purpose, subject) => hash("sha256", [purpose, subject, secret].join(separator), "base64url"),
  };
}
