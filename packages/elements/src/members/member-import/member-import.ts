import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "../../ui/button.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import { renderOverlays } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { batchButtons, batchProgress, BatchRun } from "../batch-run.ts";
import { type ImportKey, importMessages } from "./member-import.messages.ts";
import { importStyles } from "./member-import.styles.ts";
import { addInBatches, type AddResult, type AddedMember, batchSize } from "./add-in-batches.ts";
import { type ImportHost, ImportSource } from "./import-source.ts";
import { firstRows, isUnsendable, PredictedResults } from "./predicted-results.ts";
import { importSummary, type ImportTotals, type OpenRow } from "./import-summary.ts";
import type { ImportedPerson } from "./read-people.ts";
import { RowCorrection } from "./row-correction.ts";
import { isCorrectable, type RowState, rowStatus, stateLine } from "./row-status.ts";

/** Rows that are drawn at once; more on request. */
const rowsShown = 200;
// The narrow layout overrides the roles of table elements, so they are set explicitly.
const group = "rowgroup";
const tag = "rollcall-member-import";
const columns = ["line", "name", "address", "role", "result"] as const;

/**
 * The preview of a pasted list or a file: what was read, what is wrong with it, and, once started, the progress and the result
 * of each row. Part of `<member-list>`, loaded on demand.
 */
export class MemberImport extends RollcallElement<ImportKey> {
  static override styles = [...panelStyles, importStyles];

  static override properties = { people: { attribute: false } };

  declare people: readonly ImportedPerson[];
  source: ImportSource | undefined;
  scheduleId = "";
  /** Resolves when the dialog has closed, to the members who were added. */
  readonly closed: Promise<readonly AddedMember[]>;

  protected override readonly catalogue = importMessages;
  readonly #dialog: Dialog;
  readonly #leftOut = new Set<ImportedPerson>();
  readonly #predicted = new PredictedResults();
  readonly #correction = new RowCorrection(this);
  #run: BatchRun<AddResult> | undefined;
  #chosen: readonly ImportedPerson[] = [];
  #limit = rowsShown;

