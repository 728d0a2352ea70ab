import type { GetMatrixOutput, MatrixRow } from "@rollcall/permission-model";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { renderPanel } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { CellReasons } from "./cell-reasons.ts";
import { cellId, labelOf, linesFound, type MatrixActor, matrixTable } from "./matrix-table.ts";
import { type PermissionMatrixKey, permissionMatrixWords } from "./permission-matrix.messages.ts";
import { permissionMatrixStyles } from "./permission-matrix.styles.ts";
import { permissionsOf } from "./simulator/simulation.ts";
import { Simulator } from "./simulator/simulator.ts";
import { simulatorStyles } from "./simulator/simulator.styles.ts";

/** The width in pixels below which only one actor is shown. */
const narrow = 640;

/**
 * Shows who can do what: each operation on each relevant target by each kind of actor, calculated from the actual rules
 * (X21). Press, hover or focus a cell to see the reason for a refusal (X1). Narrow layouts show one actor at a time. Place
 * it inside a `<rollcall-provider>`. It is available to internal people.
 *
 * With `schedule-id`, admins of that schedule can also simulate "what could this person do if…".
 *
 * @summary The permission matrix, and a simulator.
 * @slot title - The heading. Defaults to "Who can do what".
 * @slot header - More controls at the top.
 * @csspart actor - The select for an actor.
 * @csspart search - The search for an operation.
 * @csspart table - The table.
 * @csspart cell - A cell of the table.
 * @csspart simulator - The simulator.
 * @csspart person - The search for a person.
 * @cssprop --permission-matrix-height - The maximum height of the table before it scrolls.
 */
export class PermissionMatrix extends RollcallElement<PermissionMatrixKey> {
  static override styles = [...panelStyles, permissionMatrixStyles, simulatorStyles];

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
  #actor: MatrixActor | undefined;
  #search = "";

  constructor() {
    super();
    this.scheduleId = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
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
    const found = linesFound(rows, words, this.#search);
    // Narrow layouts show only one actor, by default the member.
    const byDefault = this.#isNarrow ? (actors.find((actor) => actor === "member") ?? actors[0]) : undefined;
    const shown = this.#actor ?? byDefault;
    return html`
      <div class="bar">
        <label class="one muted small">
          ${words.text("matrix.actor")}
          <select class="field" part="actor" id="actor" @change=${this.#choose}>
            ${
              this.#isNarrow
                ? nothing
                : html`<option value="" ?selected=${shown === undefined}>${words.text("matrix.everybody")}</option>`
            }
            ${actors.map(
              (actor) =>
                html`<option value=${actor} ?selected=${actor === shown}>${labelOf(words, actor, "actor.")}</option>`,
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
          : html`<div class="scroll">${this.#table(found, shown === undefined ? actors : [shown])}</div>`
      }
    `;
  }

  #table(rows: readonly MatrixRow[], actors: readonly MatrixActor[]): TemplateResult {
    const ids = rows.flatMap((row) => actors.map((actor) => cellId(row, actor)));
    // The tab stop is the cell that was focused last if it is still shown, otherwise the first.
    const current = ids.includes(this.#cells.last) ? this.#cells.last : (ids[0] ?? "");
    return matrixTable(this.words, { rows, actors, current, listener: this.#cells });
  }

  readonly #choose = ({ currentTarget }: Event): void => {
    this.#actor = ((currentTarget as HTMLSelectElement).value || undefined) as MatrixActor | undefined;
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
