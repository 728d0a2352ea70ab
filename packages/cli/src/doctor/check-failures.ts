import { countGivenUp } from "@rollcall/core";
import type { Database } from "../compose/database.ts";
import { type Finding, weak } from "../settings/finding.ts";

/** Reports rows whose jobs have failed so often that they are retried only once a day. The tables must be up to date. */
export async function checkFailures(database: Database): Promise<readonly Finding[]> {
  const store = await database.createStore();
  try {
    await store.open(database.collections);
    const counts = await countGivenUp(store);
    if (counts.size === 0) return [];
    const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const works = [...counts.keys()].map((work) => `\`${work}\``).join(", ");
    const message = `${rows} ${rows === 1 ? "row fails" : "rows fail"} each time: ${works}`;
    return [weak("jobs", message, "look for the errors in the log, then update Rollcall or correct your own code")];
  } finally {
    await store.close();
  }
}
