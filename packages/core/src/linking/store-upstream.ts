import { type Change, insert, update } from "../kernel/store/change.ts";
import { type StoredPerson, type StoredTombstone, tombstones, upstreamPeople } from "./collection.ts";
import type { FullUpdate } from "./sync-input.ts";

/** Stores an upstream person, in place of the row with the same id. */
export function storeUpstream(row: StoredPerson, before: StoredPerson | undefined): Change {
  if (before === undefined) return insert(upstreamPeople, row);
  const { scheduleId, externalId, ...set } = row;
  return update(upstreamPeople, [scheduleId, externalId], set);
}

/** Stores the names and addresses of updated people as they are upstream now. */
export function storeUpdated(
  scheduleId: string,
  updates: readonly FullUpdate[],
  stored: readonly StoredPerson[],
  now: number,
): readonly Change[] {
  const before = new Map(stored.map((one) => [one.externalId, one]));
  return updates.flatMap(({ externalId, personId, mark, upstreamName: name, upstreamAddress: address }) => {
    const known = before.get(externalId);
    if (known?.personId === personId && known.name === name && known.address === address) return [];
    const row = { scheduleId, externalId, personId, mark, name, address, possibleMatchId: null, arrivedAt: now };
    return [storeUpstream(known?.personId === personId ? { ...known, name, address } : row, known)];
  });
}

/** Remembers a removed member, and replaces what was remembered before. */
export function storeTombstone(row: StoredTombstone, isKnown: boolean): Change {
  if (!isKnown) return insert(tombstones, row);
  const { scheduleId, externalId, ...set } = row;
  return update(tombstones, [scheduleId, externalId], set);
}
