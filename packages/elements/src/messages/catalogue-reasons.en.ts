import type { ErrorCode } from "@rollcall/core/contract";
import type { Catalogue } from "./messages.ts";

/** The codes about catalogs of skills, certifications and report forms, which only components with catalogs show. */
export type CatalogueCode = Extract<ErrorCode, `catalogue.${string}`>;

/** Why an entry of a catalog can't be changed or used: a title and, under `.text`, an explanation. */
export const catalogueReasons = {
  "reason.catalogue.name-taken": "This name is already in use",
  "reason.catalogue.name-taken.text": "Another entry has this name, or had it earlier. Shifts may still refer to it.",
  "reason.catalogue.archived": "This entry is archived",
  "reason.catalogue.archived.text": "Restore it before you assign it to people.",
  "reason.catalogue.in-use": "This entry has been used",
  "reason.catalogue.in-use.text": "Archive it instead. Its history is kept.",
  "reason.catalogue.too-many": "Too many entries",
  "reason.catalogue.too-many.text": "A catalog has at most {most} entries. Remove unused ones.",
} as const satisfies Catalogue & Readonly<Record<`reason.${CatalogueCode}`, string>>;
