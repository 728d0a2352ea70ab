import { html, nothing, type TemplateResult } from "lit";
import { drawing } from "../../../ui/icons.ts";
import type { ExportRun } from "../export/export-run.ts";
import type { ListView } from "../list-view.ts";
import type { Selection } from "../selection/selection.ts";
import type { Hands } from "./hands.ts";
import { reasonOf } from "../../../messages/reason-words.ts";

// From lucide, as the others are.
const ticks = "M21 10.656V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h12.344M9 11l3 3L22 4";
const download = "M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5";

const edits = ["remove", "set-assignable", "set-invited", "make-admin", "make-member", "make-viewer"] as const;

/** What can be done with the whole list: several people at once, and a file of it. Each loads when it is first asked for. */
export class Tools {
  selection: Selection | undefined;
  readonly #host: ListView;
  readonly #hands: Hands;
  #export: ExportRun | undefined;

  constructor(host: ListView, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
  }

  /** The two buttons at the top of the list. */
  render(): TemplateResult | typeof nothing {
    const { pages, schedule } = this.#host;
    if (pages.state.kind !== "ready" || schedule === undefined) return nothing;
    const { words } = this.#hands;
    const isSelecting = this.selection !== undefined;
    return html`<div class="tools" part="tools">
      ${
        isSelecting || this.#canEdit
          ? html`<button
              class="button"
              part="select"
              aria-pressed=${isSelecting ? "true" : "false"}
              @click=${({ currentTarget }: Event) => this.#toggle(currentTarget as HTMLElement)}
            >
              ${drawing(ticks)}<span>${words.text("tools.select")}</span>
            </button>`
          : nothing
      }
      <button
        class="button"
        part="export"
        aria-disabled=${this.#export ? "true" : nothing}
        @click=${({ currentTarget }: Event) => void this.#toFile(currentTarget as HTMLElement)}
      >
        ${drawing(download)}<span>${words.text("tools.export")}</span>
      </button>
    </div>`;
  }

  /** How far a long export is. */
  progress(): TemplateResult | typeof nothing {
    const { words } = this.#hands;
    const run = this.#export;
    if (!run?.isLong) return nothing;
    const { rows, total } = run;
    return html`<div class="export" part="export-progress">
      <progress
        max=${total ?? nothing}
        value=${total === null ? nothing : rows}
        aria-label=${words.text("export.title")}
      ></progress>
      <span>${words.text(total === null ? "export.rows" : "export.progress", { count: rows, total: total ?? 0 })}</span>
      <button class="button small" @click=${() => run.stop()}>${words.text("cancel")}</button>
    </div>`;
  }

  /** Ends the selection; the focus goes back to the button that began it. */
  endSelection(): void {
    this.selection = undefined;
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>("[part=select]")?.focus();
  }

  /** Gives up what belongs to another schedule, or to a list that is gone. */
  stop(): void {
    this.#export?.stop();
    this.selection = undefined;
  }

  /** Whether the caller may do something to somebody else: their decisions say so. */
  get #canEdit(): boolean {
    const { pages, myId } = this.#host;
    return (
      pages.rows.find(
        ({ personId, refused }) => personId !== myId && edits.some((edit) => refused[edit] === undefined),
      ) !== undefined
    );
  }

  #toggle(anchor: HTMLElement): void {
    if (this.selection) this.endSelection();
    else void this.#select(anchor);
  }

  async #select(anchor: HTMLElement): Promise<void> {
    try {
      const { Selection } = await import("../selection/selection.ts");
      this.selection = new Selection(this.#host, this.#hands);
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      const { navigation } = this.#host;
      await navigation.focus(navigation.index, "select");
    } catch {
      await this.#hands.why.show([{ code: "server.unreachable" }], anchor, true);
    }
  }

  async #toFile(anchor: HTMLElement): Promise<void> {
    if (this.#export) return;
    const { words } = this.#hands;
    try {
      const { ExportRun } = await import("../export/export-run.ts");
      const run = (this.#export = new ExportRun(this.#host));
      const count = await run.run();
      this.#hands.announce(count === undefined ? words.text("export.stopped") : words.text("export.done", { count }));
    } catch (error) {
      await this.#hands.why.show([reasonOf(error)], anchor, true);
    }
    this.#export = undefined;
    this.#host.requestUpdate();
  }
}
