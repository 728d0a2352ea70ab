import { type Awaitable, chain } from "../kernel/awaitable.ts";
import { remove } from "../kernel/change.ts";
import { retryRaces } from "../kernel/retry-races.ts";
import type { Store, Transaction } from "../ports/store.ts";
import { eraseValues, maxErased, valuesToErase } from "./erase-history.ts";
import { erasuresPending, pendingErasures } from "./pending-erasures.ts";

/**
 * Erases what was left of people with more personal values than one transaction erases.
 * @returns how many values went
 */
export async function sweepErasures(store: Store): Promise<number> {
  let erased = 0;
  for (;;) {
    const gone = await retryRaces(() => store.transaction("write", eraseSome));
    if (gone === undefined) return erased;
    erased += gone;
  }
}

/** How many values of the first person went; nothing if nobody is left. */
const eraseSome = (tx: Transaction): Awaitable<number | undefined> =>
  chain(tx.read([erasuresPending({ equal: [], limit: 1 })]), ([[first]]) => {
    if (first === undefined) return undefined;
    return chain(tx.read([valuesToErase(first.personId)]), ([held]) => {
      const done = held.length < maxErased ? [remove(pendingErasures, [first.personId])] : [];
      return chain(tx.write([...eraseValues(held), ...done]), () => held.length);
    });
  });
