import { memberCsv } from "@rollcall/client/csv";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../../ui/host/panel-host.ts";
import { saveFile, toFileName } from "../../../ui/browser/save-file.ts";
import type { ListInput } from "../../listed-member.ts";
import type { DialogKey } from "../member-dialogs.messages.ts";
import type { ListContext } from "../list-context.ts";

/** The number of rows from which an export shows its progress. */
const manyRows = 1000;

/** The list that is exported. */
export interface ExportHost extends Pick<ListContext, "client" | "schedule" | "requestUpdate"> {
  readonly listInput: ListInput;
}

/** Exports the members of a list, as searched, filtered and sorted, to a CSV file named after the schedule (P55). */
export class MemberExport {
  readonly #host: ExportHost;
  readonly #abort = new AbortController();
  #rows = 0;
  /** `null` if a search or filter makes the total unknown. */
  #total: number | null = null;

  constructor(host: ExportHost) {
    this.#host = host;
  }

  /**
   * Reads all pages and saves the file. Resolves to the number of rows; `undefined` after `stop`.
   * @throws {RollcallError} the errors of `members.list`
   */
  async run(): Promise<number | undefined> {
    const { client, schedule, listInput } = this.#host;
    if (client === undefined) return undefined;
    const { signal } = this.#abort;
    const pieces: string[] = [];
    const onProgress = ({ rows, total }: { rows: number; total: number | null }): void => {
      this.#rows = rows;
      this.#total = total;
      this.#host.requestUpdate();
    };
    try {
      for await (const piece of memberCsv(client, listInput, { signal, bom: true, onProgress })) pieces.push(piece);
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
    if (signal.aborted) return undefined;
    const name = toFileName(schedule?.name ?? "") || "members";
    saveFile(new Blob(pieces, { type: "text/csv;charset=utf-8" }), `${name}.csv`);
    return this.#rows;
  }

  stop(): void {
    this.#abort.abort();
  }

  /** The progress of a long export. */
  render(words: Words<DialogKey>): TemplateResult | typeof nothing {
    const [count, total] = [this.#rows, this.#total];
    if ((total ?? count) < manyRows) return nothing;
    return html`<div class="foot medium nowrap gap-3" part="export-progress">
      <progress
        class="grow"
        max=${total ?? nothing}
        value=${total === null ? nothing : count}
        aria-label=${words.text("export.title")}
      ></progress>
      <span>${words.text(total === null ? "export.rows" : "export.progress", { count, total: total ?? 0 })}</span>
      <button class="button small" @click=${() => this.stop()}>${words.text("panel.cancel")}</button>
    </div>`;
  }
}
