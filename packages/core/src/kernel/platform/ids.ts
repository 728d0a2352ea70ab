/** New identifiers, as a port. */
export interface Ids {
  /** A new unique string of 1 to 64 letters, digits, `-` and `_`. Never a secret (P03). */
  next(): string;
}
