/** What a secret is in words, instead of being random. */
const examples =
  /change_?me|replace_?me|your_?(?:own_?)?(?:secret|key)|(?:my|super|top|some|a)_?secret|example|placeholder|password|keyboard_?cat|lorem_?ipsum|not_?(?:so_?)?secret|this_?is|key_?of_?this_?installation|0123456789|abcdefghij|qwertyuiop|deadbeef/;

/** Each of 32 random letters is another one often enough, even in hexadecimal. */
const fewestLetters = 8;

/** How many characters a secret needs. */
export const leastSecret = 32;

/** What is wrong with a secret; undefined where nobody could guess it. */
export function secretFlaw(secret: string): "short" | "example" | "repeated" | undefined {
  if (secret.length < leastSecret) return "short";
  if (examples.test(secret.toLowerCase().replace(/[^a-z0-9]+/g, "_"))) return "example";
  return new Set(secret).size < fewestLetters || /^(.{1,16}?)\1+$/s.test(secret) ? "repeated" : undefined;
}
