import { productWords } from "./product-words.ts";

/** Rows of keys and of letters; what runs along one, either way, is a word that everybody knows. */
const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "0123456789".repeat(6),
];
const runs = [...rows, ...rows.map((row) => row.split("").reverse().join(""))];
/** What is repeated and no longer than this is a common word, whatever it is. */
const shortest = 3;
/** Of so many numbers and rows of signs that are all common, nothing is made that is not. */
const maxParts = 3;

let listed: Promise<ReadonlySet<string>> | undefined;

/** 49,000 passwords that were found in leaks. Read when first asked for: a server that signs nobody in never holds them. */
const list = (): Promise<ReadonlySet<string>> =>
  (listed ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set([...dictionary["passwords-common"], ...productWords]),
  ));

/**
 * Whether a password is one of those that are tried first (P38): a listed one in whatever case, one of the product's own
 * words, what runs along the keyboard, any of these repeated, and any with so many digits and signs hung on as it is long.
 * @param password in whatever form
 * @param words that are no passwords here, beside the list
 */
export async function isCommonPassword(password: string, words: readonly string[] = []): Promise<boolean> {
  const known = await list();
  const own = new Set(words.map((word) => withoutSigns(fold(word))));
  const isWord = (text: string): boolean =>
    known.has(text) || own.has(text) || (text.length > shortest && runs.some((run) => run.includes(text)));
  const isWordRepeated = (text: string): boolean => isWord(text) || isWord(repeatedIn(text));
  const isWeak = (text: string): boolean => isWordRepeated(text) || repeatedIn(text).length <= shortest;
  const isCommon = (text: string): boolean => {
    const parts = text.match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu) ?? [];
    const hung = parts.filter((part) => !/\p{L}/u.test(part));
    const isBare = hung.length === parts.length && parts.length <= maxParts;
    if (isWeak(text) || (isBare && parts.every(isWeak))) return true;
    return [withoutEnds(text), letterWord(text)].some(
      (core) => core !== "" && isWordRepeated(core) && (core.length * 2 >= text.length || hung.every(isWeak)),
    );
  };
  const text = fold(password);
  const plain = withoutSigns(text);
  return isCommon(text) || (plain.length * 2 >= text.length && isCommon(plain));
}

/** As it is compared: never as it is kept. */
const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

const withoutSigns = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** What a text repeats from its beginning to its end, the last time maybe cut short; itself if nothing. */
function repeatedIn(text: string): string {
  for (let length = 1; length * 2 <= text.length; length++) {
    if (text.startsWith(text.slice(length))) return text.slice(0, length);
  }
  return text;
}

/** A text without the digits and signs before its first letter and after its last. */
const withoutEnds = (text: string): string => repeatedIn(text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""));

/** The one word of letters that a text has, once or several times; empty if there are several. */
function letterWord(text: string): string {
  const [first = "", ...others] = text.match(/\p{L}+/gu) ?? [];
  return others.every((word) => word === first) ? first.repeat(others.length + 1) : "";
}
