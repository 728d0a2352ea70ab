import type { Person } from "../people/collection.ts";
import type { ProfileSettings } from "../ports/profile-fields.ts";
import type { Reader } from "./view.ts";

/** A worker reading their own profile. Only their own name is included (P43). */
export const ownReader = ({ id, name, email }: Person, settings: ProfileSettings) =>
  ({ as: "worker", settings, names: new Map([[id, name === "" ? email : name]]) }) satisfies Reader;
