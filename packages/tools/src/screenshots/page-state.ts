import type { Page } from "playwright-core";

/** A state of an element inside the host example. */
export interface PageState {
  /** The beginning of its file names. */
  readonly name: string;
  /** The persona that is signed in, if any. */
  readonly persona?: string;
  /** The page of the example. */
  readonly path: string;
  /** The element to wait for. */
  readonly tag: string;
  /** The text in the element once it has this state. */
  readonly shows: string | RegExp;
  /** Prepares the state before the page opens. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Opens dialogs or menus once the page is visible. */
  readonly act?: (page: Page) => Promise<void>;
}
