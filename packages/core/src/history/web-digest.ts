import type { Digest } from "../ports/digest.ts";

/** What of the web's cryptography is used. Node has the same. */
interface WebCrypto {
  readonly subtle?: { digest(algorithm: "SHA-256", bytes: Uint8Array): Promise<ArrayBuffer> };
  getRandomValues(bytes: Uint8Array): Uint8Array;
}

interface Web {
  readonly crypto: WebCrypto;
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
}

const web = globalThis as unknown as Web;

/** The digest that Node and every browser bring along. Browsers have it on pages served by HTTPS and on localhost. */
export const webDigest: Digest = {
  async sha256(text) {
    const { subtle } = web.crypto;
    if (subtle === undefined) throw new TypeError("history is sealed on pages served by HTTPS only: pass a `digest`");
    return toHex(new Uint8Array(await subtle.digest("SHA-256", new web.TextEncoder().encode(text))));
  },
  salt: () => toHex(web.crypto.getRandomValues(new Uint8Array(16))),
};

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
