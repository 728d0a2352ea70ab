import type { Digest } from "../ports/digest.ts";
import type { Store } from "../kernel/store/store.ts";
import type { SealHead } from "./seal-history.ts";
import type { Finding } from "./verify/finding.ts";
import { topicsOf } from "./verify/topics.ts";
import { verifyChain } from "./verify/verify-chain.ts";
import { verifyTopic } from "./verify/verify-topic.ts";

/** The maximum number of findings in a report. */
export const maxFindings = 1000;

/** The result of comparing history with its seals. */
export interface HistoryReport {
  /** The number of rows that match their seal. */
  readonly sealed: number;
  /** The number of rows not sealed yet. */
  readonly unsealed: number;
  /** The end of the chain of seals. */
  readonly head: SealHead;
  /** What was tampered with or lost; at most 1,000. Empty if everything matches. */
  readonly findings: readonly Finding[];
}

/**
 * Compares all history with its seals, page by page, while others write. Finds changed, inserted, moved and removed rows,
 * a truncated tail, a broken chain, and, given a head stored elsewhere, a rebuilt one (X8).
 * @param store the store with the journal
 * @param digest the digest function
 * @param earlier a head that `sealHistory` returned earlier
 */
export async function verifyHistory(store: Store, digest: Digest, earlier?: SealHead): Promise<HistoryReport> {
  const findings: Finding[] = [];
  const report = (finding: Finding): void => {
    if (findings.length < maxFindings) findings.push(finding);
  };
  const head = await verifyChain(store, digest, earlier, report);
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

/** The number of topics compared concurrently. Most are short, and their digests are computed in parallel. */
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
