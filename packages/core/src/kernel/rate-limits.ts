/** So many points within so many seconds, for one key. */
export interface Limit {
  /** What is limited, and for whom: `mail.actor:0199…`. */
  readonly key: string;
  readonly points: number;
  readonly seconds: number;
}

/** How often something may happen, as a port; counted across all processes that share a store (F11). */
export interface Limits {
  /**
   * Takes one point from each limit, or none from any.
   * @returns 0 when taken; else the milliseconds until there is room in all of them
   */
  take(limits: readonly Limit[]): Promise<number>;
  /** Gives back what was taken for nothing. */
  giveBack(limits: readonly Limit[]): Promise<void>;
}
