import type { Passwords } from "../ports/passwords.ts";

/** Cheap password hashes that are equal in every run, for tests that compare whole stores. */
export const samePasswords: Passwords = {
  hash: () => Promise.resolve("hashed"),
  verify: () => Promise.resolve(true),
  isOutdated: () => false,
  decoy: () => Promise.resolve("decoy"),
  isCommon: () => false,
};
