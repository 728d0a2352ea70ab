/** A period in milliseconds since the epoch; `until` is exclusive. */
export interface Window {
  readonly from: number;
  readonly until: number;
}
