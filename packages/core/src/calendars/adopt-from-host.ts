import { RollcallError } from "../contract/rollcall-error.ts";
import { list } from "../kernel/query.ts";
import { people } from "../people/collection.ts";
import { mayBeAdopted } from "./adopt-calendar.ts";
import { askHost } from "./ask-calendar.ts";
import type { RefreshParts } from "./refresh-due.ts";

/** How many people one call looks at. */
const maxLookedAt = 200;

const everybody = list(people, "key", 0);

/**
 * Asks the host for the calendars of people who have none, 200 people a call, one after another and over again: a host
 * that holds its users' calendars need tell nobody of them (Q52).
 * @returns a call that answers how many were taken over
 */
export function adoptingFromHost(parts: RefreshParts): () => Promise<number> {
  let after: string | undefined;
  return async () => {
    if (parts.hostCalendars === undefined) return 0;
    const page = everybody({ equal: [], limit: maxLookedAt, after: after === undefined ? undefined : [after] });
    const [rows] = await parts.store.transaction("read", (tx) => tx.read([page]));
    after = rows.length < maxLookedAt ? undefined : rows.at(-1)?.id;
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
        // They have connected one themselves meanwhile.
        if (!(error instanceof RollcallError && error.kind === "hidden")) throw error;
      }
    }
    return adopted;
  };
}
