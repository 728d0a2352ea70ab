import { bytesOf, randomBytes, sha256 } from "../kernel/web-crypto.ts";
import type { Digest } from "../ports/digest.ts";

/** The digest that Node and every browser bring along. Browsers have it on pages served by HTTPS and on localhost. */
export const webDigest: Digest = {
  sha256: async (text) => toHex(await sha256(bytesOf(text))),
  salt: () => toHex(randomBytes(16)),
};

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
