import type { Colleague, ProfileValue } from "./values.ts";

/** The field with the people that a person must or can't work with. Workers never read it, whatever the host allows (Q60). */
export const colleaguesField = "colleagues";

/** The maximum number of people in that field. */
export const maxColleagues = 50;

type Fields<F> = Readonly<Record<string, F>>;

interface WithValue {
  readonly value: ProfileValue | null;
}

/** The entries of a value of that field. */
export const colleaguesIn = (value: ProfileValue | null | undefined): readonly Colleague[] =>
  Array.isArray(value) ? (value as readonly Colleague[]) : [];

/** The people named in a value of that field. */
export const mentionedIn = (value: ProfileValue | null | undefined): readonly string[] =>
  colleaguesIn(value).map(({ personId }) => personId);

/**
 * The fields of a profile after a person named there was erased or merged into another: their entry is removed or names the other person.
 * No one is named twice or in their own profile.
 */
export function fieldsWithout<F extends WithValue>(
  fields: Fields<F>,
  owner: string,
  { person, into }: { readonly person: string; readonly into: string | null },
): Fields<F> {
  const stored = Object.hasOwn(fields, colleaguesField) ? fields[colleaguesField] : undefined;
  if (stored === undefined) return fields;
  const before = colleaguesIn(stored.value);
  const renamed = before.flatMap((one): readonly Colleague[] => {
    const personId = one.personId === person ? into : one.personId;
    return personId === null || personId === owner ? [] : [{ ...one, personId }];
  });
  const after = [...new Map(renamed.map((one) => [one.personId, one])).values()];
  return { ...fields, [colleaguesField]: { ...stored, value: after.length === 0 ? null : after } };
}
