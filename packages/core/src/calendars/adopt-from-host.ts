import { RollcallError } from "../contract/rollcall-error.ts";
import { list } from "../kernel/query.ts";
import { people } from "../people/collection.ts";
import { mayBeAdopted } from "./adopt-calendar.ts";
import { askHost } from "./ask-calendar.ts";
import type { Store } from "../kernel/store.ts";
import type { RefreshParts } from "./refresh-due.ts";

/** How many people one call looks at. */
const maxLookedAt = 200;

const everyone = list(people, "key", 0);

/** Where the next call on a store begins. */
const cursors = new WeakMap<Store, string>();

/**
 * Asks the host for the calendars of people who have none, 200 people a call, in turns (Q52).
 * @returns how many calendars were connected
 */
export async function adoptFromHost(parts: RefreshParts): Promise<number> {
  if (parts.hostCalendars === undefined) return 0;
  const after = cursors.get(parts.store);
  const page = everyone({ equal: [], limit: maxLookedAt, after: after === undefined ? undefined : [after] });
  const [rows] = await parts.store.transaction("read", (tx) => tx.read([page]));
  const last = rows.length < maxLookedAt ? undefined : rows.at(-1);
  if (last === undefined) cursors.delete(parts.store);
  else cursors.set(parts.store, last.id);
  let adopted = 0;
  for (const person of rows.filter(mayBeAdopted)) {
    const { id: personId, organizationId, hostUserId } = person;
    if (hostUserId === null) continue;
    const reading = await askHost(parts, { organizationId, hostUserId });
    if (reading?.status !== "read") continue;
    try {
      await parts.run("calendars.adopt", { personId, reading });
      adopted++;
    } catch (error) {
      // They have connected one themselves in the meantime.
      if (!(error instanceof RollcallError && error.kind === "hidden")) throw error;
    }
  }
  return adopted;
}
