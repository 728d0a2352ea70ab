import { bytesOf, randomBytes, sha256 } from "../kernel/platform/web-crypto.ts";
import type { Digest } from "../ports/digest.ts";

/** SHA-256 by Web Crypto. Browsers provide it on HTTPS pages and on localhost. */
export const webDigest: Digest = {
  sha256: async (text) => toHex(await sha256(bytesOf(text))),
  salt: () => toHex(randomBytes(16)),
};

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
