import type { ReactiveControllerHost } from "lit";
import type { PersonRow, SparseRows } from "./sparse-rows.ts";

/** Which rows of a list are asked for: behind or before a cursor, or after so many. */
export interface WantedRows {
  readonly limit: number;
  readonly after?: string;
  readonly before?: string;
  readonly skip?: number;
}

/** What is loaded of a long list. */
export interface RowPages {
  readonly state: { readonly kind: string };
  /** Whether another order or filter is on its way while the rows of the last one still show. */
  readonly busy: boolean;
  /** How many rows the list has, as far as is known. */
  readonly length: number;
  readonly rows: Pick<SparseRows<PersonRow>, "length" | "at" | "behind" | "before">;
  /** Gives up what is on its way for the rows of a long list. */
  ground: (() => void) | undefined;
  /** Asks for a page; `undefined` where there is nobody to ask. */
  ask(wanted: WantedRows, signal: AbortSignal): Promise<object | undefined>;
  /** Puts a page that was asked for at its place. */
  place(page: object, start: number): void;
}

/** What draws a long list: a table in `#scroller`, whose rows carry their position as `data-index`. */
export interface RowsHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly pages: RowPages;
}
