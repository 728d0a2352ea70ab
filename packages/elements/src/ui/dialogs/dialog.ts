import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { PanelHost } from "../host/panel-host.ts";

/** What a dialog shows. */
export interface DialogOptions<Subject> {
  /** Unique in the element. The title's id is `<id>-title`; give what describes the dialog `<id>-text`. */
  readonly id: string;
  /** `wide` if there is a lot to show, `long` if its `.scroll` scrolls. */
  readonly size?: "wide" | "long" | "wide long" | undefined;
  readonly title: (subject: Subject) => string;
  /** Everything below the title, including the buttons. */
  readonly content: (subject: Subject) => unknown;
  /** Escape was pressed; preventing the default keeps the dialog open. */
  readonly cancelled?: (event: Event) => void;
  readonly closed?: (subject: Subject) => void;
}

/**
 * A native modal dialog. It exists only while open, closes with Escape, returns the focus to the control that had it, and closes
 * once the element shows something else (`shownId`). Needs the styles of `overlays.styles.ts`.
 *
 * Most dialogs are a `ConfirmDialog` or a `FormDialog`.
 */
export class Dialog<Subject = void> implements ReactiveController {
  readonly #host: PanelHost;
  readonly #options: DialogOptions<Subject>;
  #open:
    | { readonly subject: Subject; readonly shownId: string | undefined; readonly opener: Element | null }
    | undefined;

  constructor(host: PanelHost, options: DialogOptions<Subject>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    host.overlays.add(this);
  }

  /** What the dialog is about; `undefined` while it is closed. */
  get subject(): Subject | undefined {
    return this.#open?.subject;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** The dialog's element while it is open. */
  get element(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>(`#${this.#options.id}`);
  }

  /** Opens the dialog. Resolves once it is visible. */
  async open(subject: Subject): Promise<void> {
    const { shownId, renderRoot } = this.#host;
    this.#open = { subject, shownId, opener: (renderRoot as ShadowRoot).activeElement };
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.element?.open === false) this.element.showModal();
  }

  /** Closes the dialog, which returns the focus. */
  close(): void {
    this.element?.close();
    this.#end();
  }

  hostUpdate(): void {
    if (this.#open && this.#open.shownId !== this.#host.shownId) this.close();
  }

  hostDisconnected(): void {
    this.#open = undefined;
  }

  render(): TemplateResult | typeof nothing {
    if (this.#open === undefined) return nothing;
    const { id, size, title, content, cancelled } = this.#options;
    const { subject } = this.#open;
    return html`<dialog
      id=${id}
      class=${size ?? nothing}
      part="dialog"
      aria-labelledby="${id}-title"
      aria-describedby="${id}-text"
      @cancel=${cancelled ?? nothing}
      @close=${this.#closed}
    >
      <h3 id="${id}-title"><bdi>${title(subject)}</bdi></h3>
      ${content(subject)}
    </dialog>`;
  }

  readonly #closed = ({ currentTarget }: Event): void => {
    // The event arrives late: by then the dialog may have been opened again.
    if (currentTarget === this.element) this.#end();
  };

  #end(): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    this.#host.requestUpdate();
    // Not every browser returns the focus to a button that was pressed with a pointer.
    if (open.opener?.isConnected) (open.opener as HTMLElement).focus({ preventScroll: true });
    this.#options.closed?.(open.subject);
  }
}
