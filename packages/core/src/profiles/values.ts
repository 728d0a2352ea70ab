import { z } from "zod";
import { displayName, note } from "../kernel/fields.ts";

/** Money: whole minor units (cents) and an ISO 4217 currency code. */
export const money = z.strictObject({
  amount: z.int("a whole number of minor units, such as cents").min(0, "0 or more").max(1e12, "at most 10¹²"),
  currency: z.string().regex(/^[A-Z]{3}$/, "a three-letter currency code, such as EUR"),
});

/** One skill, rated from 1 to 5 by schedulers; null if not rated. */
export const skill = z.strictObject({ name: displayName, rating: z.int().min(1).max(5).nullable() });

/** One certification. `expiresOn` is a day (`2027-01-31`), or null if it doesn't expire. */
export const certification = z.strictObject({ name: displayName, expiresOn: z.iso.date("a day").nullable() });

/** One restriction on work. */
export const restriction = z.strictObject({ kind: displayName, note });

/** One step of tiered pay: the rate from a number of hours on. */
export const payTier = z.strictObject({ fromHours: z.number().min(0).max(10_000), ...money.shape });

/** The value of a profile field. */
export const profileValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  money,
  z.array(z.union([z.string(), skill, certification, restriction, payTier])),
]);

/** The value of a profile field; null if empty. */
export type ProfileValue = z.output<typeof profileValue>;

/** One line of text with a maximum length. */
export const line = (most: number) =>
  note
    .max(most, `at most ${most} characters`)
    .refine((value) => !/[\n\t]/.test(value), "one line, without line breaks");

/** A telephone number as people write it: digits and separators. */
export const phone = line(40).refine(
  (value) => value === "" || (/^[+(\d][\d\s()./*#x-]*$/i.test(value) && (value.match(/\d/g) ?? []).length >= 3),
  "a telephone number",
);

/** A part of a name; "" if there is none. */
export const namePart = z
  .string()
  .trim()
  .pipe(z.union([z.literal(""), displayName], "a name of 1 to 120 characters"));

/** A list without duplicate names. */
export const distinct = <T>(item: z.ZodType<T>, most: number, keyOf: (item: T) => string) =>
  z
    .array(item)
    .max(most, `at most ${most}`)
    .refine((items) => new Set(items.map(keyOf)).size === items.length, "no duplicates");
