import type { Query } from "@rollcall/core";

/** The weight of the last transaction in the share. */
const weight = 1 / 8;

/**
 * The share above which a change counts as likely. Transactions with different purposes may have the same shape, such as those that begin
 * and end the same work. Waiting for a row in vain takes less time than a conflict.
 */
const likelyShare = 1 / 4;

/** How many shapes are remembered. */
const maxShapes = 10_000;

/**
 * Learns which rows transactions compare and change after they have read them. Transactions are distinguished by their shape: the
 * queries they have run so far.
 */
export class LikelyChanges {
  /** The share of the last transactions of a shape that changed the row. */
  readonly #shares = new Map<string, number>();

  /** Notes whether a transaction of this shape changed the row that it had read, or only other rows. */
  learn(shape: string, hasChanged: boolean): void {
    const share = this.#shares.get(shape);
    const now = hasChanged ? 1 : 0;
    if (share === undefined && this.#shares.size >= maxShapes) this.#shares.clear();
    this.#shares.set(shape, share === undefined ? now : share + (now - share) * weight);
  }

  /** Whether transactions of this shape are likely to change the row. */
  has(shape: string): boolean {
    return (this.#shares.get(shape) ?? 0) > likelyShare;
  }
}

/** The shape of a transaction that has run these queries, and the one that reads the row. */
export const shapeOf = (queries: ReadonlySet<Query>, query: Query): string =>
  `${[...queries].map(({ id }) => id).join()} ${query.id}`;
