/** Settings for swaps of shifts. */
export interface SwapSettings {
  /** Whether people who plan the schedule approve each swap (Q60). */
  readonly approval: boolean;
}
