import { z } from "zod";
import { displayName, note, timeZone } from "../kernel/values/fields.ts";
import { builtInFields } from "./built-in-fields.ts";
import { colleaguesField } from "./colleagues.ts";
import {
  type FieldKind,
  fieldKinds,
  type KnownField,
  type ProfileGroup,
  profileGroups,
  type ProfileSettings,
  workerAccesses,
} from "../ports/profile-fields.ts";
import type { ProfileField } from "./profile-field.ts";
import { distinct, line, money, phone, type ProfileValue } from "./values.ts";

/** The host's options for profiles. */
export interface ProfileOptions {
  /** The host's own fields on people, at most 50, shown after the built-in ones (X26). */
  readonly fields?: readonly ProfileField[];
  /** Whether workers read fields managed by their scheduler. Both default to `false` (Q32). */
  readonly workerReads?: { readonly compensation?: boolean; readonly restrictions?: boolean };
}

/** The maximum number of fields a host can declare. */
export const maxHostFields = 50;

/**
 * The profile fields: built-in ones and the host's own.
 * @throws {TypeError} names the invalid field and the problem
 */
export function createProfileFields({ fields = [], workerReads = {} }: ProfileOptions = {}): ProfileSettings {
  if (fields.length > maxHostFields)
    throw new TypeError(`\`profile.fields\` can have at most ${maxHostFields} entries`);
  const reads: Partial<Record<ProfileGroup, boolean | undefined>> = {
    compensation: workerReads.compensation,
    restrictions: workerReads.restrictions,
  };
  const known = new Map<string, KnownField>();
  for (const field of builtInFields) {
    const isRead = reads[field.group] === true && field.name !== colleaguesField;
    known.set(field.name, isRead ? { ...field, worker: "read" } : field);
  }
  for (const field of fields) {
    const own = toKnownField(field);
    if (known.has(own.name)) throw new TypeError(`two profile fields are named \`${own.name}\``);
    known.set(own.name, own);
  }
  return { fields: known };
}

const oneOf = (values: readonly string[]): string => `one of ${values.map((value) => `\`${value}\``).join(", ")}`;

/** What people have besides a profile, and what every object has: a field with such a name would be confused with it. */
const isTaken = (name: string): boolean => ["name", "email", "hostUserId"].includes(name) || name in {};

const declared = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-zA-Z0-9]{0,39}$/, "a lowercase letter, then letters and digits, at most 40")
    .refine((name) => !isTaken(name), "a name that is not taken"),
  group: z.enum(profileGroups, oneOf(profileGroups)),
  label: displayName,
  kind: z.enum(fieldKinds, oneOf(fieldKinds)),
  choices: z.array(displayName).min(1, "1 to 100 choices").max(100, "1 to 100 choices").optional(),
  worker: z.enum(workerAccesses, oneOf(workerAccesses)).default("none"),
});

function toKnownField(field: ProfileField): KnownField {
  const called = `the profile field \`${String((field as Partial<ProfileField> | undefined)?.name)}\``;
  const { data, error } = declared.safeParse(field);
  if (data === undefined) {
    const [issue] = error.issues;
    throw new TypeError(`${called}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
  }
  const { choices = [] } = data;
  if ((data.kind === "choice") !== (data.choices !== undefined)) {
    throw new TypeError(`${called}: choices: required for the kind \`choice\`, and only allowed there`);
  }
  if (new Set(choices).size < choices.length) throw new TypeError(`${called}: choices: no duplicates`);
  return { ...data, choices: data.choices, schema: schemas[data.kind](choices) };
}

/** The schema for values of a host's field. */
const schemas: Readonly<Record<FieldKind, (choices: readonly string[]) => z.ZodType<ProfileValue>>> = {
  text: () => line(200),
  phone: () => phone,
  multiline: () => note,
  number: () => z.number().min(-1e12).max(1e12),
  money: () => money,
  date: () => z.iso.date("a day, such as 2027-01-31"),
  choice: (choices) => z.enum(choices, oneOf(choices)),
  boolean: () => z.boolean(),
  "time-zone": () => timeZone,
  list: () => distinct(displayName, 100, (item) => item),
};
