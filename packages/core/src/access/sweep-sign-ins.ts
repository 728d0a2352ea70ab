import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { remove } from "../kernel/store/change.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import type { Store, Transaction } from "../kernel/store/store.ts";
import { devicesByEnd, sessions, sessionsByEnd, trustedDevices } from "./collection.ts";

/** The maximum number of each deleted per transaction, so that other writes don't wait long. */
const maxAtOnce = 500;

/**
 * Deletes expired sessions and trusted devices.
 * @returns how many
 */
export async function sweepSignIns(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const gone = await retryRaces(() => store.transaction("write", (tx) => sweepSome(tx, now)));
    swept += gone;
    if (gone < maxAtOnce) return swept;
  }
}

const sweepSome = (tx: Transaction, now: number): Awaitable<number> => {
  const first = { equal: [], limit: maxAtOnce };
  return chain(tx.read([sessionsByEnd(first), devicesByEnd(first)]), ([open, devices]) => {
    const isOver = ({ expiresAt }: { readonly expiresAt: number }) => expiresAt <= now;
    const changes = [
      ...open.filter(isOver).map(({ id }) => remove(sessions, [id])),
      ...devices.filter(isOver).map(({ id }) => remove(trustedDevices, [id])),
    ];
    return chain(changes.length === 0 ? undefined : tx.write(changes), () => changes.length);
  });
};
