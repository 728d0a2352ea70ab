import { createHmac, hash, randomBytes } from "node:crypto";
import { createWebSecrets, type Secrets } from "@rollcall/core";

/** Secrets that are derived and hashed synchronously. */
export interface NodeSecrets extends Secrets {
  derive(...words: readonly string[]): string;
  hash(secret: string, purpose: string, subject: string): string;
}

/** 192 bits. */
const bytesInSecret = 24;
const separator = "\n";

/**
 * Creates secrets with Node's cryptography: the same as `createWebSecrets` with the same key, but synchronous except for
 * sealing.
 * @param key the secret of this installation, at least 32 characters; default: a random one for this process. In a list, the first one is used, and the others only open what was sealed with them
 * @throws {TypeError} the key is too short
 */
export function nodeSecrets(key?: string | readonly string[]): NodeSecrets {
  const keys = key ?? randomBytes(32).toString("base64url");
  const sealer = createWebSecrets(keys);
  const keyBytes = typeof keys === "string" ? keys : (keys[0] ?? "");
  return {
    ...sealer,
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
