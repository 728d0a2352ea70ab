import { RollcallError } from "../contract/rollcall-error.ts";
import type { DocumentType } from "./collection.ts";

/** The extensions that a file of an allowed type can have (P46). */
const extensions: Readonly<Record<DocumentType, readonly string[]>> = {
  "application/pdf": [".pdf"],
  "image/png": [".png"],
  "image/jpeg": [".jpg", ".jpeg"],
  "image/webp": [".webp"],
};

/**
 * The type of an upload, if its content and its name's extension agree (P46).
 * @param found the media type of the content
 * @throws {RollcallError} `file.type-unsupported`
 */
export function toDocumentType(found: string | undefined, name: string): DocumentType {
  const type = found !== undefined && Object.hasOwn(extensions, found) ? (found as DocumentType) : undefined;
  if (type === undefined || !extensions[type].includes(/\.[a-z]+$/i.exec(name)?.[0].toLowerCase() ?? ""))
    throw new RollcallError("file.type-unsupported", { types: ["PDF", "PNG", "JPEG", "WebP"] });
  return type;
}

/** The first bytes of each type. In WebP, the length of the file is between its two marks. */
const marks: readonly (readonly [DocumentType, RegExp])[] = [
  ["application/pdf", /^%PDF-/],
  ["image/png", /^\x89PNG\r\n[^]\n/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["image/webp", /^RIFF[^]{4}WEBP/],
];

/** The media type of content that is complete in memory. */
export function findDocumentType(content: Uint8Array): DocumentType | undefined {
  const start = String.fromCharCode(...content.subarray(0, 16));
  return marks.find(([, mark]) => mark.test(start))?.[0];
}
