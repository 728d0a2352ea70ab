/** Which rows to draw, and where. In a short list all of them, in the flow of the page. */
export interface DrawnRows {
  readonly isVirtual: boolean;
  readonly rows: readonly DrawnRow[];
  /** Gives what holds the rows the height of all of them. */
  readonly place?: unknown;
}

/** A row by its position, and what moves it there. */
export interface DrawnRow {
  readonly index: number;
  readonly place?: unknown;
}
