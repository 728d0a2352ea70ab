import type { PanelHost } from "../host/panel-host.ts";
import { hasAnchorMoved, positionPopover } from "../browser/position-popover.ts";

/**
 * A popover in an element's overlays, identified by id. It opens next to a control, takes the focus, and returns it when it closes, unless
 * the focus has moved elsewhere. Escape and a click elsewhere close it. The element draws it with `toggled` as the listener of its `toggle`
 * event.
 */
export class Popover {
  /** The control that it was opened from. */
  anchor: HTMLElement | undefined;
  readonly #host: PanelHost;
  readonly #id: string;
  readonly #closed: (() => void) | undefined;
  #takesFocus = true;

  constructor(host: PanelHost, id: string, closed?: () => void) {
    this.#host = host;
    this.#id = id;
    this.#closed = closed;
  }

  get element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`#${this.#id}`);
  }

  get isOpen(): boolean {
    return this.element?.matches(":popover-open") === true;
  }

  /** Draws the popover and opens it next to a control. */
  async open(anchor: HTMLElement, takesFocus = true): Promise<void> {
    this.hide();
    this.anchor = anchor;
    this.#takesFocus = takesFocus;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.place();
    if (takesFocus) this.element?.focus();
  }

  /** Places it where its current size fits. */
  place(): void {
    if (this.element && this.anchor?.isConnected) positionPopover(this.element, this.anchor);
  }

  hide(): void {
    if (this.isOpen) this.element?.hidePopover();
  }

  /** Closes it if its control has scrolled since. The event of a scroll that ended before it opened may arrive later. */
  scrolled(): void {
    if (this.element && hasAnchorMoved(this.element)) this.hide();
  }

  readonly toggled = ({ newState, currentTarget }: ToggleEvent): void => {
    if (newState !== "closed") return;
    const active = (this.#host.renderRoot as ShadowRoot).activeElement;
    const isElsewhere = active ? !(currentTarget as Node).contains(active) : document.activeElement !== document.body;
    if (this.#takesFocus && !isElsewhere && this.anchor?.isConnected) this.anchor.focus({ preventScroll: true });
    this.#closed?.();
  };
}
