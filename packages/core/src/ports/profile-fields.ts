import type { z } from "zod";

/** The six groups of a profile (A11). */
export const profileGroups = ["details", "compensation", "skills", "certifications", "hours", "restrictions"] as const;

/** One of the six groups of a profile (A11). */
export type ProfileGroup = (typeof profileGroups)[number];

/** What sort of value a field holds: how it is checked, and how a screen asks for it. */
export const fieldKinds = [
  "text",
  "phone",
  "multiline",
  "number",
  "money",
  "date",
  "choice",
  "boolean",
  "list",
] as const;

/** What sort of value a field holds. */
export type FieldKind = (typeof fieldKinds)[number];

/** What the worker whose profile it is may do with a field. */
export const workerAccesses = ["none", "read", "write"] as const;

/** What the worker whose profile it is may do with a field. */
export type WorkerAccess = (typeof workerAccesses)[number];

/** A field of a profile, built in or the host's. */
export interface KnownField {
  readonly name: string;
  readonly group: ProfileGroup;
  readonly kind: FieldKind;
  /** Null for what is built in: its words are the screen's. */
  readonly label: string | null;
  readonly choices: readonly string[] | undefined;
  readonly worker: WorkerAccess;
  /** What a value must be. */
  readonly schema: z.ZodType;
}

/** The fields of every profile by name, in the order in which they are shown: what a host has a say in. */
export interface ProfileSettings {
  readonly fields: ReadonlyMap<string, KnownField>;
}
