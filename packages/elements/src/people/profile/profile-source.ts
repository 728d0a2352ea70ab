import type {
  ProfileFieldView,
  ProfileView,
  RollcallClient,
  UpdateProfileInput,
  UpdateProfileOutput,
} from "@rollcall/core";

/** The value of a field; `null` if empty. */
export type FieldValue = ProfileFieldView["value"];

/** Where an editor reads and writes a profile: a scheduler's view of a person, or a worker's own. */
export interface ProfileSource {
  /** The profile that shows; `undefined` while it loads. */
  readonly profile: () => ProfileView | undefined;
  /** Sets fields. `seen` are the sequence numbers of the values that the caller saw. */
  readonly update: (
    client: RollcallClient,
    set: UpdateProfileInput["set"],
    seen: Readonly<Record<string, number>>,
  ) => Promise<UpdateProfileOutput>;
  /** Restores the value that a field had before a change. */
  readonly restore: (
    client: RollcallClient,
    field: string,
    number: number,
  ) => Promise<{ readonly profile: ProfileView }>;
  /** Shows the profile that a command returned. */
  readonly show: (profile: ProfileView) => void;
}

/** A field by its name. */
export const fieldOf = (profile: ProfileView | undefined, name: string): ProfileFieldView | undefined =>
  profile?.groups.flatMap(({ fields }) => fields).find((field) => field.name === name);

const nameParts: ReadonlySet<string> = new Set(["firstName", "lastName"]);

/**
 * The fields of a group, with first and last name merged into one if the host sends only a full name: "not set" would be
 * wrong for them (Q51).
 */
export function withFullName(fields: readonly ProfileFieldView[], name: string): readonly ProfileFieldView[] {
  const [first, ...others] = fields.filter((field) => nameParts.has(field.name));
  const isMissing = [first, ...others].every((field) => field?.writable === false && field.value === null);
  if (first === undefined || !isMissing || name === "") return fields;
  return [{ ...first, name: "name", value: name }, ...fields.filter((field) => !nameParts.has(field.name))];
}
