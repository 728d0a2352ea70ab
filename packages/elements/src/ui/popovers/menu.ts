import { html, nothing, type TemplateResult } from "lit";
import { addStyles } from "../host/add-styles.ts";
import { menuStyles } from "./menu.styles.ts";
import type { PanelHost } from "../host/panel-host.ts";
import { Popover } from "./popover.ts";

/** One command of a menu. */
export interface MenuItem {
  readonly icon: TemplateResult;
  readonly label: string;
  readonly part: string;
  /** Makes it a link. */
  readonly href?: string;
  /** Whether pressing it only explains why the command isn't possible. */
  readonly isRefused?: boolean;
  readonly press?: () => unknown;
}

/**
 * The menu of a menu button: arrow keys, Home, End and letters move between the commands, Enter and Space press, Escape and
 * Tab close it. Needs the styles of `overlays.styles.ts`, and adds the menu's styles to the element.
 */
export class Menu {
  readonly #popover: Popover;
  #label = "";
  #items: readonly MenuItem[] = [];
  readonly #id: string;

  /** `id` distinguishes the menus of an element. */
  constructor(host: PanelHost, id = "menu") {
    this.#id = id;
    this.#popover = new Popover(host, id, () => this.#popover.anchor?.setAttribute("aria-expanded", "false"));
    host.overlays.add(this);
    addStyles(host, menuStyles);
  }

  /** Opens next to its button, with the focus on the first command. */
  async open(label: string, items: readonly MenuItem[], anchor: HTMLElement): Promise<void> {
    this.#popover.anchor?.setAttribute("aria-expanded", "false");
    this.#label = label;
    this.#items = items;
    await this.#popover.open(anchor);
    anchor.setAttribute("aria-expanded", "true");
    this.#drawn[0]?.focus();
  }

  render(): TemplateResult {
    return html`<div
      id=${this.#id}
      part="menu"
      popover
      role="menu"
      aria-label=${this.#label}
      tabindex="-1"
      @toggle=${this.#popover.toggled}
      @keydown=${this.#keydown}
    >
      ${this.#items.map((item) => this.#item(item))}
    </div>`;
  }

  #item({ icon, label, part, href, isRefused, press }: MenuItem): TemplateResult {
    const content = html`${icon}<span>${label}</span>`;
    return href === undefined
      ? html`<button
          type="button"
          role="menuitem"
          tabindex="-1"
          part=${part}
          aria-disabled=${isRefused ? "true" : nothing}
          @click=${() => {
            this.#popover.hide();
            // A dialog returns the focus to what has it now, and the menu is hidden by then.
            this.#popover.anchor?.focus({ preventScroll: true });
            press?.();
          }}
        >
          ${content}
        </button>`
      : html`<a role="menuitem" tabindex="-1" part=${part} href=${href} @click=${() => this.#popover.hide()}
          >${content}</a
        >`;
  }

  get #drawn(): readonly HTMLElement[] {
    return [...(this.#popover.element?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    const items = this.#drawn;
    const at = items.indexOf(event.target as HTMLElement);
    const letter = event.key.toLowerCase();
    const startsWith = ({ textContent }: HTMLElement): boolean => textContent.trim().toLowerCase().startsWith(letter);
    const moves: Readonly<Record<string, HTMLElement | undefined>> = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items.at(at - 1),
      Home: items[0],
      End: items.at(-1),
    };
    if (event.key === "Tab") this.#popover.hide();
    const next =
      moves[event.key] ??
      (letter.length === 1 && letter !== " " ? [...items.slice(at + 1), ...items].find(startsWith) : undefined);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
}
