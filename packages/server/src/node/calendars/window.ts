/** A stretch of time: milliseconds since the epoch, `until` not included. */
export interface Window {
  readonly from: number;
  readonly until: number;
}
