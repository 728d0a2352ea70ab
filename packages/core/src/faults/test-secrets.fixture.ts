import { createWebSecrets } from "../index.ts";
import type { Secrets } from "../ports/secrets.ts";

const sealer = createWebSecrets("a key that is used only in these tests");

/**
 * Secrets that are the same in every run, regardless of the ids used before, for tests that compare whole stores. Hashes are
 * readable text, so that ids in them can be found.
 */
export const testSecrets: Secrets = {
  random: () => "r".repeat(32),
  derive: sealer.derive,
  hash: (secret, purpose, subject) => [purpose, subject, secret].join(" "),
  seal: (text, context) => `sealed for ${context}: ${text}`,
  open: (sealed, context) => (sealed.startsWith(`sealed for ${context}: `) ? sealed.slice(13 + context.length) : null),
  isCurrent: () => true,
};

/** The same, with distinct tokens that look like new ids. */
export function newSecrets(first: number): Secrets {
  let made = first;
  return { ...testSecrets, random: () => `new-${++made}` };
}
