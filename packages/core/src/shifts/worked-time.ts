import { reaction } from "../identity/reaction.ts";
import type { Facts, Known } from "../kernel/operation.ts";
import type { Reaction } from "../kernel/reaction.ts";
import type { Assignment } from "./assignments.ts";
import { isCounted, listHours } from "./list-hours.ts";

/** Where worked time comes from, such as the reports of a later domain or of the host. */
export interface WorkedTime<F extends Facts> {
  /** What to read for people on shifts. */
  readonly load: (held: readonly Assignment[]) => F;
  /** The whole minutes a person worked; `undefined` while there is no record. */
  readonly minutesOf: (known: Known<F>, held: Assignment) => number | undefined;
}

/**
 * Adds worked minutes to the hours of `shifts.listHours`, and so a column to their CSV. A domain that records worked time
 * registers the result among its reactions.
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
      for (const held of base.held.filter(isCounted)) {
        worked.set(held.personId, (worked.get(held.personId) ?? 0) + (minutesOf(known, held) ?? 0));
      }
      const rows = output.rows.map((row) => ({ ...row, worked: worked.get(row.personId) ?? 0 }));
      return { output: { ...output, rows } };
    },
  });

interface KnownHeld {
  readonly held: readonly Assignment[];
}
