import { countGivenUp, StoreIncompatible, StoreOutdated } from "@rollcall/core";
import type { Database } from "../compose/database.ts";
import { type Finding, missing, weak } from "../settings/finding.ts";

/**
 * Reports rows whose jobs have failed so often that they are retried only once a day. The tables must be up to date: reports if another
 * process has migrated them to a newer version since that was checked.
 */
export async function checkFailures(
  database: Pick<Database, "label" | "collections" | "createStore">,
): Promise<readonly Finding[]> {
  const store = await database.createStore();
  try {
    await store.open(database.collections);
    const counts = await countGivenUp(store);
    if (counts.size === 0) return [];
    const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const works = [...counts.keys()].map((work) => `\`${work}\``).join(", ");
    const message = `${rows} ${rows === 1 ? "row fails" : "rows fail"} each time: ${works}`;
    return [weak("jobs", message, "look for the errors in the log, then update Rollcall or correct your own code")];
  } catch (error) {
    if (!(error instanceof StoreIncompatible || error instanceof StoreOutdated)) throw error;
    const message = `${database.label}: another process has migrated it in the meantime`;
    return [missing("database", message, "run `rollcall doctor` of the version that migrated it")];
  } finally {
    await store.close();
  }
}
