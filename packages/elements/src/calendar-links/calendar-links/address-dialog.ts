import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { copyField } from "../../ui/fields/copy-field.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import type { Toast } from "../../ui/notices/toast.ts";
import type { CalendarLinkKey } from "./calendar-links.messages.ts";

/** What the dialog shows. */
interface NewAddress {
  readonly name: string;
  /** The `https:` address. */
  readonly address: string;
}

type Host = PanelHost<CalendarLinkKey> & { readonly toast: Pick<Toast, "show" | "warn"> };

/** Shows a new address once: to copy, to open in a calendar app on this device, or to scan with a phone (X14). */
export class AddressDialog {
  readonly #host: Host;
  readonly #dialog: Dialog<NewAddress>;
  #code: TemplateResult | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#dialog = new Dialog<NewAddress>(host, {
      id: "address",
      title: ({ name }) => host.words.text("links.address.title", { name }),
      content: (shown) => this.#content(shown),
      closed: () => (this.#code = undefined),
    });
  }

  async open(shown: NewAddress): Promise<void> {
    this.#code = undefined;
    await this.#dialog.open(shown);
    this.#field?.select();
    try {
      const { linkCode } = await import("./link-code.ts");
      if (this.#dialog.subject === shown)
        this.#code = linkCode(webcalOf(shown.address), this.#host.words.text("links.code"));
    } catch {
      // The address can still be copied and opened.
    }
    this.#host.requestUpdate();
  }

  #content({ address }: NewAddress): TemplateResult {
    const { words } = this.#host;
    return html`<p id="address-text">${words.text("links.address.text")}</p>
      <div class="stack gap-4 new-address">
        ${copyField({
          ...{ value: address, part: "address", look: "button primary", toast: this.#host.toast },
          words: {
            label: words.text("links.address"),
            copy: words.text("links.copy"),
            copied: words.text("links.copied"),
            failed: words.text("links.copy.failed"),
          },
        })}
        ${
          this.#code
            ? html`<div class="cluster nowrap gap-4">
                ${this.#code}
                <p class="muted grow">${words.text("links.code.text")}</p>
              </div>`
            : nothing
        }
      </div>
      <div class="buttons">
        ${button(words.text("links.open"), { part: "open", href: webcalOf(address) })}
        ${button(words.text("links.done"), { part: "done", click: () => this.#dialog.close() })}
      </div>`;
  }

  get #field(): HTMLInputElement | null | undefined {
    return this.#dialog.element?.querySelector<HTMLInputElement>("[part=address]");
  }
}

/** The address with the URL scheme that calendar apps handle. */
const webcalOf = (address: string): string => address.replace(/^https?:/, "webcal:");
