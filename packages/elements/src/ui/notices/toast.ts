import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import { addStyles } from "../host/add-styles.ts";
import { drawing, icon } from "../controls/icons.ts";
import { cross } from "../controls/more-icons.ts";
import { PanelFocus } from "../host/panel-focus.ts";
import type { PanelHost } from "../host/panel-host.ts";
import { toastWords } from "./toast.en.ts";
import { toastStyles } from "./toast.styles.ts";

/** Milliseconds for which a toast is shown: longer if it offers an undo. */
const shownFor = { plain: 6000, undo: 12_000 };

/** Milliseconds after which a toast says that something is loading. */
const patience = 400;

/** Pixels between a toast and the control that has the focus. */
const gap = 8;

/** The content of a toast. */
interface Shown {
  readonly text: string;
  readonly undo?: (() => Promise<unknown>) | undefined;
  readonly isProblem?: boolean;
  /** Stays until it is hidden. */
  readonly isWaiting?: boolean;
}

/**
 * Confirms what was done, at the bottom of the window, and offers to undo it. It is announced, stays while the pointer or
 * the focus is on it, and disappears by itself. Needs the styles of `overlays.styles.ts`, and adds its own to the element.
 */
export class Toast implements ReactiveController {
  readonly #host: PanelHost;
  #shown: Shown | undefined;
  #announced = "";
  #isBusy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What had the focus before the toast, even inside another element. */
  #before: EventTarget | undefined;
  /** What lost the focus last. */
  #left: EventTarget | undefined;
  #connected = new AbortController();

  constructor(host: PanelHost) {
    this.#host = host;
    host.addController(this);
    host.overlays.add(this);
    addStyles(host, toastStyles);
    // It loads with the toast, after what an element shows first.
    host.addController(new PanelFocus(host.renderRoot));
  }

  hostConnected(): void {
    const { signal } = (this.#connected = new AbortController());
    // A focus event stops at the first root that contains both elements, and names only the outermost one there.
    for (let root: Node = this.#host.renderRoot; ; root = root.host) {
      root = root.getRootNode();
      root.addEventListener("focusout", (event) => (this.#left = event.composedPath()[0]), { capture: true, signal });
      if (!(root instanceof ShadowRoot)) return;
    }
  }

  hostDisconnected(): void {
    this.#connected.abort();
    clearTimeout(this.#timer);
    this.#shown = undefined;
    this.#before = this.#left = undefined;
  }

  /** Shows and announces a message, with a button that undoes what was done if `undo` is given. */
  show(text: string, undo?: () => Promise<unknown>): void {
    void this.#show({ text, undo });
  }

  /** Shows and announces that something failed. */
  warn(text: string): void {
    void this.#show({ text, isProblem: true });
  }

  /** Shows and announces what the user is waiting for, from 0.4 seconds on until the promise settles. */
  wait(text: string, until: Promise<unknown>): void {
    const shown = { text, isWaiting: true };
    const timer = setTimeout(() => void this.#show(shown), patience);
    const end = (): void => {
      clearTimeout(timer);
      if (this.#shown === shown) this.hide();
    };
    until.then(end, end);
  }

  /** Announces a message to screen readers only. */
  announce(text: string): void {
    // A live region announces changes only: the same text again needs to differ.
    this.#announced = this.#announced === text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }

  /** Closes the toast. */
  readonly hide = (): void => {
    clearTimeout(this.#timer);
    if (this.#shown === undefined) return;
    this.#returnFocus();
    this.#shown = undefined;
    this.#host.requestUpdate();
  };

  render(): TemplateResult {
    return html`<p class="hidden" role="status" id="announced">${this.#announced}</p>
      ${
        this.#shown === undefined
          ? nothing
          : html`<div
              id="toast"
              part="toast"
              popover="manual"
              @pointerenter=${() => clearTimeout(this.#timer)}
              @pointerleave=${() => this.#wait()}
              @focusin=${this.#focused}
              @focusout=${() => this.#wait()}
              @keydown=${({ key }: KeyboardEvent) => key === "Escape" && this.hide()}
            >
              ${icon(this.#shown.isProblem ? "warning" : this.#shown.isWaiting ? "clock" : "done")}<bdi
                >${this.#shown.text}</bdi
              >
              ${
                this.#shown.undo
                  ? html`<button
                      class="link"
                      part="undo"
                      aria-disabled=${this.#isBusy ? "true" : nothing}
                      @click=${() => void this.#undo()}
                    >
                      ${this.#words("toast.undo")}
                    </button>`
                  : nothing
              }
              <button class="icon-button" aria-label=${this.#words("toast.close")} @click=${this.hide}>
                ${drawing(cross)}
              </button>
            </div>`
      }`;
  }

  async #show(shown: Shown): Promise<void> {
    this.#shown = shown;
    if (!this.#element?.matches(":focus-within")) this.#before = undefined;
    this.announce(shown.text);
    await this.#host.updateComplete;
    if (!this.#element?.isConnected) return;
    // Showing it again moves it above popovers that opened since.
    this.#element.hidePopover();
    this.#element.showPopover();
    this.#keepClearOfFocus(this.#element);
    this.#wait();
  }

  /** Moves the toast above the control that has the focus, if it would cover it. */
  #keepClearOfFocus(toast: HTMLElement): void {
    toast.style.removeProperty("bottom");
    const control = (this.#host.renderRoot as ShadowRoot).activeElement;
    const focused = control?.matches("[part=panel]") ? undefined : control?.getBoundingClientRect();
    const { top, bottom } = toast.getBoundingClientRect();
    if (focused === undefined || focused.bottom <= top || focused.top >= bottom) return;
    toast.style.setProperty("bottom", `${String(innerHeight - focused.top + gap)}px`);
  }

  readonly #focused = ({ relatedTarget }: FocusEvent): void => {
    clearTimeout(this.#timer);
    // Without a target, the focus comes back from another tab.
    if (relatedTarget !== null && !this.#element?.contains(relatedTarget as Node)) this.#before = this.#left;
  };

  /** Returns the focus if it is in the toast, whose controls are about to disappear. */
  #returnFocus(): void {
    if (this.#element?.matches(":focus-within") && this.#before instanceof HTMLElement)
      this.#before.focus({ preventScroll: true });
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#isBusy || this.#shown?.isWaiting || this.#element?.matches(":is(:hover, :focus-within)")) return;
    this.#timer = setTimeout(this.hide, this.#shown?.undo ? shownFor.undo : shownFor.plain);
  }

  async #undo(): Promise<void> {
    const undo = this.#shown?.undo;
    if (undo === undefined || this.#isBusy) return;
    this.#isBusy = true;
    this.#host.requestUpdate();
    const problem = await undo().then(() => undefined, reasonOf);
    this.#isBusy = false;
    this.#returnFocus();
    await this.#show(
      problem ? { text: this.#textOf(problem), isProblem: true } : { text: this.#words("toast.undone") },
    );
  }

  #words(key: keyof typeof toastWords): string {
    return this.#host.words.with(toastWords).text(key);
  }

  #textOf(reason: Reason): string {
    const { title, text, remedy } = reasonWords(this.#host.words, reason);
    return `${title}. ${text} ${remedy}`.trim();
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#toast");
  }
}
