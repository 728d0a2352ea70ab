import type { RollcallClient } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import { type Columns, columnKinds } from "./find-columns.ts";
import type { ImportKey } from "./member-import.messages.ts";
import { type ForeignFormat, type ImportedPerson, type ImportedTable, readPeople, readTable } from "./read-people.ts";
import { detectEncoding, type Encoding, encodings, readText } from "./read-text.ts";

/** The list that people are imported into. */
export interface ImportHost {
  /** Empty if the schedule is yet to be created. */
  readonly scheduleId: string;
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Creates the schedule, before the first people are added. */
  readonly createSchedule?: (client: RollcallClient) => Promise<string>;
}

/** Where the people of an import come from. */
export interface PeopleSource {
  /** A format for contacts that isn't a list. */
  readonly foreign?: ForeignFormat | undefined;
  people(): readonly ImportedPerson[];
  /** How the source is read, to be changed. `changed` is called after a change. */
  render(words: Words<ImportKey>, changed: () => void): unknown;
}

/** A pasted list or a file, and how it is read: its columns, and its encoding if that is in doubt. */
export class ImportSource implements PeopleSource {
  readonly #file: Blob | undefined;
  #table: ImportedTable;
  #columns: Columns;
  /** The encoding of a file that could have another one. */
  #encoding: Encoding | undefined;

  constructor(text: string, file?: Blob, encoding?: Encoding) {
    this.#file = file;
    this.#encoding = encoding;
    this.#table = readTable(text);
    this.#columns = this.#table.columns;
  }

  /** A format for contacts that isn't a list, so its lines aren't people. */
  get foreign(): ForeignFormat | undefined {
    return this.#table.foreign;
  }

  /** Opens a pasted text or a file. */
  static async open(source: string | Blob): Promise<ImportSource> {
    if (typeof source === "string") return new ImportSource(source);
    const { encoding, isCertain } = detectEncoding(new Uint8Array(await source.arrayBuffer()));
    return new ImportSource(await readText(source, encoding), source, isCertain ? undefined : encoding);
  }

  /** The people of the list. */
  people(): readonly ImportedPerson[] {
    return readPeople(this.#table, this.#columns);
  }

  /** The columns and the encoding, to be changed. `changed` is called after a change. */
  render(words: Words<ImportKey>, changed: () => void): TemplateResult {
    const { headings = [], rows } = this.#table;
    const width = Math.max(headings.length, ...rows.slice(0, 1000).map((row) => row.length));
    const labels = Array.from({ length: width }, (_, index) => {
      const { [index]: heading = "" } = headings;
      return heading === "" ? words.text("import.column-number", { number: index + 1 }) : heading;
    });
    const chosen = columnKinds.flatMap((kind) => {
      const label = labels[this.#columns[kind] ?? -1];
      return label === undefined ? [] : [`${words.text(`import.kind.${kind}`)}: ${label}`];
    });
    return html`
      ${this.#encoding === undefined ? nothing : this.#encodingChoice(words, changed)}
      ${
        width < 2
          ? nothing
          : html`<details part="import-columns" class="medium">
              <summary class="muted">${words.text("import.columns", { columns: chosen.join(", ") })}</summary>
              <div class="cluster gap-3 choices">
                ${columnKinds.map((kind) => this.#choice(words, kind, labels, changed))}
              </div>
            </details>`
      }
    `;
  }

  #choice(
    words: Words<ImportKey>,
    kind: (typeof columnKinds)[number],
    labels: readonly string[],
    changed: () => void,
  ): TemplateResult {
    const choose = ({ currentTarget }: Event): void => {
      const { [kind]: _, ...others } = this.#columns;
      const { value } = currentTarget as HTMLSelectElement;
      this.#columns = value === "" ? others : { ...others, [kind]: Number(value) };
      changed();
    };
    return html`<label class="stack">
      <span class="muted small">${words.text(`import.kind.${kind}`)}</span>
      <select class="field" data-kind=${kind} @change=${choose}>
        <option value="" ?selected=${this.#columns[kind] === undefined}>${words.text("import.no-column")}</option>
        ${labels.map(
          (label, index) => html`<option value=${index} ?selected=${this.#columns[kind] === index}>${label}</option>`,
        )}
      </select>
    </label>`;
  }

  #encodingChoice(words: Words<ImportKey>, changed: () => void): TemplateResult {
    const choose = async ({ currentTarget }: Event): Promise<void> => {
      const encoding = (currentTarget as HTMLSelectElement).value as Encoding;
      if (this.#file === undefined) return;
      this.#table = readTable(await readText(this.#file, encoding));
      this.#columns = this.#table.columns;
      this.#encoding = encoding;
      changed();
    };
    return html`<label class="cluster gap-3 medium">
      <span>${words.text("import.encoding")}</span>
      <select class="field" part="import-encoding" @change=${choose}>
        ${encodings.map(
          (encoding) => html`<option value=${encoding} ?selected=${encoding === this.#encoding}>${encoding}</option>`,
        )}
      </select>
    </label>`;
  }
}
