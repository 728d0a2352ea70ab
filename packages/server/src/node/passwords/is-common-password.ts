import { productWords } from "./product-words.ts";

/** Keyboard rows and the alphabet; a run along one, in either direction, counts as a common word. */
const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "0123456789".repeat(6),
];
const runs = [...rows, ...rows.map((row) => row.split("").reverse().join(""))];
/** A repeated part up to this length counts as a common word. */
const shortest = 3;
/** Combinations of common parts are common as well. */
const maxParts = 3;

let listed: Promise<ReadonlySet<string>> | undefined;

/** 49,000 leaked passwords. Loaded on first use, so a server without sign-ins never loads them. */
const list = (): Promise<ReadonlySet<string>> =>
  (listed ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set([...dictionary["passwords-common"], ...productWords]),
  ));

/**
 * Whether a password is easy to guess (P38): a listed password in any case, a product word, a keyboard run, repetitions of these, and any
 * of these with digits and symbols added, at most as many as it has characters.
 * @param password in any Unicode form
 * @param words additional forbidden words
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

/** Normalizes a password for comparison only. */
const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

const withoutSigns = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** The part a text repeats from start to end, the last one possibly cut short; the text itself if there is none. */
function repeatedIn(text: string): string {
  for (let length = 1; length * 2 <= text.length; length++) {
    if (text.startsWith(text.slice(length))) return text.slice(0, length);
  }
  return text;
}

/** Removes digits and symbols before the first and after the last letter. */
const withoutEnds = (text: string): string => repeatedIn(text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""));

/** The only word in a string, possibly repeated; empty if there are several. */
function letterWord(text: string): string {
  const [first = "", ...others] = text.match(/\p{L}+/gu) ?? [];
  return others.every((word) => word === first) ? first.repeat(others.length + 1) : "";
}
