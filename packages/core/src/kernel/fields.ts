import { z } from "zod";

const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** They turn round what stands behind the name as well. */
const directions = /[\u202a-\u202e\u2066-\u2069]/u;
const loneSurrogate = /\p{Cs}/u;
/** Joiners are inside real names (emoji families, Persian), but do not make one. */
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The id of a row: what `Ids` makes, and what a host uses for its own. */
export const id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\x21-\x7e]+$/, "an id of 1 to 128 printable characters");

/** The most characters of a name. */
export const maxInName = 120;

/** A name that people read: in NFC, trimmed, 1 to 120 characters as it is kept, any script, something to see, no control characters (P12, P13). */
export const displayName = z
  .string()
  .normalize("NFC")
  .trim()
  .min(1, "a name of 1 to 120 characters")
  .max(maxInName, "a name of 1 to 120 characters")
  .refine((value) => !controls.test(value), "a name without line breaks or control characters")
  .refine((value) => !directions.test(value), "a name without characters that turn the direction of text")
  .refine((value) => !loneSurrogate.test(value), "a name of whole characters")
  .refine((value) => value === "" || visible.test(value), "a name that can be seen");

/** Lines that people write for each other: in NFC, trimmed, at most 1,000 characters as they are kept, line breaks allowed, nothing invisible that lies. */
export const note = z
  .string()
  .overwrite((value) => value.replace(/\r\n?/g, "\n").normalize("NFC"))
  .trim()
  .max(1000, "at most 1,000 characters")
  .refine((value) => !/[^\P{Cc}\n\t]/u.test(value), "text without control characters")
  .refine((value) => !directions.test(value), "text without characters that turn its direction")
  .refine((value) => !loneSurrogate.test(value), "text of whole characters");

/** Whether the machine knows a time zone of this name. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A time zone by its IANA name, such as `Europe/Zurich`; never a bare offset, which knows no summer. */
export const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/, "the IANA name of a time zone")
  .refine(isTimeZone, "the IANA name of a time zone");

/** The most rows a page holds. */
export const maxOnPage = 200;

/** Where a page begins: the `next` or `previous` of another page of the same list. Opaque. */
export const cursor = z.string().max(1024);

/** The schema of a view that has a name: editors show the name wherever the view is part of an answer. */
export type ViewSchema<View> = z.ZodType<View, View>;
