const fold = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

const wordsIn = (text: string): readonly string[] => fold(text).split(/[\s-]+/);

/** Whether each word of a search begins a word of these texts, without regard to case and accents. */
export function isMatch(search: string, texts: readonly string[]): boolean {
  const asked = wordsIn(search).filter((word) => word !== "");
  if (asked.length === 0) return true;
  const words = texts.flatMap(wordsIn);
  return asked.every((one) => words.some((word) => word.startsWith(one)));
}
