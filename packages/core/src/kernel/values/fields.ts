import { Temporal } from "temporal-polyfill";
import { z } from "zod";

/** Half of a surrogate pair, which no store can keep. NUL, the other text that can't be stored, is a control character. */
const surrogates = /\p{Cs}/u;
const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;
/** These also affect the text behind the name. */
const directions = /[\u202a-\u202e\u2066-\u2069]/u;
/** Joiners occur in real names (emoji families, Persian), but aren't visible on their own. */
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The id of a row: created by `Ids` or chosen by a host. */
export const id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\x21-\x7e]+$/, "an id of 1 to 128 printable characters");

/** Maximum length of a name. */
export const maxInName = 120;

/** A display name: in NFC, trimmed, 1 to 120 characters, any script, visible, without control characters (P12, P13). */
export const displayName = z
  .string()
  .normalize("NFC")
  .trim()
  .min(1, "a name of 1 to 120 characters")
  .max(maxInName, "a name of 1 to 120 characters")
  .refine((value) => !controls.test(value), "a name without line breaks or control characters")
  .refine((value) => !directions.test(value), "a name without characters that change the text direction")
  .refine((value) => !surrogates.test(value), "a name of valid characters")
  .refine((value) => value === "" || visible.test(value), "a visible name");

/** A display name, or nothing. */
export const line = z.union([z.literal(""), displayName]);

/**
 * Text in a row that is refused individually. Characters that can't be stored become control characters, which no field
 * accepts.
 */
export const textInRow = z.string().overwrite((text) => text.replace(/[\0\p{Cs}]/gu, "\u0001"));

/** A text of several lines: in NFC, trimmed, at most 1,000 characters, without misleading invisible characters. */
export const note = z
  .string()
  .overwrite((value) => value.replace(/\r\n?/g, "\n").normalize("NFC"))
  .trim()
  .max(1000, "at most 1,000 characters")
  .refine((value) => !/[^\P{Cc}\n\t]/u.test(value), "text without control characters")
  .refine((value) => !directions.test(value), "text without characters that change its direction")
  .refine((value) => !surrogates.test(value), "text of valid characters");

/** A zone's name as IANA writes it; `undefined` if times can't be computed in it. `Intl` also accepts abbreviations such as `IST`, which are ambiguous. */
function zoneId(name: string): string | undefined {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

const unknownZone = "the IANA name of a time zone";

/** A time zone by its IANA name, such as `Europe/Zurich`, also a former one. Never an offset, which has no daylight saving time. */
export const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/, unknownZone)
  .check((found) => {
    const zone = zoneId(found.value);
    if (zone === undefined) found.issues.push({ code: "custom", message: unknownZone, input: found.value });
    else found.value = zone;
  });

/** Maximum number of rows of a page. */
export const maxOnPage = 200;

/** The start of a page: `next` or `previous` of another page of the same list. Opaque. */
export const cursor = z.string().max(1024);

/** The schema of a named view. Editors show the name wherever the view is part of an output. */
export type ViewSchema<View> = z.ZodType<View, View>;
