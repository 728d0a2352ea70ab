import type { ProfileField } from "./profile-view.ts";

const parts: ReadonlySet<string> = new Set(["firstName", "lastName"]);

/**
 * The fields of a group, with the name in one where the host keeps it whole and no parts of it are known: a first name that
 * is not set would be untrue of somebody who has one (Q51).
 */
export function withWholeName<F extends ProfileField>(fields: readonly F[], name: string): readonly F[] {
  const [first, ...others] = fields.filter((field) => parts.has(field.name));
  const isWhole = [first, ...others].every((field) => field?.writable === false && field.value === null);
  if (first === undefined || !isWhole || name === "") return fields;
  return [{ ...first, name: "name", value: name }, ...fields.filter((field) => !parts.has(field.name))];
}
