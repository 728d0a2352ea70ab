import { z } from "zod";
import { displayName, id, note } from "../kernel/values/fields.ts";

/** Money: whole minor units (cents) and an ISO 4217 currency code. */
export const money = z.strictObject({
  amount: z.int("a whole number of minor units, such as cents").min(0, "0 or more").max(1e12, "at most 10¹²"),
  currency: z.string().regex(/^[A-Z]{3}$/, "a three-letter currency code, such as EUR"),
});

/** One skill, rated from 1 to 5 by schedulers; null if not rated. */
export const skill = z.strictObject({ name: displayName, rating: z.int().min(1).max(5).nullable() });

/** One certification. `expiresOn` is a day (`2027-01-31`), or null if it doesn't expire. */
export const certification = z.strictObject({ name: displayName, expiresOn: z.iso.date("a day").nullable() });

/** `08:00`. */
const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time such as `08:00`");

/** Days and times of a week, in the zone of the person. */
const weekTimes = {
  /** Days of the week, each once; 1 is Monday. */
  days: z
    .array(z.int("a day from 1 to 7").min(1, "a day from 1 to 7").max(7, "a day from 1 to 7"))
    .min(1, "1 to 7 days")
    .refine((days) => new Set(days).size === days.length, "each day once"),
  /** Null from midnight. */
  from: wallTime.nullable(),
  /** Null until midnight. On the next day if it isn't after `from`. */
  until: wallTime.nullable(),
};

/** A restriction on when or in which position a person works (A11). */
export const restriction = z.discriminatedUnion(
  "kind",
  [
    /** They don't work at these times. */
    z.strictObject({ kind: z.literal("not-at"), ...weekTimes }),
    /** They work only at these times, or at those of another such restriction. */
    z.strictObject({ kind: z.literal("only-at"), ...weekTimes }),
    /** They don't work in this position. */
    z.strictObject({ kind: z.literal("not-as"), position: displayName }),
    /** They work only in this position, or in that of another such restriction. */
    z.strictObject({ kind: z.literal("only-as"), position: displayName }),
    /** For people to read; not enforced. */
    z.strictObject({ kind: z.literal("other"), note: note.min(1, "a note") }),
  ],
  "a restriction of the kind `not-at`, `only-at`, `not-as`, `only-as` or `other`",
);

/** A restriction on when or in which position a person works (A11). */
export type Restriction = z.output<typeof restriction>;

/** A person's restriction on working with another person (A11). Confidential: workers never see it (Q60). */
export const colleague = z.strictObject({ kind: z.enum(["cannot-work-with", "must-work-with"]), personId: id });

/** A person's restriction on working with another person (A11). */
export type Colleague = z.output<typeof colleague>;

/** One step of tiered pay: the rate from a number of hours up. */
export const payTier = z.strictObject({ fromHours: z.number().min(0).max(10_000), ...money.shape });

/** The value of a profile field. */
export const profileValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  money,
  z.array(z.union([z.string(), skill, certification, restriction, colleague, payTier])),
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
