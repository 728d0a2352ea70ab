import { collections, getMany, list, type Store } from "@rollcall/core";
import { CliError } from "../cli-error.ts";

const people = collections.find(({ name }) => name === "people");
if (people === undefined) throw new TypeError("the people collection is missing");

const firstPerson = list(people, "name", 0, ["organizationId"]);
const byHostUser = getMany(people, ["organizationId", "hostUserId"], ["organizationId"]);

/** Sorts after every name and id. */
const last = "\u{10ffff}";

/** The organizations a host user belongs to. The same host id may identify different people in them. */
async function organizationsOf(store: Store, hostUserId: string): Promise<readonly string[]> {
  const all: string[] = [];
  for (;;) {
    const after = all.length === 0 ? undefined : [all.at(-1) ?? "", last, last];
    const next = firstPerson({ equal: [], limit: 1, after });
    const [[row]] = await store.transaction("read", (transaction) => transaction.read([next]));
    if (row === undefined) break;
    all.push(String(row.organizationId));
  }
  const theirs = byHostUser(all.map((organizationId) => [organizationId, hostUserId]));
  const [rows] = await store.transaction("read", (transaction) => transaction.read([theirs]));
  return rows.map((row) => String(row.organizationId));
}

/**
 * The only organization a host user belongs to.
 * @throws {CliError} the user is unknown, or belongs to several
 */
export async function onlyOrganization(store: Store, hostUserId: string): Promise<string> {
  const [organizationId, ...others] = await organizationsOf(store, hostUserId);
  if (organizationId === undefined) throw unknownUser(hostUserId);
  if (others.length === 0) return organizationId;
  const several = [organizationId, ...others].slice(0, 5).map((id) => `\`${id}\``);
  throw new CliError(
    2,
    `\`${hostUserId}\` belongs to ${others.length + 1} organizations (${several.join(", ")}): choose one with --organization`,
  );
}

/** The error for a host user who has never signed in. */
export const unknownUser = (hostUserId: string, where = "", cause?: unknown): CliError =>
  new CliError(
    1,
    `no active user with the host id \`${hostUserId}\` found${where}; the user must have signed in at least once`,
    {
      cause,
    },
  );
