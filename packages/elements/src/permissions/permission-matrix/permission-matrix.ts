import type { GetMatrixOutput, MatrixRow } from "@rollcall/permission-model";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { groupBy } from "../../ui/text/group-by.ts";
import { hintStyles } from "../../ui/styles/hint.styles.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { CellReasons } from "./cell-reasons.ts";
import { cellId, labelOf, linesFound, type MatrixActor, type MatrixGroup, matrixTable } from "./matrix-table.ts";
import { type PermissionMatrixKey, permissionMatrixWords } from "./permission-matrix.messages.ts";
import { permissionMatrixStyles } from "./permission-matrix.styles.ts";
import { permissionsOf } from "./simulator/simulation.ts";
import { Simulator } from "./simulator/simulator.ts";
import { simulatorStyles } from "./simulator/simulator.styles.ts";

/** The width in pixels below which only one actor is shown. */
const narrow = 640;

/** The actors shown at first. */
const mainActors: readonly MatrixActor[] = ["organization-admin", "schedule-admin", "member", "viewer"];

/** A search opens all groups while it finds at most this many rows. More would take too long to draw at once. */
const maxOpened = 24;

/** How many cells are drawn in a frame: at first and at least, and at most. */
const [minCells, maxCells] = [48, 768];

/** After a frame that took at most `quick` milliseconds, the next one draws twice as many cells. After more than `slow`, half as many. */
const [quick, slow] = [3, 8];

/**
 * Shows who can do what: each operation on each relevant target by each kind of actor, calculated from the actual rules (X21). It
 * opens with four roles and collapsed groups; a search expands the groups with matches. Press, hover or focus a cell to see the
 * reason for a refusal (X1). Narrow layouts show one actor at a time. Place it inside a `<rollcall-provider>`. It is available to
 * internal people.
 *
 * With `schedule-id`, admins of that schedule can also simulate "what could this person do if…".
 *
 * @summary The permission matrix, and a simulator.
 * @slot title - The heading. Defaults to "Who can do what".
 * @slot header - Additional controls in the header.
 * @csspart actor - The select for an actor.
 * @csspart search - The search for an operation.
 * @csspart table - The table.
 * @csspart group - The button that expands and collapses a group.
 * @csspart cell - A cell of the table.
 * @csspart simulator - The simulator.
 * @csspart person - The search for a person.
 * @cssprop --permission-matrix-height - The maximum height of the table before it scrolls.
 */
