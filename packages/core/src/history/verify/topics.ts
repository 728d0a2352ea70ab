import { journal, journalOfTopic } from "../../kernel/journal/journal.ts";
import { list } from "../../kernel/store/query.ts";
import { organizations } from "../../organizations/collection.ts";
import { people } from "../../people/collection.ts";
import type { Store, Transaction } from "../../kernel/store/store.ts";
import { schedules } from "../../schedules/collection.ts";
import { sealsByTopic, sealsOfTopic } from "../seals.ts";

const journalTopics = list(journal, "key", 0, ["topic"]);
const summaries = [
  list(schedules, "key", 0, ["id", "number"]),
  list(organizations, "key", 0, ["id", "number"]),
  list(people, "key", 0, ["id", "number"]),
];

const pageSize = 200;
const last = Number.MAX_SAFE_INTEGER;

/**
 * Iterates once over every topic that has or should have history, a page at a time: topics with journal rows, with seals but no rows, and
 * with a sequence number but neither.
 */
export async function* topicsOf(store: Store): AsyncGenerator<string, void, void> {
  for (let after: string | undefined; ;) {
    const found = await store.transaction("read", (tx) => someTopics(tx, after));
    yield* found;
    if (found.length < pageSize) break;
    after = found.at(-1);
  }
  for (let after: string | undefined; ;) {
    const [[seal]] = await store.transaction("read", (tx) =>
      tx.read([sealsByTopic({ equal: [], after: after === undefined ? undefined : [after, last, last], limit: 1 })]),
    );
    if (seal === undefined) break;
    after = seal.topic;
    if (!(await hasRows(store, after))) yield after;
  }
  for (const page of summaries) yield* silent(store, page);
}

/** Reads the next topics with rows, skipping from topic to topic. */
async function someTopics(tx: Transaction, behind: string | undefined): Promise<readonly string[]> {
  const topics: string[] = [];
  for (let after = behind; topics.length < pageSize; after = topics.at(-1)) {
    const read = { equal: [], after: after === undefined ? undefined : [after, last], limit: 1 };
    const [[row]] = await tx.read([journalTopics(read)]);
    if (row === undefined) break;
    topics.push(row.topic);
  }
  return topics;
}

async function hasRows(store: Store, topic: string): Promise<boolean> {
  const [rows] = await store.transaction("read", (tx) => tx.read([journalOfTopic({ equal: [topic], limit: 1 })]));
  return rows.length > 0;
}

/** Topics with a sequence number above 0 but no row and no seal. */
async function* silent(store: Store, page: (typeof summaries)[number]): AsyncGenerator<string, void, void> {
  for (let after: string | undefined; ;) {
    const window = { equal: [], after: after === undefined ? undefined : [after], limit: pageSize };
    const found = await store.transaction("read", async (tx) => {
      const [rows] = await tx.read([page(window)]);
      const moved = rows.filter(({ number }) => number > 0);
      const journals = await tx.read(moved.map(({ id }) => journalOfTopic({ equal: [id], limit: 1 })));
      const sealed = await tx.read(moved.map(({ id }) => sealsOfTopic({ equal: [id], limit: 1 })));
      const gone = moved.filter((_, i) => journals[i]?.length === 0 && sealed[i]?.length === 0);
      return { ids: gone.map(({ id }) => id), end: rows.length < pageSize, last: rows.at(-1)?.id };
    });
    yield* found.ids;
    if (found.end) return;
    after = found.last;
  }
}
