import type { Page } from "playwright-core";

/** A state of an element inside the host example. */
export interface PageState {
  /** How the names of its pictures begin. */
  readonly name: string;
  /** Who looks, as the cookie of the demo sign-in says it; nobody who is signed in if left out. */
  readonly persona?: string;
  /** The page of the example that it stands on. */
  readonly path: string;
  /** The element that is waited for. */
  readonly tag: string;
  /** What stands in the element once the state is reached. */
  readonly shows: string | RegExp;
  /** Brings the state about, before the page opens. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Opens what a person would open, once the page shows. */
  readonly act?: (page: Page) => Promise<void>;
}
