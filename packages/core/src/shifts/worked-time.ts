import { reaction } from "../identity/reaction.ts";
import type { Facts, Known } from "../kernel/operations/operation.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import type { Assignment } from "./assignments.ts";
import { isCounted, listHours } from "./list-hours.ts";

/** Where worked time comes from, such as the reports of a later domain or of the host. */
export interface WorkedTime<F extends Facts> {
  /** What to read for people on shifts. */
  readonly load: (held: readonly Assignment[]) => F;
  /** Finds the whole minutes a person on a shift worked; `undefined` while there is no record. */
  readonly minutesOf: (known: Known<F>) => (held: Assignment) => number | undefined;
}

/**
 * Adds worked minutes to the hours of `shifts.listHours` for people with records, and a column to the CSV. A domain that
 * records worked time registers the result among its reactions. If several domains have records for a person, the last one counts.
 */
export const addWorkedTime = <F extends Facts>({ load, minutesOf }: WorkedTime<F>): Reaction =>
  reaction({
    on: listHours,
    load: [
      () => ({}),
      () => ({}),
      (_known: unknown, _asked: unknown, _actor, _now, { held }: KnownHeld): F => load(held.filter(isCounted)),
    ],
    context: (known) => ({ known: known as Known<F> }),
    rules: [],
    apply({ context: { known }, base, plan: { output } }) {
      const worked = new Map<string, number>();
      const minutes = minutesOf(known);
      for (const held of base.held.filter(isCounted)) {
        const recorded = minutes(held);
        if (recorded !== undefined) worked.set(held.personId, (worked.get(held.personId) ?? 0) + recorded);
      }
      const rows = output.rows.map((row) => {
        const total = worked.get(row.personId);
        return total === undefined ? row : { ...row, worked: total };
      });
      return { output: { ...output, rows } };
    },
  });

interface KnownHeld {
  readonly held: readonly Assignment[];
}