  constructor() {
    super();
    this.people = [];
    let resolve: (added: readonly AddedMember[]) => void;
    this.closed = new Promise((resolved) => (resolve = resolved));
    this.#dialog = new Dialog(this, {
      id: "import",
      size: "long",
      title: () => this.#title,
      content: () => this.#content(),
      cancelled: (event) => this.#run?.cancelled(event),
      closed: () => {
        this.#run?.stop();
        resolve(this.#added);
      },
    });
  }

  get #title(): string {
    const isDone = this.#run?.isBusy === false;
    return isDone
      ? this.words.text("import.done-title", { added: this.#added.length, count: this.people.length })
      : this.words.text("import.title", { count: this.#included.length });
  }

  protected override render(): unknown {
    return renderOverlays(this);
  }

  protected override firstUpdated(): void {
    this.#read();
    void this.#dialog.open().then(() => this.renderRoot.querySelector<HTMLElement>("#start")?.focus());
  }

  /** Reads the people of the source. */
  #read(): void {
    this.people = this.source?.people() ?? [];
    this.#leftOut.clear();
    for (const person of this.people) if (person.problem) this.#leftOut.add(person);
    void this.#predict();
  }

  /** Leaves out the rows in sight that the server would refuse. */
  async #predict(): Promise<void> {
    const rows = firstRows(this.people, this.#limit, (person) => this.#needsAttention(person));
    this.requestUpdate();
    const refused = await this.#predicted.ask(this.client, this.scheduleId, rows);
    if (this.#run === undefined) for (const person of refused) this.#leftOut.add(person);
    this.requestUpdate();
  }

  get #included(): readonly ImportedPerson[] {
    return this.people.filter((person) => !this.#leftOut.has(person));
  }

  get #added(): readonly AddedMember[] {
    return this.people.flatMap((person) => {
      const result = this.#resultOf(person);
      return result?.status === "added" ? [result.member] : [];
    });
  }

  #content(): TemplateResult {
    const { words } = this;
    const run = this.#run;
    const count = this.#included.length;
    const close = (): void => this.#dialog.close();
    return html`
      ${run ? nothing : this.source?.render(words, () => this.#read())}
      ${this.people.length === 0 ? html`<p part="import-nothing">${words.text(`import.${this.source?.foreign ?? "nothing"}.text`)}</p>` : this.#table()}
      ${run ? (run.isBusy ? batchProgress(words, run) : importSummary(words, run, this.#totals, this.#open)) : nothing}
      <div class="buttons">
        ${
          run
            ? batchButtons(words, run, "import", close)
            : html`${button(words.text("panel.cancel"), { click: close })}
              ${button(words.text("import.start", { count }), {
                id: "start",
                look: "button primary",
                isDisabled: count === 0,
                click: () => this.#start(),
              })}`
        }
      </div>
    `;
  }

  #table(): TemplateResult {
    const { words } = this;
    const shown = firstRows(this.people, this.#limit, (person) => this.#needsAttention(person));
    const more = this.people.length - shown.length;
    const showMore = (): void => {
      this.#limit += rowsShown;
      void this.#predict();
      this.requestUpdate();
    };
    return html`<div class="rows scroll" tabindex="0" role="region" aria-labelledby="import-title">
      <table role="table" aria-rowcount=${this.people.length + 1}>
        <thead role=${group}>
          <tr role="row">
            ${columns.map(
              (column) => html`<th scope="col" role="columnheader">${words.text(`import.column.${column}`)}</th>`,
            )}
          </tr>
        </thead>
        <tbody role=${group}>
          ${repeat(
            shown,
            ({ line, address }) => `${line} ${address}`,
            (person) => this.#row(person),
          )}
        </tbody>
      </table>
      ${
        more > 0
          ? html`<p class="foot muted medium gap-3">
              <span>${words.text("import.more", { count: more })}</span>
              ${button(words.text("import.show-more"), { look: "link", click: showMore })}
            </p>`
          : nothing
      }
    </div>`;
  }

  #row(person: ImportedPerson): TemplateResult {
    const { words } = this;
    const { name, address, line, role, second } = person;
    const isIncluded = !this.#leftOut.has(person);
    const isLocked = this.#run !== undefined || isUnsendable(person) || this.#predicted.refusalOf(person) !== undefined;
    const toggle = (): void => {
      this.#leftOut[isIncluded ? "add" : "delete"](person);
      this.requestUpdate();
    };
    return html`<tr class=${isIncluded ? "" : "out"} role="row">
      <td role="cell">
        <label class="cluster nowrap muted">
          <input
            type="checkbox"
            class="box"
            aria-label=${words.text("import.include", { name: name || address })}
            .checked=${isIncluded}
            ?disabled=${isLocked}
            @change=${toggle}
          />${line}
        </label>
      </td>
      <td role="cell"><bdi>${name}</bdi></td>
      <td role="cell">${address}</td>
      <td role="cell">${role ? words.text(`role.${role}`) : ""}</td>
      <td role="cell">
        ${this.#result(person)}
        ${second === undefined ? nothing : stateLine(["warn", words.text("import.second", { address: second }), "warning"])}
      </td>
    </tr>`;
  }

  /** The result of a row; `undefined` before it is sent. */
  #resultOf(person: ImportedPerson): AddResult | { readonly status: "adding" | "failed" } | undefined {
    const corrected = this.#correction.resultOf(person);
    if (corrected) return corrected;
    const run = this.#run;
    const index = this.#chosen.indexOf(person);
    if (run === undefined || index < 0) return undefined;
    if (index < run.done || index >= run.done + batchSize) return run.results[index];
    return run.isBusy ? { status: "adding" } : run.problem && { status: "failed" };
  }

  /** Whether a row has a problem, or wasn't added. */
  #needsAttention(person: ImportedPerson): boolean {
    const status = this.#resultOf(person)?.status;
    if (status === undefined) return person.problem !== undefined || person.second !== undefined;
    return status === "refused" || status === "failed";
  }

  #stateOf(person: ImportedPerson): RowState {
    return {
      isIncluded: !this.#leftOut.has(person),
      isChecking: this.#predicted.isChecking(person),
      result: this.#resultOf(person),
      predicted: this.#predicted.refusalOf(person),
    };
  }

  #result(person: ImportedPerson): TemplateResult {
    const canCorrect = person.problem === "typo" && this.#leftOut.has(person) && !this.#predicted.refusalOf(person);
    const row = this.#stateOf(person);
    return html`${stateLine(rowStatus(this.words, person, row))}
    ${
      canCorrect
        ? button(this.words.text("import.use"), {
            look: "link",
            isDisabled: this.#run !== undefined,
            click: () => this.#correct(person),
          })
        : nothing
    }
    ${this.#run?.isBusy === false && isCorrectable(person, row) ? this.#correction.render(person) : nothing}`;
  }

  /** What happened to all rows, also after corrections. */
  get #totals(): ImportTotals {
    const isAnswered = (status = ""): boolean => status === "added" || status === "refused";
    const open = this.#chosen.filter((person) => !isAnswered(this.#resultOf(person)?.status)).length;
    const added = this.#added.length;
    return { added, refused: this.people.length - added - open, open };
  }

  /** The rows that weren't added, and why. */
  get #open(): readonly OpenRow[] {
    return this.people
      .filter((person) => this.#resultOf(person)?.status !== "added")
      .map((person) => ({ person, why: rowStatus(this.words, person, this.#stateOf(person))[1] }));
  }

  #correct(person: ImportedPerson): void {
    this.#leftOut.delete(person);
    this.replace(person, { ...person, address: person.meant ?? person.address, problem: undefined });
    void this.#predict();
  }

  /** Shows a corrected row in place of another. */
  replace(person: ImportedPerson, corrected: ImportedPerson): void {
    const replaced = (one: ImportedPerson): ImportedPerson => (one === person ? corrected : one);
    this.people = this.people.map(replaced);
    this.#chosen = this.#chosen.map(replaced);
  }

  #start(): void {
    const { client, scheduleId } = this;
    if (client === undefined) return;
    const people = (this.#chosen = this.#included);
    this.#run = new BatchRun<AddResult>({
      total: people.length,
      send: addInBatches(people, (batch, options) => client.members.add({ scheduleId, people: [...batch] }, options)),
      changed: () => this.requestUpdate(),
    });
    void this.#run.run();
  }
}

/** Opens the preview of a list. Resolves when it is closed, to the members who were added. */
export async function openImport(host: ImportHost, source: string | Blob): Promise<readonly AddedMember[]> {
  if (!customElements.get(tag)) customElements.define(tag, MemberImport);
  const preview = new MemberImport();
  preview.scheduleId = host.scheduleId;
  preview.source = await ImportSource.open(source);
  host.renderRoot.append(preview);
  const added = await preview.closed;
  preview.remove();
  return added;
}
