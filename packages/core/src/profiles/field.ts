import type { z } from "zod";
import type { ProfileValue } from "./values.ts";

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

/** A field that a host declares on people (X26). */
export interface ProfileField {
  /** What it is called in requests: a letter, then letters and digits, 40 at most; never changed, or what is kept is lost. */
  readonly name: string;
  readonly group: ProfileGroup;
  /** What people read. */
  readonly label: string;
  readonly kind: FieldKind;
  /** What may be chosen, 1 to 100; for the kind `choice`, and for no other. */
  readonly choices?: readonly string[];
  /** `none` if left out: only schedulers and organization admins see it. */
  readonly worker?: WorkerAccess;
}

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
  readonly schema: z.ZodType<ProfileValue>;
}
