import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isElsewhere } from "../../ui/browser/is-elsewhere.ts";
import { SectionChangedEvent } from "./worker-portal.events.ts";
import { isSectionName } from "./section-loader.ts";
import type { SectionName } from "./section-link.ts";

/** The element that is routed. */
interface RouteHost extends ReactiveControllerHost, EventTarget {
  /** Null once its attribute is removed. */
  section: string | null | undefined;
  readonly hrefTemplate: string | null | undefined;
  readonly history: boolean | undefined;
}

/**
 * The navigation between the dashboard and sections. URLs belong to the host (`href-template`) or are kept in the fragment (`history`).
 * Otherwise there are no URLs, and only `section` changes.
 */
export class SectionRoute implements ReactiveController {
  readonly #host: RouteHost;
  readonly #moved: () => void;

  /**
   * @param host the portal
   * @param moved called when the worker opens another section, which takes the focus
   */
  constructor(host: RouteHost, moved: () => void) {
    this.#host = host;
    this.#moved = moved;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("popstate", this.#urlChanged);
    addEventListener("hashchange", this.#urlChanged);
    if (this.#host.history === true) this.#host.section = this.#sectionInUrl ?? this.#host.section;
  }

  hostDisconnected(): void {
    removeEventListener("popstate", this.#urlChanged);
    removeEventListener("hashchange", this.#urlChanged);
  }

  /** The open section; `null` is the dashboard, including for an unknown name. */
  get current(): SectionName | null {
    return isSectionName(this.#host.section) ? this.#host.section : null;
  }

  /** The URL of a section; `undefined` if sections have none. */
  readonly href = (section: SectionName | null): string | undefined => {
    const { hrefTemplate, history: inFragment } = this.#host;
    if (hrefTemplate) return hrefTemplate.replaceAll("{section}", section ?? "");
    return inFragment === true ? (section === null ? location.pathname + location.search : `#${section}`) : undefined;
  };

  readonly go = (section: SectionName | null, event?: Event): void => {
    if (isElsewhere(event)) return;
    const mayGo = this.#host.dispatchEvent(new SectionChangedEvent({ section }));
    if (!mayGo) event?.preventDefault();
    // The browser follows the host's link.
    if (!mayGo || (event !== undefined && this.#host.hrefTemplate)) return;
    event?.preventDefault();
    const url = this.href(section);
    if (this.#host.history === true && url !== undefined) history.pushState(null, "", url);
    this.#show(section);
  };

  /** Goes back to the dashboard without an entry in the browser's history, after signing out. */
  reset(): void {
    if (!this.#host.section) return;
    if (this.#host.history === true && this.#sectionInUrl !== undefined) {
      history.replaceState(null, "", location.pathname + location.search);
    }
    this.#host.section = undefined;
    this.#host.dispatchEvent(new SectionChangedEvent({ section: null }));
  }

  get #sectionInUrl(): SectionName | undefined {
    const name = location.hash.slice(1);
    return isSectionName(name) ? name : undefined;
  }

  readonly #urlChanged = (): void => {
    const { hash } = location;
    // Other fragments belong to the page.
    if (this.#host.history !== true || (hash !== "" && this.#sectionInUrl === undefined)) return;
    const section = this.#sectionInUrl ?? null;
    if (section === this.current) return;
    this.#show(section);
    this.#host.dispatchEvent(new SectionChangedEvent({ section }));
  };

  #show(section: SectionName | null): void {
    this.#moved();
    this.#host.section = section ?? undefined;
  }
}
