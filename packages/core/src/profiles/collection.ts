import {
  collection,
  integer,
  json,
  type MergeContext,
  type MergedRow,
  type RowIn,
  text,
} from "../kernel/store/collection.ts";
import type { Via } from "../identity/via.ts";
import { get, getMany } from "../kernel/store/query.ts";
import { fieldsWithout } from "./colleagues.ts";
import type { ProfileValue } from "./values.ts";

/** The value of a field and who set it when. Fields that were never set are missing. */
export interface StoredField {
  /** Null if it was cleared. */
  readonly value: ProfileValue | null;
  /** The person's sequence number at that change. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Who set it. */
  readonly by: string;
  readonly via: Via;
}

/** Profile data in addition to name and address. One row per person, created with the first value (A10). */
export const profiles = collection("profiles", {
  fields: {
    personId: text(),
    fields: json<Readonly<Record<string, StoredField>>>(),
    /** The worker has dismissed changes by others up to this sequence number (X12). */
    noticed: integer(),
  },
  key: ["personId"],
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: mergeProfiles, export: "view" }],
});

/** A row of profiles. */
export type Profile = RowIn<typeof profiles>;

/** The profile of a person. */
export const profileOf = get(profiles);

/** The profiles of several people. */
export const profilesOf = getMany(profiles);

/** The time zone of a person, if they have set one (Q57). */
export function timeZoneIn(profile: Profile | undefined): string | undefined {
  const value = storedFieldIn(profile, "timeZone")?.value;
  return typeof value === "string" ? value : undefined;
}

/** The value of a field. Own properties only: rows are data. */
export const storedFieldIn = (profile: Profile | undefined, name: string): StoredField | undefined =>
  profile !== undefined && Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;

/** The name of a profile field in history, distinct from the person's columns. */
export const profilePrefix = "profile.";

/** A profile value as stored in history: JSON. */
export const toKeptValue = (value: ProfileValue | null | undefined): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

interface ProfileRow {
  readonly personId: string;
  readonly fields: Readonly<Record<string, StoredField>>;
  readonly noticed: number;
}

/** Merges the profiles of two people who turn out to be one: the latest value of each field wins (A67). */
function mergeProfiles(from: ProfileRow, into: ProfileRow | undefined, context: MergeContext): MergedRow<ProfileRow> {
  const { into: personId, number } = context;
  const newer = Object.entries(from.fields).filter(([field, { at }]) => at >= (storedFieldIn(into, field)?.at ?? 0));
  const taken = newer.map(([field, stored]): [string, StoredField] => [
    field,
    { ...stored, number, by: stored.by === context.from ? personId : stored.by },
  ]);
  const person = { person: context.from, into: null };
  const fields = fieldsWithout({ ...into?.fields, ...Object.fromEntries(taken) }, personId, person);
  return {
    row: { personId, noticed: 0, ...into, fields },
    personal: newer.map(([field, { value }]) => ({
      field: `${profilePrefix}${field}`,
      before: toKeptValue(storedFieldIn(into, field)?.value),
      after: toKeptValue(value),
    })),
  };
}
