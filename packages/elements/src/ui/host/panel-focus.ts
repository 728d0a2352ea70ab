import type { ReactiveController } from "lit";

/**
 * Moves the focus to the panel if the focused control disappears and nothing else takes the focus. This happens, for example, after a
 * request is approved, or with "Try again" while the panel loads. If loading fails again, that button gets the focus back.
 */
export class PanelFocus implements ReactiveController {
  readonly #root: ShadowRoot;
  #focused: Element | null = null;

  constructor(root: HTMLElement | DocumentFragment) {
    this.#root = root as ShadowRoot;
  }

  hostUpdate(): void {
    this.#focused = this.#root.activeElement;
  }

  hostUpdated(): void {
    if (this.#focused?.isConnected === false)
      // What a dialog or a command focuses in the meantime keeps the focus.
      requestAnimationFrame(() => document.activeElement === document.body && this.#take());
    else if (this.#root.activeElement?.matches("[part=panel]")) this.#take();
  }

  #take(): void {
    const panel = this.#root.querySelector<HTMLElement>("[part=panel]");
    panel?.setAttribute("tabindex", "-1");
    (this.#root.querySelector<HTMLElement>("[part=retry]") ?? panel)?.focus({ preventScroll: true });
  }
}
