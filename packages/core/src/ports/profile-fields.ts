import type { z } from "zod";

/** The six groups of a profile (A11). */
export const profileGroups = ["details", "compensation", "skills", "certifications", "hours", "restrictions"] as const;

/** One of the six groups of a profile (A11). */
export type ProfileGroup = (typeof profileGroups)[number];

/** The kinds of profile fields: how a value is validated and edited. */
export const fieldKinds = [
  "text",
  "phone",
  "multiline",
  "number",
  "money",
  "date",
  "choice",
  "boolean",
  "time-zone",
  "list",
] as const;

/** The kind of a profile field. */
export type FieldKind = (typeof fieldKinds)[number];

/** What the worker whose profile it is may do with a field. */
export const workerAccesses = ["none", "read", "write"] as const;

/** What the worker whose profile it is may do with a field. */
export type WorkerAccess = (typeof workerAccesses)[number];

/** A built-in profile field or one of the host's. */
export interface KnownField {
  readonly name: string;
  readonly group: ProfileGroup;
  readonly kind: FieldKind;
  /** Null for built-in fields, which have translated labels. */
  readonly label: string | null;
  readonly choices: readonly string[] | undefined;
  readonly worker: WorkerAccess;
  /** The schema of a value. */
  readonly schema: z.ZodType;
}

/** The fields of every profile by name, in display order. */
export interface ProfileSettings {
  readonly fields: ReadonlyMap<string, KnownField>;
}
