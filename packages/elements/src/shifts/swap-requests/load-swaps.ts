import type { ListSwapsOutput, RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";

/** A swap with names, and why it can't be approved, if it is waiting for approval. */
export type ListedSwap = ListSwapsOutput["rows"][number] & { readonly blocking: readonly Reason[] };

/** The pending swaps of a schedule. */
export interface ShownSwaps {
  readonly rows: readonly ListedSwap[];
  readonly number: number;
}

/** Loads the pending swaps, those waiting for approval first, each with the reasons against it. */
export async function loadSwaps(client: RollcallClient, scheduleId: string, signal: AbortSignal): Promise<ShownSwaps> {
  const { rows, number } = await client.swaps.list({ scheduleId }, { signal });
  const waiting = rows.filter(({ state }) => state === "agreed");
  const others = rows.filter(({ state }) => state !== "agreed");
  const decisions = await Promise.all(
    waiting.map(({ swapId }) => client.swaps.decide.check({ scheduleId, swapId, approve: true }, { signal })),
  );
  return {
    rows: [
      ...waiting.map((swap, at) => ({ ...swap, blocking: decisions[at]?.reasons ?? [] })),
      ...others.map((swap) => ({ ...swap, blocking: [] })),
    ],
    number,
  };
}
