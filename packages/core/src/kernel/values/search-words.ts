/** Letters that don't decompose into a base letter and a mark, but are often typed without the stroke. */
const plain: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ŧ: "t",
  // A search word is a prefix, so it may end before a mark.
  ς: "σ",
};

/** Lowercase text without marks, for searching and sorting. `Łukasz Żak` becomes `lukasz zak`. */
export const fold = (value: string): string => {
  if (isAscii(value)) return value.toLowerCase();
  // Decompose first: some letters contain a capital but have no lowercase form themselves (𝓐, ℃).
  return value
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[ßæœøđðþłħıŋŧς]/gu, (letter) => plain[letter] ?? letter);
};

/**
 * The folded words of one or more texts, each once. A word is a sequence of letters and digits, so an address is split
 * into the parts that people type: `ann.lee@example.org` → `ann`, `lee`, `example`, `org`. A sequence of more than
 * 250 letters counts as several words, because databases limit the size of index entries.
 */
export function searchWords(...texts: readonly string[]): readonly string[] {
  const words = new Set<string>();
  for (const text of texts) for (const word of fold(text).match(/[\p{L}\p{N}]{1,250}/gu) ?? []) words.add(word);
  return [...words];
}

function isAscii(value: string): boolean {
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) > 127) return false;
  return true;
}
