import { z } from "zod";

/** The maximum length of a name as it is shown, in characters, and as it is received. */
const maxLength = 120;
export const maxReceivedName = 4096;
/** Characters that end lines, change the direction of text or are not valid; and those that some systems refuse in names. */
const odd = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu;

/**
 * Turns a file's name on a device into a name to show: at most 120 characters with its extension, without folders, control characters and
 * anything that changes the text direction (P47). If nothing is left of the name, it becomes `document`.
 */
export const documentName = z
  .string()
  .max(maxReceivedName)
  .transform((name) => {
    const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
    const [, stem = "", extension = ""] = /^(.*?)(\.[a-z\d]{1,5})?$/iu.exec(last.replace(odd, "").trim()) ?? [];
    const kept = Array.from(stem)
      .slice(0, maxLength - extension.length)
      .join("");
    return `${kept.replace(/^[\s.]+|[\s.]+$/gu, "") || "document"}${extension.toLowerCase()}`;
  });
