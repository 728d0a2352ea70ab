/** The part of Web Crypto that is used. Declared here because core doesn't use the DOM types. */
interface WebCrypto {
  readonly subtle?: {
    digest(algorithm: "SHA-256", bytes: Uint8Array): Promise<ArrayBuffer>;
    importKey(
      format: "raw",
      key: Uint8Array,
      algorithm: "PBKDF2" | "HKDF",
      extractable: false,
      uses: ["deriveBits"],
    ): Promise<unknown>;
    importKey(
      format: "raw",
      key: Uint8Array,
      algorithm: object,
      extractable: false,
      uses: ["sign"] | ["encrypt", "decrypt"],
    ): Promise<unknown>;
    deriveBits(algorithm: Pbkdf2 | Hkdf, key: unknown, bits: number): Promise<ArrayBuffer>;
    encrypt(algorithm: AesGcm, key: unknown, bytes: Uint8Array): Promise<ArrayBuffer>;
    decrypt(algorithm: AesGcm, key: unknown, bytes: Uint8Array): Promise<ArrayBuffer>;
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

interface Hkdf {
  readonly name: "HKDF";
  readonly hash: "SHA-256";
  readonly salt: Uint8Array;
  readonly info: Uint8Array;
}

interface AesGcm {
  readonly name: "AES-GCM";
  readonly iv: Uint8Array;
  readonly additionalData: Uint8Array;
}

interface Web {
  readonly crypto: WebCrypto;
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
  atob(base64: string): string;
  btoa(binary: string): string;
}

const web = globalThis as unknown as Web;

/** Random bytes. */
export const randomBytes = (count: number): Uint8Array => web.crypto.getRandomValues(new Uint8Array(count));

/** The UTF-8 bytes of a string. */
export const bytesOf = (text: string): Uint8Array => new web.TextEncoder().encode(text);

/** The text of UTF-8 bytes. */
export const textOf = (bytes: Uint8Array): string => new web.TextDecoder().decode(bytes);

/**
 * The part of Web Crypto that browsers only provide on HTTPS pages and on localhost.
 * @throws {TypeError} the page isn't served over HTTPS
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
export function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return web.btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The bytes of base64url. */
export const fromBase64Url = (text: string): Uint8Array =>
  Uint8Array.from(web.atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
