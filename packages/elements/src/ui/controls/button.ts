import { html, nothing, type TemplateResult } from "lit";

/** A click on a button or link. */
export type PressEvent = MouseEvent & { readonly currentTarget: HTMLElement };

/** The appearance and behavior of a button. */
export interface ButtonOptions {
  /** Omitted on a button that submits its form. */
  readonly click?: ((event: PressEvent) => unknown) | undefined;
  /** Makes it a link. */
  readonly href?: string | undefined;
  /** Its classes, such as `button primary`, `icon-button` or `link`. Default: `button`. */
  readonly look?: string;
  readonly part?: string | undefined;
  readonly id?: string;
  /** The accessible name, if the content isn't clear enough. */
  readonly label?: string | undefined;
  /** An accessible name that is also shown on hover. */
  readonly tooltip?: string;
  readonly describedBy?: string;
  /** Whether its command is running. The button keeps the focus. */
  readonly isBusy?: boolean | undefined;
  /** Whether it can't be pressed or focused, because there is nothing to do. */
  readonly isDisabled?: boolean;
  readonly opensDialog?: boolean;
  /** Whether it is on, for a toggle button. */
  readonly isPressed?: boolean;
  /** Whether its content is open, for a button that expands something. */
  readonly isExpanded?: boolean;
  /** Its cell in a list that is navigated by keyboard, and the `tabindex` there. */
  readonly cell?: string;
  readonly tabStop?: 0 | -1;
  /** Identifies a button among others of its kind, as `data-section`. */
  readonly section?: string | undefined;
}

/** Reserves the place of a button until it is known whether the caller has it, so that nothing moves when it appears. */
export const reserved = (content: unknown): TemplateResult =>
  html`<span class="button reserved" aria-hidden="true">${content}</span>`;

/** A button, or a link with the same look if there is an `href`. */
export function button(content: unknown, options: ButtonOptions): TemplateResult {
  const { click, href, look = "button", part, id, tooltip, label = tooltip, describedBy, cell, tabStop } = options;
  const { section, isBusy, isDisabled = false, isPressed, isExpanded, opensDialog } = options;
  return href === undefined
    ? html`<button
        type=${click ? "button" : "submit"}
        id=${id ?? nothing}
        class=${look}
        part=${part ?? nothing}
        title=${tooltip ?? nothing}
        tabindex=${tabStop ?? nothing}
        data-cell=${cell ?? nothing}
        data-section=${section ?? nothing}
        aria-label=${label ?? nothing}
        aria-describedby=${describedBy ?? nothing}
        aria-haspopup=${opensDialog ? "dialog" : nothing}
        aria-pressed=${isPressed === undefined ? nothing : String(isPressed)}
        aria-expanded=${isExpanded === undefined ? nothing : String(isExpanded)}
        aria-disabled=${isBusy ? "true" : nothing}
        ?disabled=${isDisabled}
        @click=${click ?? nothing}
      >
        ${content}
      </button>`
    : html`<a
        class=${look}
        part=${part ?? nothing}
        tabindex=${tabStop ?? nothing}
        data-cell=${cell ?? nothing}
        data-section=${section ?? nothing}
        aria-label=${label ?? nothing}
        href=${href}
        @click=${click ?? nothing}
        >${content}</a
      >`;
}

/** The button below a list that shows more of it. */
export const moreButton = (content: string, click: ButtonOptions["click"], isBusy?: boolean): TemplateResult =>
  html`<div class="foot">${button(content, { part: "more", look: "button small", isBusy, click })}</div>`;
