import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "../../ui/controls/button.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import { renderOverlays } from "../../ui/panel/panel-states.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { selectField } from "../../ui/fields/text-field.ts";
import { type Role, roles } from "../listed-member.ts";
import { batchButtons, batchProgress } from "../batch-run.ts";
import type { AddedMember } from "./add-in-batches.ts";
import { ImportRows, type PlannedInvitations } from "./import-rows.ts";
import type { ImportHost, PeopleSource } from "./import-source.ts";
import { importSummary } from "./import-summary.ts";
import { type ImportKey, importMessages } from "./member-import.messages.ts";
import { importStyles } from "./member-import.styles.ts";
import { assignedKinds, type ImportedPerson } from "./read-people.ts";
import { RowCorrection } from "./row-correction.ts";
import { isCorrectable, rowStatus, stateLine } from "./row-status.ts";

// The narrow layout overrides the roles of table elements, so they are set explicitly.
const group = "rowgroup";
const tag = "rollcall-member-import";
const columns = ["line", "name", "address", "role", "result"] as const;

/**
 * The preview of a pasted list or a file: what was read, what is wrong with it, and, once the import has started, the progress and each
 * row's result. Part of `<member-list>`, loaded on demand.
 */
export class MemberImport extends RollcallElement<ImportKey> {
  static override styles = [...panelStyles, importStyles];

  source: PeopleSource | undefined;
  scheduleId = "";
  createSchedule: ImportHost["createSchedule"];
  /** Resolves when the dialog has closed, to the members who were added. */
  readonly closed: Promise<readonly AddedMember[]>;

  protected override readonly catalogue = importMessages;
  readonly #dialog: Dialog;
  readonly #rows = new ImportRows(this);
  readonly #correction = new RowCorrection(this);

