import { collection, integer, json, type RowIn, text } from "../kernel/collection.ts";
import type { Via } from "../kernel/journal.ts";
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
});

/** A row of profiles. */
export type Profile = RowIn<typeof profiles>;

/** Somebody's profile. */
export const profileOf = get(profiles);

/** What a field holds. A row is data: what every object has is no field of it. */
export const heldIn = (profile: Profile | undefined, name: string): HeldField | undefined =>
  profile !== undefined && Object.hasOwn(profile.fields, name) ? profile.fields[name] : undefined;
