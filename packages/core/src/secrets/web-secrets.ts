import { bytesOf, randomBytes, sha256, subtleCrypto, toBase64Url } from "../kernel/web-crypto.ts";
import type { Secrets } from "../ports/secrets.ts";

/** 192 bits. */
const bytesInSecret = 24;

const separator = "\n";

/**
 * Creates secrets with Web Crypto.
 * @param key the secret of this installation, at least 32 characters; a random one for this process by default
 * @throws {TypeError} the key is too short
 */
export function createWebSecrets(key?: string): Secrets {
  if (key !== undefined && key.length < 32) throw new TypeError("`secret` must have at least 32 characters");
  const keyBytes = key === undefined ? randomBytes(32) : bytesOf(key);
  let imported: Promise<unknown> | undefined;
  const importedKey = (): Promise<unknown> =>
    (imported ??= subtleCrypto().importKey("raw", keyBytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]));
  return {
    isOfThisProcess: key === undefined,
    random: () => toBase64Url(randomBytes(bytesInSecret)),
    async derive(...words) {
      const signed = await subtleCrypto().sign("HMAC", await importedKey(), bytesOf(words.join(separator)));
      return toBase64Url(new Uint8Array(signed).slice(0, bytesInSecret));
    },
    hash: async (secret, purpose, subject) =>
      toBase64Url(await sha256(bytesOf([purpose, subject, secret].join(separator)))),
  };
}
