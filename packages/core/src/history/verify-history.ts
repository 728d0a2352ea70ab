import type { Digest } from "../ports/digest.ts";
import type { Store } from "../kernel/store.ts";
import type { SealHead } from "./seal-history.ts";
import type { Finding } from "./verify/finding.ts";
import { topicsOf } from "./verify/topics.ts";
import { verifyChain } from "./verify/verify-chain.ts";
import { verifyTopic } from "./verify/verify-topic.ts";

/** The most findings that a report holds. */
export const maxFindings = 1000;

/** What a comparison of history with its seals has found. */
export interface HistoryReport {
  /** How many rows are as they were sealed. */
  readonly sealed: number;
  /** How many rows nothing covers yet. */
  readonly unsealed: number;
  /** Where the chain of seals ends. */
  readonly head: SealHead;
  /** What was tampered with, or lost; at most 1,000. Empty: all is as it was sealed. */
  readonly findings: readonly Finding[];
}

/**
 * Compares all history with its seals, page by page, beside the work that goes on. Finds rows that were changed, inserted,
 * moved or removed, a cut tail, a chain that does not hold, and, given a head that was kept elsewhere, one that was
 * made anew (X8).
 * @param store what holds the journal
 * @param digest what makes digests
 * @param kept what `sealHistory` answered at some time
 */
export async function verifyHistory(store: Store, digest: Digest, kept?: SealHead): Promise<HistoryReport> {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    if (findings.length < maxFindings) findings.push(finding);
  };
  const head = await verifyChain(store, digest, kept, report);
  let sealed = 0;
  let unsealed = 0;
  for await (const topics of inBatches(topicsOf(store))) {
    for (const found of await Promise.all(topics.map((topic) => verifyTopic(store, digest, topic)))) {
      sealed += found.sealed;
      unsealed += found.unsealed;
      found.findings.forEach(report);
    }
  }
  return { sealed, unsealed, head, findings };
}

/** So many topics are compared at once: most are short, and their digests are made beside each other. */
const atOnce = 16;

async function* inBatches(topics: AsyncIterable<string>): AsyncGenerator<readonly string[], void, void> {
  let batch: string[] = [];
  for await (const topic of topics) {
    batch.push(topic);
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
