import { chain } from "../kernel/platform/awaitable.ts";
import { givenUpRows } from "../kernel/queues/failed-rows.ts";
import { list } from "../kernel/store/query.ts";
import type { Store } from "../kernel/store/store.ts";
import { unsealedTopics } from "../kernel/journal/unsealed-topics.ts";
import { outbox } from "../mail/outbox.ts";

/** The length of the queues in the store, the same for all processes on it. 10,000 means that or more. */
export interface QueueDepths {
  /** Emails to be sent, including those that wait for another attempt. */
  readonly mail: number;
  /** Topics whose latest history is not sealed yet. */
  readonly journal: number;
  /** Rows whose work in jobs failed so often that it is tried only once a day. */
  readonly failures: number;
}

const limit = 10_000;
const openMails = list(outbox, "due", 1, ["id"]);
const topicsToSeal = list(unsealedTopics, "key", 0, ["topic"]);

/** Reads the length of the queues. */
export const queueDepths = async (store: Store): Promise<QueueDepths> =>
  store.transaction("read", (tx) =>
    chain(
      tx.read([
        openMails({ equal: [true], limit }),
        topicsToSeal({ equal: [], limit }),
        givenUpRows({ equal: [true], limit }),
      ]),
      ([mails, topics, rows]): QueueDepths => ({ mail: mails.length, journal: topics.length, failures: rows.length }),
    ),
  );
