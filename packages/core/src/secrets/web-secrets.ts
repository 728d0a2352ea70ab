import { bytesOf, randomBytes, sha256, subtleCrypto, toBase64Url } from "../kernel/platform/web-crypto.ts";
import type { Secrets } from "../ports/secrets.ts";
import { createSealer } from "./sealer.ts";

/** 192 bits. */
const bytesInSecret = 24;

const separator = "\n";

/**
 * An installation's secrets as bytes.
 * @throws {TypeError} there is none, or one is too short
 */
function toSecretBytes(key: string | readonly string[] | undefined): readonly [Uint8Array, ...Uint8Array[]] {
  if (key === undefined) return [randomBytes(32)];
  const keys = typeof key === "string" ? [key] : key;
  if (keys.some((one) => one.length < 32)) throw new TypeError("`secret` must have at least 32 characters");
  const [first, ...others] = keys.map(bytesOf);
  if (first === undefined) throw new TypeError("`secret` must not be an empty list");
  return [first, ...others];
}

/**
 * Creates secrets with Web Crypto.
 * @param key the secret of this installation, at least 32 characters; by default, a random one for this process. In a list, the first one
 * is used, and the others only open what was sealed with them
 * @throws {TypeError} the key is too short
 */
export function createWebSecrets(key?: string | readonly string[]): Secrets {
  const keys = toSecretBytes(key);
  let imported: Promise<unknown> | undefined;
  const importedKey = (): Promise<unknown> =>
    (imported ??= subtleCrypto().importKey("raw", keys[0], { name: "HMAC", hash: "SHA-256" }, false, ["sign"]));
  return {
    ...createSealer(keys),
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
