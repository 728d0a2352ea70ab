/** New identifiers, as a port. */
export interface Ids {
  /** A string that nobody has had before, 1 to 64 letters, digits, `-` and `_`. Never a secret (P03). */
  next(): string;
}
