import { collections, getMany, list, type Store } from "@rollcall/core";

const people = collections.find(({ name }) => name === "people");
if (people === undefined) throw new TypeError("the people collection is missing");

const firstPerson = list(people, "name", 0, ["organizationId"]);
const byHostUser = getMany(people, ["organizationId", "hostUserId"], ["organizationId"]);

/** Sorts after every name and id. */
const last = "\u{10ffff}";

/** The organizations a host user belongs to. The same host id may identify different people in them. */
export async function organizationsOf(store: Store, hostUserId: string): Promise<readonly string[]> {
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
