/** The part of Web Crypto that is used. Declared here because core doesn't use the DOM types. */
interface WebCrypto {
  readonly subtle?: {
    digest(algorithm: "SHA-256", bytes: Uint8Array): Promise<ArrayBuffer>;
    importKey(format: "raw", key: Uint8Array, algorithm: object, extractable: false, uses: ["sign"]): Promise<unknown>;
    importKey(
      format: "raw",
      key: Uint8Array,
      algorithm: "PBKDF2",
      extractable: false,
      uses: ["deriveBits"],
    ): Promise<unknown>;
    deriveBits(algorithm: Pbkdf2, key: unknown, bits: number): Promise<ArrayBuffer>;
    sign(algorithm: "HMAC", key: unknown, bytes: Uint8Array): Promise<ArrayBuffer>;
  };
  getRandomValues(bytes: Uint8Array): Uint8Array;
}

interface Pbkdf2 {
  readonly name: "PBKDF2";
  readonly hash: "SHA-256";
  readonly salt: Uint8Array;
  readonly iterations: number;
}

interface Web {
  readonly crypto: WebCrypto;
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  btoa(binary: string): string;
}

const web = globalThis as unknown as Web;

/** Random bytes. */
export const randomBytes = (count: number): Uint8Array => web.crypto.getRandomValues(new Uint8Array(count));

/** The UTF-8 bytes of a text. */
export const bytesOf = (text: string): Uint8Array => new web.TextEncoder().encode(text);

/**
 * The part of Web Crypto that browsers only provide on HTTPS pages and on localhost.
 * @throws {TypeError} the page isn't served by HTTPS
 */
export function subtleCrypto(): NonNullable<WebCrypto["subtle"]> {
  const { subtle } = web.crypto;
  if (subtle === undefined) throw new TypeError("digests require a page served over HTTPS, or a digest port");
  return subtle;
}

/** SHA-256 of bytes. */
export const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await subtleCrypto().digest("SHA-256", bytes));

/** Bytes as base64url without padding. */
export const toBase64Url = (bytes: Uint8Array): string =>
  web
    .btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
