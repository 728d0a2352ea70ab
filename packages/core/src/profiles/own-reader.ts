import type { Person } from "../people/collection.ts";
import type { ProfileSettings } from "../ports/profile-fields.ts";
import type { Reader } from "./view.ts";

/** A worker who reads their own profile: they know nobody's name but their own (P43). */
export const ownReader = ({ id, name, email }: Person, settings: ProfileSettings) =>
  ({ as: "worker", settings, names: new Map([[id, name === "" ? email : name]]) }) satisfies Reader;
