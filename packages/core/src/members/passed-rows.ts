import type { Change } from "../kernel/store/change.ts";
import type { Read } from "../kernel/store/query.ts";
import type { MembershipTransfer } from "../ports/membership-transfer.ts";

type Transfers = readonly MembershipTransfer[];

const rowsFact = (place: number): string => `transfer ${place}`;
const existingFact = (place: number) => `transfer ${place}, existing` as const;

/** Loaded rows by name. */
const rowsIn = (known: object, name: string): readonly object[] =>
  (known as Readonly<Record<string, readonly object[]>>)[name] ?? [];

/** Loads what passes on together with the membership of a person (P02). */
export const passedFacts = (transfers: Transfers, scheduleId: string, personId: string, now: number): object =>
  Object.fromEntries(transfers.map((one, place) => [rowsFact(place), one.rows(scheduleId, personId, now)]));

/** Loads, in the next round, the conflicting rows of the other person. */
export const existingFacts = (known: object, transfers: Transfers, to: string) =>
  Object.fromEntries(
    transfers.flatMap((one, place) => {
      const rows = rowsIn(known, rowsFact(place));
      return rows.length === 0 ? [] : [[existingFact(place), one.existing(rows, to)] as const];
    }),
  ) as Readonly<Record<`transfer ${number}, existing`, Read<readonly object[]>>>;

/** The changes that pass the loaded rows to the other person. */
export const passedRows = (known: object, transfers: Transfers, to: string): readonly Change[] =>
  transfers.flatMap((one, place) => one.pass(rowsIn(known, rowsFact(place)), rowsIn(known, existingFact(place)), to));
