import type { Awaitable } from "../kernel/platform/awaitable.ts";

/**
 * The secrets in links and the sealing of stored credentials, as a port. A secret in a link has 192 bits, encoded as 32
 * characters of base64url.
 */
export interface Secrets {
  /** Whether the key only lives as long as this process. Its secrets become invalid with it. */
  readonly isOfThisProcess?: boolean;
  /** A new random secret. */
  random(): string;
  /**
   * The secret for these words: always the same for the same words, and impossible to compute without the key of this
   * installation (HMAC-SHA-256, truncated to 192 bits). An email that is sent again therefore has the same link.
   */
  derive(...words: readonly string[]): Awaitable<string>;
  /** The stored hash of a secret: SHA-256 over purpose, subject and secret, as 43 characters of base64url. */
  hash(secret: string, purpose: string, subject: string): Awaitable<string>;
  /**
   * Encrypts a text for storing it (authenticated, with a key derived from the secret of this installation).
   * @param text any text
   * @param context where it is stored; it opens only with the same context
   * @returns `v1.<key id>.<nonce>.<ciphertext>`
   */
  seal(text: string, context: string): Awaitable<string>;
  /** The sealed text; null if it was sealed with another secret or context, or changed. */
  open(sealed: string, context: string): Awaitable<string | null>;
  /** Whether a text was sealed with the secret that seals now. */
  isCurrent(sealed: string): Awaitable<boolean>;
}
