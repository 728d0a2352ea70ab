import type { Passwords } from "../ports/passwords.ts";

/** Passwords that cost nothing and are kept alike in every run: for tests that compare whole stores. */
export const samePasswords: Passwords = {
  hash: () => Promise.resolve("hashed"),
  verify: () => Promise.resolve(true),
  isOutdated: () => false,
  decoy: () => Promise.resolve("decoy"),
  isCommon: () => false,
};
