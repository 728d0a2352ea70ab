import { type Store, update } from "@rollcall/core";
import { shipById, ships } from "../../crew.fixture.ts";

/** Adds one to the crew of a ship, with something in between. */
export const addOne = async (to: Store, id = "s1", between: () => unknown = () => undefined): Promise<void> =>
  to.transaction("write", async (transaction) => {
    const [ship] = await transaction.read([shipById(id)]);
    const before = ship?.crew ?? 0;
    await between();
    await transaction.write([update(ships, [id], { crew: before + 1 }, { crew: before })]);
  });

/** Starts an addition that has read the ship and waits. `go` lets it continue. */
export async function pausedAddition(
  to: Store,
  id: string,
): Promise<{ readonly ended: Promise<void>; readonly go: () => void }> {
  let go = (): void => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  let ended = Promise.resolve();
  await new Promise<void>((resolve) => {
    ended = addOne(to, id, () => {
      resolve();
      return gate;
    });
  });
  return { ended, go };
}

/** Lets another process change a ship in the middle of an addition, so that it conflicts. */
export async function meet(store: Store, other: Store, id = "s1"): Promise<void> {
  let isFirst = true;
  await addOne(store, id, async () => {
    if (isFirst) await addOne(other, id);
    isFirst = false;
  });
}
