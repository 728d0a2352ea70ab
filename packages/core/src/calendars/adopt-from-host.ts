import { unlessTakenOver } from "../kernel/queues/due-rows.ts";
import { list } from "../kernel/store/query.ts";
import { doEach } from "../kernel/queues/work-through.ts";
import { people, type Person } from "../people/collection.ts";
import { canBeAdopted } from "./adopt-calendar.ts";
import { readFromHost } from "./read-calendar.ts";
import type { Store } from "../kernel/store/store.ts";
import type { RefreshParts } from "./refresh-due.ts";

/** The number of people one call checks. */
const pageSize = 200;

const everyone = list(people, "key", 0);

/** Where the next call on each store continues. */
const cursors = new WeakMap<Store, string>();

/**
 * Asks the host for the calendars of people without one, 200 people per call, and starts over at the end (Q52).
 * @returns the number of connected calendars
 * @throws {RollcallError} why one could not be connected, after all others are done
 */
export async function adoptFromHost(parts: RefreshParts): Promise<number> {
  if (parts.hostCalendars === undefined) return 0;
  const after = cursors.get(parts.store);
  const page = everyone({ equal: [], limit: pageSize, after: after === undefined ? undefined : [after] });
  const [rows] = await parts.store.transaction("read", (tx) => tx.read([page]));
  const last = rows.length < pageSize ? undefined : rows.at(-1);
  if (last === undefined) cursors.delete(parts.store);
  else cursors.set(parts.store, last.id);
  let adopted = 0;
  const adopt = async ({ id: personId, organizationId, hostUserId }: Person): Promise<void> => {
    if (hostUserId === null) return;
    const reading = await readFromHost(parts, { organizationId, hostUserId });
    if (reading?.status !== "read") return;
    // They may have connected one themselves in the meantime.
    if ((await unlessTakenOver(() => parts.run("calendars.adopt", { personId, reading }))) !== undefined) adopted++;
  };
  await doEach(rows.filter(canBeAdopted).map((person) => () => adopt(person)));
  return adopted;
}
