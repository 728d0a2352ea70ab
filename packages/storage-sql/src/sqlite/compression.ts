import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Compression } from "../dialect.ts";

/** The number of characters from which a text is compressed. Shorter texts gain little. */
const minLength = 1000;

/** Compresses long texts. Level 3 makes JSON about as small as level 6 does. */
export const compression: Compression = {
  deflate: (text) => (text.length < minLength ? text : deflateRawSync(text, { level: 3 })),
  inflate: (compressed) => inflateRawSync(compressed).toString(),
};
