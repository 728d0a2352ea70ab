import {
  bytesOf,
  fromBase64Url,
  randomBytes,
  subtleCrypto,
  textOf,
  toBase64Url,
} from "../kernel/platform/web-crypto.ts";
import type { Secrets } from "../ports/secrets.ts";

/** Sealing and opening of texts that are stored. */
export type Sealer = Pick<Secrets, "seal" | "open" | "isCurrent">;

interface SealKey {
  /** Identifies the key without revealing it. */
  readonly id: string;
  readonly key: unknown;
}

const nonceBytes = 12;
const idBytes = 6;
const sealedFormat = /^v1\.([\w-]{8})\.([\w-]{16})\.([\w-]+)$/;

/**
 * Seals texts with AES-256-GCM and keys derived from the secrets with HKDF. The first secret seals and all of them open, so a secret can be
 * replaced while values sealed with the former one exist.
 */
export function createSealer(secrets: readonly Uint8Array[]): Sealer {
  let derived: Promise<readonly SealKey[]> | undefined;
  const keys = (): Promise<readonly SealKey[]> => (derived ??= Promise.all(secrets.map(deriveKey)));
  return {
    async seal(text, context) {
      const [first] = await keys();
      if (first === undefined) throw new TypeError("sealing requires a secret");
      const nonce = randomBytes(nonceBytes);
      const sealed = await subtleCrypto().encrypt(algorithm(nonce, context), first.key, bytesOf(text));
      return `v1.${first.id}.${toBase64Url(nonce)}.${toBase64Url(new Uint8Array(sealed))}`;
    },
    async open(sealed, context) {
      const [, id, nonce, ciphertext] = sealedFormat.exec(sealed) ?? [];
      if (nonce === undefined || ciphertext === undefined) return null;
      for (const { key } of (await keys()).filter((one) => one.id === id)) {
        try {
          const bytes = fromBase64Url(ciphertext);
          return textOf(
            new Uint8Array(await subtleCrypto().decrypt(algorithm(fromBase64Url(nonce), context), key, bytes)),
          );
        } catch {
          // Another key with this id, another context, or a changed text.
        }
      }
      return null;
    },
    async isCurrent(sealed) {
      const [first] = await keys();
      return first !== undefined && sealedFormat.exec(sealed)?.[1] === first.id;
    },
  };
}

/** The context is authenticated: a sealed text only opens in the place it was sealed for. */
const algorithm = (nonce: Uint8Array, context: string) =>
  ({ name: "AES-GCM", iv: nonce, additionalData: bytesOf(context) }) as const;

async function deriveKey(secret: Uint8Array): Promise<SealKey> {
  const subtle = subtleCrypto();
  const material = await subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const derive = async (info: string, bytes: number): Promise<Uint8Array> =>
    new Uint8Array(
      await subtle.deriveBits(
        { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytesOf(info) },
        material,
        bytes * 8,
      ),
    );
  const key = await derive("rollcall sealed values", 32);
  return {
    id: toBase64Url(await derive("rollcall id of the sealing key", idBytes)),
    key: await subtle.importKey("raw", key, { name: "AES-GCM" }, false, ["encrypt", "decrypt"]),
  };
}
