import {
  collection,
  integer,
  json,
  type MergeContext,
  type MergedRow,
  type RowIn,
  text,
} from "../kernel/collection.ts";
import type { Via } from "../identity/via.ts";
import { get } from "../kernel/query.ts";
import type { ProfileValue } from "./values.ts";

/** What a field holds, and who gave it to it when. A field that nobody has touched is not there. */
export interface HeldField {
  /** Null once it has been cleared. */
  readonly value: ProfileValue | null;
  /** The person's running number at that change. */
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Who. */
  readonly by: string;
  readonly via: Via;
}

/** What is known of a person besides their name and address, one row a person, made with the first value (A10). */
export const profiles = collection("profiles", {
  fields: {
    personId: text(),
    fields: json<Readonly<Record<string, HeldField>>>(),
    /** The worker has taken note of what others changed up to this running number of theirs (X12). */
    noticed: integer(),
  },
  key: ["personId"],
  references: { personId: "people" },
  personal: [{ subject: "personId", erase: "remove", merge: mergeProfiles, export: "view" }],
});

/** A row of profiles. */
export type Profile = RowIn<typeof profiles>;

/** Somebody's profile. */
export const profileOf = get(profiles);

/** What a field holds. A row is data: what every object has is no field of it. */
export const heldIn = (profile: Profile | undefined, name: string): HeldField | undefined =>
  profile !== undefined && Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;

/** What history calls a field of a profile, so that none is taken for a column of the person. */
export const profilePrefix = "profile.";

/** A value of a profile as history keeps it: JSON. */
export const toKeptValue = (value: ProfileValue | null | undefined): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

interface ProfileRow {
  readonly personId: string;
  readonly fields: Readonly<Record<string, HeldField>>;
  readonly noticed: number;
}

/** The profile of a person who turns out to be another one: for each field, the latest value counts (A67). */
function mergeProfiles(from: ProfileRow, into: ProfileRow | undefined, context: MergeContext): MergedRow<ProfileRow> {
  const { into: personId, number } = context;
  const newer = Object.entries(from.fields).filter(([field, { at }]) => at >= (heldIn(into, field)?.at ?? 0));
  const taken = newer.map(([field, held]): [string, HeldField] => [
    field,
    { ...held, number, by: held.by === context.from ? personId : held.by },
  ]);
  return {
    row: { personId, noticed: 0, ...into, fields: { ...into?.fields, ...Object.fromEntries(taken) } },
    personal: newer.map(([field, { value }]) => ({
      field: `${profilePrefix}${field}`,
      before: toKeptValue(heldIn(into, field)?.value),
      after: toKeptValue(value),
    })),
  };
}
