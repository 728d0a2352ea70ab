import type { Digest } from "../../ports/digest.ts";
import type { Store } from "../../kernel/store/store.ts";
import { headOf } from "../digests.ts";
import type { SealHead } from "../seal-history.ts";
import { sealsInOrder } from "../seals.ts";
import type { Report } from "./finding.ts";

const pageSize = 50;

/** Verifies the chain of seals and returns its end. */
export async function verifyChain(
  store: Store,
  digest: Digest,
  earlier: SealHead | undefined,
  report: Report,
): Promise<SealHead> {
  let end: SealHead = { number: 0, head: "" };
  for (;;) {
    const after = [end.number];
    const [page] = await store.transaction("read", (tx) =>
      tx.read([sealsInOrder({ equal: [], after, limit: pageSize })]),
    );
    for (const seal of page) {
      const restrictions = (await headOf(digest, seal)) === seal.head;
      if (!restrictions || seal.number !== end.number + 1 || seal.previous !== end.head) {
        report({ kind: "chain-broken", topic: seal.topic, number: restrictions ? end.number + 1 : seal.number });
      }
      if (seal.number === earlier?.number && seal.head !== earlier.head) {
        report({ kind: "head-differs", topic: seal.topic, number: seal.number });
      }
      end = { number: seal.number, head: seal.head };
    }
    if (page.length < pageSize) break;
  }
  if (earlier !== undefined && earlier.number > end.number)
    report({ kind: "head-differs", topic: "", number: earlier.number });
  return end;
}
