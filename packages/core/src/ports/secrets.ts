import type { Awaitable } from "../kernel/awaitable.ts";

/** Secrets that travel in links, as a port. Each is 192 bits, written as 32 characters of base64url. */
export interface Secrets {
  /** Whether the key dies with this process, and what it made with it. */
  readonly isOfThisProcess?: boolean;
  /** A new one that nobody can guess. */
  random(): string;
  /**
   * The one that belongs to these words: the same for the same words, and nobody without the key of this installation
   * can tell it (HMAC-SHA-256, cut to 192 bits). So a mail that is sent again carries the link that it carried before.
   */
  derive(...words: readonly string[]): Awaitable<string>;
  /** What is kept of one: SHA-256 over purpose, subject and secret, as 43 characters of base64url. */
  hash(secret: string, purpose: string, subject: string): Awaitable<string>;
}
