import type { Awaitable } from "../kernel/platform/awaitable.ts";

/** Digests and salts for the seals of history, as a port. */
export interface Digest {
  /** SHA-256 of the text's UTF-8 bytes, as 64 lowercase hexadecimal digits. */
  sha256(text: string): Awaitable<string>;
  /** At least 128 random bits, as text. */
  salt(): string;
}
