import type { ReactiveController, ReactiveControllerHost } from "lit";
import { isElsewhere } from "../../ui/is-elsewhere.ts";
import { isSectionName, type SectionName } from "./portal-wire.ts";
import { SectionChangedEvent } from "./worker-portal.events.ts";

/** What routes. */
interface RouteHost extends ReactiveControllerHost, EventTarget {
  section: string | undefined;
  readonly hrefTemplate: string | undefined;
  readonly history: boolean | undefined;
}

/**
 * The way between dashboard and sections. The host may own the addresses (`href-template`), the portal may keep them in
 * the fragment (`history`), or there are none, and `section` is all there is.
 */
export class SectionRoute implements ReactiveController {
  readonly #host: RouteHost;
  readonly #moved: () => void;

  /**
   * @param host the portal
   * @param moved somebody went somewhere by themselves: the focus goes with them
   */
  constructor(host: RouteHost, moved: () => void) {
    this.#host = host;
    this.#moved = moved;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("popstate", this.#followed);
    addEventListener("hashchange", this.#followed);
    if (this.#host.history === true) this.#host.section = this.#inAddress ?? this.#host.section;
  }

  hostDisconnected(): void {
    removeEventListener("popstate", this.#followed);
    removeEventListener("hashchange", this.#followed);
  }

  /** The section that shows; `null` is the dashboard, also where the name is of nothing. */
  get current(): SectionName | null {
    return isSectionName(this.#host.section) ? this.#host.section : null;
  }

  /** The address of a section; `undefined` where there are none. */
  readonly href = (section: SectionName | null): string | undefined => {
    const { hrefTemplate, history: isKept } = this.#host;
    if (hrefTemplate !== undefined) return hrefTemplate.replaceAll("{section}", section ?? "");
    return isKept === true ? (section === null ? location.pathname + location.search : `#${section}`) : undefined;
  };

  /** Somebody chose a section, by a link or a button. */
  readonly go = (section: SectionName | null, event?: Event): void => {
    if (isElsewhere(event)) return;
    const mayGo = this.#host.dispatchEvent(new SectionChangedEvent(section));
    if (!mayGo) event?.preventDefault();
    // The host's link is followed.
    if (!mayGo || (event !== undefined && this.#host.hrefTemplate !== undefined)) return;
    event?.preventDefault();
    const address = this.href(section);
    if (this.#host.history === true && address !== undefined) history.pushState(null, "", address);
    this.#show(section);
  };

  /** Back at the dashboard without a step in the history: whoever was here is gone. */
  reset(): void {
    if (this.#host.section === undefined) return;
    if (this.#host.history === true && this.#inAddress !== undefined) {
      history.replaceState(null, "", location.pathname + location.search);
    }
    this.#host.section = undefined;
    this.#host.dispatchEvent(new SectionChangedEvent(null));
  }

  get #inAddress(): SectionName | undefined {
    const name = location.hash.slice(1);
    return isSectionName(name) ? name : undefined;
  }

  readonly #followed = (): void => {
    const { hash } = location;
    // What is no section in the fragment is not ours.
    if (this.#host.history !== true || (hash !== "" && this.#inAddress === undefined)) return;
    const section = this.#inAddress ?? null;
    if (section === this.current) return;
    this.#show(section);
    this.#host.dispatchEvent(new SectionChangedEvent(section));
  };

  #show(section: SectionName | null): void {
    this.#moved();
    this.#host.section = section ?? undefined;
  }
}
