import type { RollcallClient } from "@rollcall/core";

type ProfilesClient = RollcallClient["profiles"];
type Updated = Awaited<ReturnType<ProfilesClient["update"]>>;

/** The profile of a person: the groups and fields that the caller may read (A11, Q32). */
export type ProfileView = Updated["profile"];

/** One of the six groups (A11). */
export type ProfileGroup = ProfileView["groups"][number];

/** One field of a profile, with its value and who changed it last. */
export type ProfileField = ProfileGroup["fields"][number];

/** What a field holds; null is nothing. */
export type FieldValue = ProfileField["value"];

/** A value that a change replaced though the caller had not seen it (Q31). */
export type Overwritten = Updated["overwrote"][number];

/** One page of the changes of a field. */
export type ChangesPage = Awaited<ReturnType<ProfilesClient["listChanges"]>>;

/** One change of a field: what was, what came, by whom and where. */
export type FieldChange = ChangesPage["rows"][number];

/** Values by field. */
export type FieldValues = Parameters<ProfilesClient["update"]>[0]["set"];

/** Where a profile comes from and goes to: a scheduler's view of somebody, or a worker's own. */
export interface ProfileSource {
  /** The profile as it shows; `undefined` until it does. */
  readonly profile: ProfileView | undefined;
  /** Sets fields; `seen` are the numbers of those fields that the caller knew. */
  update(set: FieldValues, seen: Readonly<Record<string, number>>): Promise<Updated>;
  /** The changes of a field, newest first; `before` is the `next` of the page that came before. */
  listChanges(field: string, before?: string): Promise<ChangesPage>;
  /** Sets a field to what it held before a change. */
  restore(field: string, number: number): Promise<{ readonly profile: ProfileView }>;
  /** Shows a profile that a command answered with. */
  show(profile: ProfileView): void;
}
