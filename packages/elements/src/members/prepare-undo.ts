import type { RollcallClient } from "@rollcall/core";
import { RollcallError } from "@rollcall/core/contract";
import { newKey } from "../ui/browser/new-key.ts";
import type { Toast } from "../ui/notices/toast.ts";

/** A member list whose changes can be undone. */
export interface UndoHost {
  readonly client: RollcallClient | undefined;
  readonly scheduleId: string;
  readonly schedule: { readonly number: number } | undefined;
  /** The id of the caller. */
  readonly myId: string | undefined;
  readonly toast: Pick<Toast, "hide">;
}

/** The maximum number of history entries that a bulk change creates. */
const maxEntries = 200;

/**
 * Prepares to undo a change that the caller is about to make. The returned function undoes its history entries, newest first, so that
 * members return with their role and settings if the rules allow it (X8). It throws `history.changed-since` if there are no entries. With
 * `personId`, it undoes only the newest entry about that member.
 * @param host the list
 * @param operation the name of the operation that makes the change
 */
export function prepareUndo(host: UndoHost, operation: string): (personId?: string) => Promise<void> {
  const { client, scheduleId, schedule, toast } = host;
  // Until this change is made, the button would undo the one before.
  toast.hide();
  return async (personId) => {
    if (client === undefined) return;
    const about = personId === undefined ? {} : { personId };
    const { entries } = await client.history.list({ scheduleId, ...about, limit: maxEntries });
    const made = entries.filter(
      (entry) =>
        entry.operation === operation && entry.number > (schedule?.number ?? 0) && entry.actor.id === host.myId,
    );
    if (made.length === 0) throw new RollcallError("history.changed-since");
    for (const { number } of personId === undefined ? made : made.slice(0, 1))
      await client.history.undo({ scheduleId, number }, { idempotencyKey: newKey() });
  };
}
