import { collections, list } from "@rollcall/core";
import type { Database } from "../compose/database.ts";
import { type Finding, weak } from "../settings/finding.ts";

const failedRows = collections.find(({ name }) => name === "failed_rows");
if (failedRows === undefined) throw new TypeError("the collection of failed rows is missing");

const givenUp = list(failedRows, "givenUp", 1, ["work"]);

/** The maximum number of rows that are counted. */
const limit = 10_000;

/** Reports rows whose jobs have failed so often that they are retried only once a day. The tables must be up to date. */
export async function checkFailures(database: Database): Promise<readonly Finding[]> {
  const store = await database.createStore();
  try {
    await store.open(database.collections);
    const [rows] = await store.transaction("read", (tx) => tx.read([givenUp({ equal: [true], limit })]));
    if (rows.length === 0) return [];
    const works = [...new Set(rows.map(({ work }) => `\`${String(work)}\``))].join(", ");
    const message = `${rows.length} ${rows.length === 1 ? "row fails" : "rows fail"} each time: ${works}`;
    return [weak("jobs", message, "look for the errors in the log, then update Rollcall or correct your own code")];
  } finally {
    await store.close();
  }
}
