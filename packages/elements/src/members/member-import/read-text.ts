/** The encodings that the user can choose, by their names for `TextDecoder`. */
export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "macintosh",
  "shift_jis",
  "gb18030",
  "big5",
  "euc-kr",
] as const;

/** The encoding of a text file. */
export type Encoding = (typeof encodings)[number];

/** How a file was decoded. */
export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Whether the bytes leave no doubt. */
  readonly isCertain: boolean;
}

/** A symbol that Windows-1252 has where Windows-1250 has a letter, inside a word: `£ukasz`, `Wa³êsa`, `Paw³`, `Jiøí`. */
const misreadLetter = /ø[áéíýùì]|[áéíý]ø|[£¥¤]\p{L}|\p{L}[£¥¤]|\p{L}[³¹¿¼¾]\p{L}|\p{L}{3}[³¹]/u;

/**
 * Detects a file's encoding: by its byte order mark, UTF-16 by its zero bytes, and UTF-8 if it is valid or nearly so. Otherwise it is
 * Windows-1252, Windows-1250 or, if whole words consist of its letters, Windows-1251, which spreadsheets often write.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", isCertain: true };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", isCertain: true };
  const start = bytes.subarray(0, 2048);
  const zeros = [0, 1].map((rest) => start.filter((byte, index) => byte === 0 && index % 2 === rest).length);
  const [high = 0, low = 0] = zeros;
  if (Math.max(high, low) * 4 > start.length) {
    return { encoding: low > high ? "utf-16le" : "utf-16be", isCertain: false };
  }
  const text = new TextDecoder().decode(bytes);
  const bad = text.match(/\uFFFD/gu)?.length ?? 0;
  const good = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  if (bad === 0) return { encoding: "utf-8", isCertain: true };
  if (good > bad) return { encoding: "utf-8", isCertain: false };
  const western = new TextDecoder("windows-1252").decode(bytes);
  if (/[À-ÿ]{4}/.test(western)) return { encoding: "windows-1251", isCertain: false };
  return { encoding: misreadLetter.test(western) ? "windows-1250" : "windows-1252", isCertain: false };
}

/** Decodes the text of a file. Without an encoding it is detected. */
export async function readText(file: Blob, encoding?: Encoding): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(encoding ?? detectEncoding(bytes).encoding).decode(bytes);
}
