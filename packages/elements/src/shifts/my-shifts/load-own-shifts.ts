import type {
  ListHandOverNotesOutput,
  ListOwnOffersOutput,
  ListOwnSwapsOutput,
  OwnShiftView,
  RollcallClient,
} from "@rollcall/core";
import { instantOf } from "../../ui/text/times.ts";

/** A shift waiting for the caller's answer, or one that they declined. */
export type OwnOffer = ListOwnOffersOutput["rows"][number];

/** A shift that the caller offers to others, takes over, or could take over. */
export type OwnSwap = ListOwnSwapsOutput["rows"][number];

/** A note that the previous person left for a shift of the caller. */
export type HandOverNote = ListHandOverNotesOutput["notes"][number];

/** A worker's view of their shifts. */
export interface OwnShifts {
  readonly offers: readonly OwnOffer[];
  /** Those without an open question. */
  readonly shifts: readonly OwnShiftView[];
  readonly hasMore: boolean;
  /** Shifts that the caller offers to others, takes over, or could take over. */
  readonly swaps: readonly OwnSwap[];
  /** By the key of the shift. */
  readonly notes: ReadonlyMap<string, HandOverNote>;
  /** The sequence numbers of the schedules, by id. */
  readonly topics: Readonly<Record<string, number>>;
}

const maxOnPage = 200;

/** Identifies a shift. */
export const keyOf = (shift: { readonly scheduleId: string; readonly id: string }): string =>
  `${shift.scheduleId} ${shift.id}`;

/** Loads the caller's offers and the first upcoming shifts. */
export async function loadOwnShifts(client: RollcallClient, limit: number, signal: AbortSignal): Promise<OwnShifts> {
  const shifts: OwnShiftView[] = [];
  // The sequence numbers are those of the first page: later reads are as new or newer.
  let topics: OwnShifts["topics"] | undefined;
  let next: string | null = null;
  do {
    const size: number = Math.min(maxOnPage, limit - shifts.length);
    const page = await client.portal.listShifts({ limit: size, ...(next !== null && { after: next }) }, { signal });
    topics ??= page.topics;
    shifts.push(...page.rows);
    ({ next } = page);
  } while (next !== null && shifts.length < limit);
  const { rows } = await client.offers.listOwn({}, { signal });
  const { rows: swaps } = await client.swaps.listOwn({}, { signal });
  const handOver = await client.portal.listHandOverNotes({}, { signal });
  const notes = new Map(handOver.notes.map((note) => [keyOf({ ...note, id: note.shiftId }), note]));
  const asked = new Set(rows.map(keyOf));
  const offers = [...rows].sort((one, other) => instantOf(one.start) - instantOf(other.start));
  return {
    offers,
    shifts: shifts.filter((shift) => !asked.has(keyOf(shift))),
    hasMore: next !== null,
    swaps,
    notes,
    topics,
  };
}
