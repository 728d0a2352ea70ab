/** Words that show a secret is not random. */
const examples =
  /change_?me|replace_?me|your_?(?:own_?)?(?:secret|key)|(?:my|super|top|some|a)_?secret|example|placeholder|password|keyboard_?cat|lorem_?ipsum|not_?(?:so_?)?secret|this_?is|key_?of_?this_?installation|0123456789|abcdefghij|qwertyuiop|deadbeef/;

/** 32 random characters contain at least this many different ones, even in hexadecimal. */
const minDistinctCharacters = 8;

/** The minimum length of a secret, in characters. */
export const minSecretLength = 32;

/** Why a secret is easy to guess; undefined for a strong one. */
export function secretWeakness(secret: string): "short" | "example" | "repeated" | undefined {
  if (secret.length < minSecretLength) return "short";
  if (examples.test(secret.toLowerCase().replace(/[^a-z0-9]+/g, "_"))) return "example";
  return new Set(secret).size < minDistinctCharacters || /^(.{1,16}?)\1+$/s.test(secret) ? "repeated" : undefined;
}
