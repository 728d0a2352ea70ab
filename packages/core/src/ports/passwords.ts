import type { Awaitable } from "../kernel/awaitable.ts";

/** Passwords, as a port: hashing takes time, and never happens inside a transaction. All come in NFC. */
export interface Passwords {
  /** What is kept of one; parameters and salt stand in it (P39). */
  hash(password: string): Promise<string>;
  /** Whether it is the one that was hashed. Takes as long whatever the answer. */
  verify(hash: string, password: string): Promise<boolean>;
  /** Whether it was made with weaker parameters than those of today: then it is made anew at the next sign-in. */
  isOutdated(hash: string): boolean;
  /** The hash of a password that nobody has, with the parameters of today: what unknown accounts are compared with (P34). */
  decoy(): Promise<string>;
  /** Whether everybody's list of passwords has it (P38). */
  isCommon(password: string): Awaitable<boolean>;
}
