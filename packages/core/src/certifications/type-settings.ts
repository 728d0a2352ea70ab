import { z } from "zod";
import { displayName, note } from "../kernel/values/fields.ts";
import { fileTypes } from "./type-collection.ts";

/** The settings of a certification in the catalog. */
export const typeSettings = {
  name: displayName,
  description: note,
  /** How many months it is valid by default; null if it doesn't expire. */
  validMonths: z.int().min(1).max(600).nullable(),
  /** How many days before it expires a renewal can be submitted. */
  renewalDays: z.int().min(0).max(730),
  /** How many days after it expires it still counts. */
  graceDays: z.int().min(0).max(365),
  /** Whether it counts only after a proof was approved. Otherwise schedulers set the dates. */
  proofRequired: z.boolean(),
  /** The kinds of files that a proof can consist of. */
  fileTypes: z
    .array(z.enum(fileTypes))
    .min(1)
    .refine((all) => new Set(all).size === all.length, "each kind once"),
};
