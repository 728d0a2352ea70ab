/** Neither 0 and o nor 1 and l: it may be typed from a phone. */
const alphabet = "23456789abcdefghijkmnpqrstuvwxyz";
const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const characters = 20;

/**
 * A temporary password from a secret: five groups of four, 100 bits (Q27, P28). The same secret makes the same one, so
 * that a mail which is tried again says what it said before.
 */
export function toTemporaryPassword(secret: string): string {
  const taken = Array.from(secret.slice(0, characters), (one) => alphabet[base64url.indexOf(one) % alphabet.length]);
  return taken.join("").replace(/(?<=^(?:.{4})+)(?=.)/g, "-");
}
