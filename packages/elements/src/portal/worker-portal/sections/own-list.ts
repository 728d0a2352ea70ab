import type { RollcallClient } from "@rollcall/core";
import type { ListItem } from "../portal-wire.ts";

/** The list that is built into a group of the caller's own profile; empty where nothing is in it. */
export async function ownList<T extends ListItem>(
  client: RollcallClient,
  list: { readonly group: "skills" | "certifications"; readonly is: (item: ListItem) => item is T },
  signal: AbortSignal,
): Promise<readonly T[]> {
  const { profile } = await client.portal.getProfile({}, { signal });
  const { group, is } = list;
  const field = profile.groups.find((one) => one.group === group)?.fields.find(({ name }) => name === group);
  return Array.isArray(field?.value) ? field.value.filter(is) : [];
}