  constructor() {
    super();
    let resolve: (added: readonly AddedMember[]) => void;
    this.closed = new Promise((resolved) => (resolve = resolved));
    this.#dialog = new Dialog(this, {
      id: "import",
      size: "long",
      title: () => this.#title,
      content: () => this.#content(),
      cancelled: (event) => this.#rows.run?.cancelled(event),
      closed: () => {
        this.#rows.run?.stop();
        resolve(this.#rows.added);
      },
    });
  }

  get #title(): string {
    const { words } = this;
    const { run, added, people, counts } = this.#rows;
    if (run?.isBusy === false) return words.text("import.done-title", { added: added.length, count: people.length });
    if (counts.added > 0) return words.text("import.title", { count: counts.added });
    if (counts.assigned > 0) return words.text("import.start-assign", { count: counts.assigned });
    return words.text(people.length === 0 ? "import.start-none" : "import.none-title");
  }

  protected override render(): unknown {
    return renderOverlays(this);
  }

  protected override firstUpdated(): void {
    this.#read();
    void this.#dialog.open().then(() => this.#focusButton());
  }

  /**
   * Closes the dialog once everyone has been added, because the list shows it, unless the dialog reports assignments. Otherwise moves the
   * focus if the focused control is gone or disabled.
   */
  protected override updated(): void {
    const { run, added, people } = this.#rows;
    const isAllAdded = run?.isBusy === false && run.open === 0 && added.length === people.length;
    if (isAllAdded && this.#rows.assignments.totals === undefined) this.#dialog.close();
    else if (this.#dialog.element?.open === true && this.#isFocusLost) this.#focusButton();
  }

  get #isFocusLost(): boolean {
    return this.shadowRoot?.activeElement?.matches(":enabled, [tabindex]") !== true;
  }

  /** Focuses the primary button, or the first one while that is missing or disabled. */
  #focusButton(): void {
    const find = (selector: string): HTMLElement | null => this.renderRoot.querySelector(`.buttons ${selector}`);
    (find(".primary:enabled") ?? find("button"))?.focus();
  }

  /** Reads the people of the source. */
  #read(): void {
    this.#correction.reset();
    if (this.source) this.#rows.read(this.source.people());
  }

  #content(): TemplateResult {
    const { words } = this;
    const { run, counts, people, totals } = this.#rows;
    const count = counts.added > 0 ? counts.added : counts.assigned;
    const start = counts.added > 0 ? "import.start" : count > 0 ? "import.start-assign" : "import.start-none";
    const close = (): void => this.#dialog.close();
    return html`
      ${run ? nothing : this.source?.render(words, () => this.#read())}
      ${this.#rows.assignments.isForbidden ? html`<p part="import-forbidden">${words.text("import.assign.forbidden")}</p>` : nothing}
      ${people.length === 0 ? html`<p part="import-nothing">${words.text(`import.${this.source?.foreign ?? "nothing"}.text`)}</p>` : this.#table()}
      ${run ? (run.isBusy ? batchProgress(words, run) : importSummary(words, run, totals, this.#rows.openRows(words), this.#rows.assignments.totals)) : nothing}
      ${run ? nothing : this.#invitations()}
      <div class="buttons">
        ${
          run
            ? batchButtons(words, run, "import", close)
            : html`${button(words.text("panel.cancel"), { click: close })}
              ${button(words.text(start, { count }), {
                id: "start",
                look: "button primary",
                isDisabled: count === 0,
                click: () => this.#rows.start(),
              })}`
        }
      </div>
    `;
  }

  #invitations(): TemplateResult | typeof nothing {
    const { words } = this;
    const { invitations } = this.#rows;
    if (invitations === undefined) return nothing;
    return html`<p class="muted" part="import-invitations" role="status">
      ${invitations === "checking" ? words.text("import.checking") : invitationsText(words, invitations)}
    </p>`;
  }

  #table(): TemplateResult {
    const { words } = this;
    const { people, shown, showMore } = this.#rows;
    const more = people.length - shown.length;
    return html`<div class="rows scroll" tabindex="0" role="region" aria-labelledby="import-title">
      <table role="table" aria-rowcount=${people.length + 1}>
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
            ({ line }) => line,
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
    const { name, address, line, second } = person;
    const { isIncluded } = this.#rows.stateOf(person);
    return html`<tr class=${isIncluded ? "" : "out"} role="row" data-line=${line}>
      <td role="cell">
        <label class="cluster nowrap muted">
          <input
            type="checkbox"
            class="box"
            aria-label=${words.text("import.include", { name: name || address })}
            .checked=${isIncluded}
            ?disabled=${this.#rows.isLocked(person)}
            @change=${() => this.#rows.toggle(person)}
          />${line}
        </label>
      </td>
      <td role="cell"><bdi>${name}</bdi></td>
      <td role="cell"><span>${breakable(address)}</span></td>
      <td role="cell">${this.#role(person)}</td>
      <td role="cell">
        ${this.#result(person)}
        ${second === undefined ? nothing : stateLine(["warn", words.text("import.second", { address: second }), "warning"])}
        ${this.#assignments(person)}
      </td>
    </tr>`;
  }

  /** The role of a row: a choice until people are added. */
  #role(person: ImportedPerson): unknown {
    const { words } = this;
    const value = this.#rows.roleOf(person);
    if (this.#rows.run || this.#rows.isLocked(person)) return words.text(`role.${value}`);
    return selectField({
      ...{ value, part: "import-role", label: words.text("import.role-of", { name: person.name || person.address }) },
      options: roles.map((role) => [role, words.text(`role.${role}`)] as const),
      change: (chosen) => this.#rows.setRole(person, chosen as Role),
    });
  }

  /** The skills and certifications of a row, starting with those that are assigned. */
  #assignments(person: ImportedPerson): unknown {
    const { words } = this;
    const { assignments } = this.#rows;
    const list = (names: readonly string[]): string => new Intl.ListFormat(words.lang, { type: "unit" }).format(names);
    const found = assignedKinds.flatMap((kind) => assignments.namesOf(person, kind, true));
    const unknown = assignedKinds.flatMap((kind) => {
      const names = assignments.namesOf(person, kind, false);
      const text = (): string => words.text(`import.unknown.${kind}`, { count: names.length, names: list(names) });
      return names.length === 0 ? [] : stateLine(["warn", text(), "warning"]);
    });
    return [
      found.length === 0
        ? nothing
        : html`<p class="muted small" part="import-assign">${words.text("import.assign", { names: list(found) })}</p>`,
      ...unknown,
    ];
  }

  #result(person: ImportedPerson): TemplateResult {
    const { words } = this;
    const { run } = this.#rows;
    const row = this.#rows.stateOf(person);
    const { problem, meant } = person;
    const isOpen = this.#correction.isOpen(person);
    const canUse = meant !== undefined && problem === "typo" && !row.isIncluded && !row.predicted && !run;
    const use = (address: string): unknown => this.#rows.correct(person, { ...person, address });
    const form = {
      submit: words.text(run ? "import.again" : "import.check"),
      busy: words.text(run ? "import.adding" : "import.checking"),
      describedBy: "row-problem",
      correct: (corrected: ImportedPerson) => this.#rows.correct(person, corrected),
    };
    return html`<div class="cluster gap-3 answer">
      ${stateLine(rowStatus(words, person, row), isOpen ? form.describedBy : undefined)}
      ${canUse && !isOpen ? button(words.text("import.use"), { look: "link", click: () => use(meant) }) : nothing}
      ${run?.isBusy || !(isOpen || isCorrectable(person, row)) ? nothing : this.#correction.render(person, form)}
    </div>`;
  }
}

/** An address that breaks before an @ or a dot if it is too long for its line. */
const breakable = (address: string): unknown =>
  address.split(/(?=[@.])/).map((part, index) => (index === 0 ? part : html`<wbr />${part}`));

/** How many invitations will be sent. Rows that weren't checked may get one too. */
function invitationsText(words: Words<ImportKey>, { sent, unsent, unknown }: PlannedInvitations): string {
  if (sent === 0) return words.text(unsent > 0 ? "import.invitations.later" : "import.invitations.none");
  return words.text(unknown > 0 ? "import.invitations.up-to" : "import.invitations", { count: sent + unknown });
}

/** Opens the preview of a list. Resolves when it is closed, to the members who were added. */
export async function openImport(host: ImportHost, source: PeopleSource): Promise<readonly AddedMember[]> {
  if (!customElements.get(tag)) customElements.define(tag, MemberImport);
  const preview = new MemberImport();
  preview.scheduleId = host.scheduleId;
  preview.createSchedule = host.createSchedule;
  preview.source = source;
  host.renderRoot.append(preview);
  const added = await preview.closed;
  preview.remove();
  return added;
}
