import type { Awaitable } from "../kernel/platform/awaitable.ts";

/** Password hashing, as a port. It is slow, so it never runs inside a transaction. Passwords are in NFC. */
export interface Passwords {
  /** The stored hash, including parameters and salt (P39). */
  hash(password: string): Promise<string>;
  /** Whether the password matches the hash. Takes the same time in both cases. */
  verify(hash: string, password: string): Promise<boolean>;
  /** Whether the hash uses weaker parameters than the current ones. It is then replaced at the next sign-in. */
  isOutdated(hash: string): boolean;
  /** The hash of an unusable password with the current parameters. Sign-ins to unknown accounts are compared with it (P34). */
  decoy(): Promise<string>;
  /** Whether the password is on a list of common passwords (P38). */
  isCommon(password: string): Awaitable<boolean>;
}
