import { createWebSecrets } from "../index.ts";
import type { Secrets } from "../ports/secrets.ts";

/**
 * Secrets that are the same in every run, whatever ids were used up before: what is kept of one is its words, so that ids
 * in it can be told apart from other text. For tests that compare whole stores.
 */
export const testSecrets: Secrets = {
  random: () => "r".repeat(32),
  derive: createWebSecrets("a key that nothing but these tests knows").derive,
  hash: (secret, purpose, subject) => [purpose, subject, secret].join(" "),
};

/** The same, with tokens that are told from each other as new ids are. */
export function newSecrets(first: number): Secrets {
  let made = first;
  return { ...testSecrets, random: () => `new-${++made}` };
}
