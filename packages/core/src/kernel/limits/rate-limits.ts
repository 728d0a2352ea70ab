/** A number of points within a number of seconds, for one key. */
export interface Limit {
  /** What is limited and for whom, such as `mail.actor:0199…`. */
  readonly key: string;
  readonly points: number;
  readonly seconds: number;
}

/** Rate limits, as a port. Counts across all processes that share a store (F11). */
export interface Limits {
  /**
   * Takes one point from each limit, or none from any.
   * @returns 0 if taken, otherwise the milliseconds until all limits have a point
   */
  take(limits: readonly Limit[]): Promise<number>;
  /** Returns points that were taken for a failed call. */
  giveBack(limits: readonly Limit[]): Promise<void>;
}