export class PermissionMatrix extends RollcallElement<PermissionMatrixKey> {
  static override styles = [...panelStyles, hintStyles, permissionMatrixStyles, simulatorStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" } };

  /** The ID of the schedule for the simulator, which is hidden without it. */
  declare scheduleId: string;

  protected override readonly catalogue = permissionMatrixWords;
  readonly #matrix = new QueryController<GetMatrixOutput>(this, {
    key: () => "matrix",
    load: (client, signal) => permissionsOf(client).getMatrix({}, { signal }),
  });
  readonly #why = new WhyNot(this);
  readonly #cells = new CellReasons(this, this.#why, (id) => {
    const row = this.#matrix.value?.rows.find((one) => id.startsWith(cellId(one, "")));
    return row?.cells.find(({ actor }) => id === cellId(row, actor))?.reason;
  });
  readonly #simulator = new Simulator(this, this.#why);
  // Wait a frame before changing the columns, or the browser reports a resize observer loop.
  readonly #size = new ResizeObserver(([entry]) => {
    const isNarrow = (entry?.contentRect.width ?? narrow) < narrow;
    if (isNarrow === this.#isNarrow) return;
    this.#isNarrow = isNarrow;
    requestAnimationFrame(() => this.requestUpdate());
  });
  #isNarrow = false;
  #actor: MatrixActor | "all" | "" = "";
  readonly #open = new Set<string>();
  #drawing: { readonly key: readonly unknown[]; readonly drawn: Map<string, number> } = { key: [], drawn: new Map() };
  #cellsPerFrame = minCells;
  #frameBegan = 0;
  #search = "";
  #matched: {
    readonly key: readonly unknown[];
    readonly found: readonly MatrixRow[];
    readonly groups: ReadonlyMap<string, readonly MatrixRow[]>;
  } = { key: [], found: [], groups: new Map() };

  constructor() {
    super();
    this.scheduleId = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { width } = this.getBoundingClientRect();
    if (width > 0) this.#isNarrow = width < narrow;
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("scheduleId")) this.#simulator.about(this.scheduleId);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      ${this.scheduleId === "" ? nothing : this.#simulator.render()}
      ${renderPanel(this, {
        title: words.text("matrix.title"),
        subtitle: html`<p class="muted">${words.text("matrix.text")}</p>`,
        query: this.#matrix,
        skeletonRows: 6,
        content: (matrix) => this.#content(matrix),
      })}
    `;
  }

  #content({ actors, rows }: GetMatrixOutput): TemplateResult {
    const { words } = this;
    const found = this.#found(rows);
    // Narrow layouts show only one actor, by default the member.
    const chosen = this.#isNarrow && ["", "all"].includes(this.#actor) ? "member" : this.#actor;
    const shown = actors.filter((actor) =>
      chosen === "" ? mainActors.includes(actor) : chosen === "all" || chosen === actor,
    );
    const sets = this.#isNarrow ? [] : (["", "all"] as const);
    return html`
      <div class="bar">
        <label class="one muted small">
          ${words.text("matrix.actor")}
          <select class="field" part="actor" id="actor" @change=${this.#choose}>
            ${sets.map(
              (set) =>
                html`<option value=${set} ?selected=${set === chosen}>
                  ${words.text(set === "" ? "matrix.main" : "matrix.everyone")}
                </option>`,
            )}
            ${actors.map(
              (actor) =>
                html`<option value=${actor} ?selected=${actor === chosen}>${labelOf(words, actor, "actor.")}</option>`,
            )}
          </select>
        </label>
        <label class="one grow muted small">
          ${words.text("matrix.find")}
          <input class="field" type="search" part="search" id="search" autocomplete="off" @input=${this.#find} />
        </label>
        <span class="muted small count" role="status">${words.text("matrix.count", { count: found.length })}</span>
      </div>
      ${
        found.length === 0
          ? html`<p class="page muted">${words.text("matrix.nothing")}</p>`
          : html`<div class="scroll">${this.#table(found, shown)}</div>`
      }
    `;
  }

  /** The rows that match the search, the same array until the search changes. */
  #found(rows: readonly MatrixRow[]): readonly MatrixRow[] {
    const key = [rows, this.words, this.#search];
    if (key.some((one, index) => one !== this.#matched.key[index])) {
      const found = linesFound(rows, this.words, this.#search);
      this.#matched = { key, found, groups: groupBy(found, ({ operation }) => operation.split(".")[0] ?? "") };
    }
    return this.#matched.found;
  }

  #table(rows: readonly MatrixRow[], actors: readonly MatrixActor[]): TemplateResult {
    const opensAll = this.#search.trim() !== "" && rows.length <= maxOpened;
    const groups = this.#drawSome(opensAll, actors.length);
    const drawn = groups.flatMap(({ rows, count }) => rows.slice(0, count));
    // The tab stop is the cell that was focused last if it is still shown, otherwise the first.
    const { last } = this.#cells;
    const [first] = drawn;
    const isShown = drawn.some((row) => actors.some((actor) => last === cellId(row, actor)));
    const current = isShown ? last : first && actors[0] ? cellId(first, actors[0]) : "";
    const toggle = (domain: string): void => {
      if (!this.#open.delete(domain)) this.#open.add(domain);
      this.requestUpdate();
    };
    return matrixTable(this.words, { groups, actors, current, toggle, listener: this.#cells });
  }

  /** The groups with the rows to draw in this frame: a few more than before, so that drawing never blocks the page. */
  #drawSome(opensAll: boolean, columns: number): readonly MatrixGroup[] {
    const key = [this.#matched.found, columns];
    if (key.some((one, index) => one !== this.#drawing.key[index])) this.#drawing = { key, drawn: new Map() };
    const { drawn } = this.#drawing;
    this.#frameBegan = performance.now();
    let budget = Math.ceil(this.#cellsPerFrame / columns);
    return [...this.#matched.groups].map(([domain, rows]) => {
      const isOpen = opensAll || this.#open.has(domain);
      const before = isOpen ? (drawn.get(domain) ?? 0) : 0;
      const count = Math.min(isOpen ? rows.length : 0, before + budget);
      budget -= count - before;
      drawn.set(domain, count);
      return { domain, rows, isOpen, count };
    });
  }

  protected override updated(): void {
    if (!this.renderRoot.querySelector("table[aria-busy]")) return;
    const elapsed = performance.now() - this.#frameBegan;
    if (elapsed < quick) this.#cellsPerFrame = Math.min(maxCells, this.#cellsPerFrame * 2);
    else if (elapsed > slow) this.#cellsPerFrame = Math.max(minCells, this.#cellsPerFrame / 2);
    requestAnimationFrame(() => this.requestUpdate());
  }

  readonly #choose = ({ currentTarget }: Event): void => {
    this.#actor = (currentTarget as HTMLSelectElement).value as MatrixActor | "all" | "";
    this.requestUpdate();
  };

  readonly #find = ({ currentTarget }: Event): void => {
    this.#search = (currentTarget as HTMLInputElement).value;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "permission-matrix": PermissionMatrix;
  }
}
