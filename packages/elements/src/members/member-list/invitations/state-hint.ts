import { html, type ReactiveController, type TemplateResult } from "lit";
import type { PanelHost } from "../../../ui/panel-host.ts";
import { positionPopover } from "../../../ui/position-popover.ts";
import type { ListContext } from "../list-context.ts";
import type { DialogKey } from "../member-dialogs.messages.ts";
import { detailText, type StateDetails } from "./state-details.ts";

/** The milliseconds of hover or focus after which details are loaded. */
const dwellTime = 300;

/** The list whose states are described. */
export type HintHost = PanelHost & Pick<ListContext, "rows" | "dialogWords" | "applyEdits">;

/** Describes a state while the pointer or the focus is on it (B39, Q25), with its details after a moment. */
export class StateHint implements ReactiveController {
  readonly #host: HintHost;
  readonly #details: StateDetails;
  #text = "";
  #target: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HintHost, details: StateDetails) {
    this.#host = host;
    this.#details = details;
    host.addController(this);
    host.overlays.add(this);
  }

  hostDisconnected(): void {
    this.hide();
  }

  /** Describes the state of a control until `hide`. */
  async show(target: HTMLElement): Promise<void> {
    if (this.#host.renderRoot.querySelector("#state:popover-open")) return;
    const key = target.getAttribute("aria-describedby")?.replace("-", ".") ?? "";
    this.#target = target;
    await this.#display(target, this.#host.dialogWords.text(`${key}.text` as DialogKey));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#showDetails(target), dwellTime);
  }

  readonly hide = (): void => {
    clearTimeout(this.#timer);
    this.#target = undefined;
    if (this.#popover?.matches(":popover-open")) this.#popover.hidePopover();
  };

  render(): TemplateResult {
    return html`<div id="hint" part="hint" popover="manual" aria-hidden="true">${this.#text}</div>`;
  }

  async #showDetails(target: HTMLElement): Promise<void> {
    const found = this.#host.rows.at(Number(target.closest("tr")?.dataset["index"]));
    const { cell } = target.dataset;
    const kind = cell === "calendar" || cell === "provenance" ? cell : "invitation";
    if (!found) return;
    const row = this.#host.applyEdits(found);
    await this.#details.load(kind, row);
    const detail = this.#details.get(kind, row);
    if (detail === undefined || this.#target !== target) return;
    const { sentences, values } = detailText(this.#host.dialogWords, detail);
    await this.#display(
      target,
      [this.#text, ...sentences, ...values.map(([name, value]) => `${name}: ${value}.`)].join(" "),
    );
  }

  async #display(target: HTMLElement, text: string): Promise<void> {
    this.#text = text;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#popover && this.#target === target && target.isConnected) positionPopover(this.#popover, target);
  }

  get #popover(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#hint");
  }
}
