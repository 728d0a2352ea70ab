import { type Actor, collections, getMany, type Store } from "@rollcall/core";
import { onlyOrganization, unknownUser } from "../grant-admin/organizations-of.ts";

const people = collections.find(({ name }) => name === "people");
if (people === undefined) throw new TypeError("the people collection is missing");

const byHostUser = getMany(
  people,
  ["organizationId", "hostUserId"],
  ["id", "affiliation", "organizationRole", "state"],
);

/**
 * A host user as the caller of operations, with their current role.
 * @throws {CliError} the user is unknown or deactivated, or belongs to several organizations and none was specified
 */
export async function actingUser(store: Store, hostUserId: string, organization: string | undefined): Promise<Actor> {
  const organizationId = organization ?? (await onlyOrganization(store, hostUserId));
  const asked = byHostUser([[organizationId, hostUserId]]);
  const [[row]] = await store.transaction("read", (transaction) => transaction.read([asked]));
  if (row?.state !== "active") throw unknownUser(hostUserId, ` in \`${organizationId}\``);
  return {
    organizationId,
    personId: String(row.id),
    affiliation: row.affiliation === "external" ? "external" : "internal",
    organizationRole: row.organizationRole as Actor["organizationRole"],
  };
}
