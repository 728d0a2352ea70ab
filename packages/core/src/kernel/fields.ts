import { z } from "zod";
import { remedies } from "../contract/decision.ts";
import { type ErrorCode, errorKinds } from "../contract/error-codes.ts";

const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** The id of a row: what `Ids` makes, and what a host uses for its own. */
export const id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\x21-\x7e]+$/, "an id of 1 to 128 printable characters");

/** The most characters of a name. */
export const mostInName = 120;

/** A name that people read: trimmed, 1 to 120 characters, any script, no control characters (P12, P13). */
export const displayName = z
  .string()
  .trim()
  .min(1, "a name of 1 to 120 characters")
  .max(mostInName, "a name of 1 to 120 characters")
  .refine((value) => !controls.test(value), "a name without line breaks or control characters")
  .transform((value) => value.normalize("NFC"));

/** The most rows a page holds. */
export const mostOnPage = 200;

/** Where a page begins: the `next` or `previous` of another page of the same list. Opaque. */
export const cursor = z.string().max(1024);

/** A reason on the wire: code, details, remedy (X1). */
export const reason = z.strictObject({
  code: z.enum(Object.keys(errorKinds) as [ErrorCode, ...ErrorCode[]]),
  details: z.record(z.string(), z.unknown()).optional(),
  remedy: z.enum(remedies).optional(),
});
