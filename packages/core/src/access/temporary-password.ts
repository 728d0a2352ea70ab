/** Excludes 0, o, 1 and l, because the password may be copied by hand from a phone. */
const alphabet = "23456789abcdefghijkmnpqrstuvwxyz";
const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const characters = 20;

/**
 * Derives a temporary password from a secret: five groups of four, 100 bits (Q27, P28). The same secret gives the same
 * password, so that an email that is retried has the same content.
 */
export function toTemporaryPassword(secret: string): string {
  const taken = Array.from(secret.slice(0, characters), (one) => alphabet[base64url.indexOf(one) % alphabet.length]);
  return taken.join("").replace(/(?<=^(?:.{4})+)(?=.)/g, "-");
}
