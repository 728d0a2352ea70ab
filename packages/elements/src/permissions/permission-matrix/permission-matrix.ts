import type { GetMatrixOutput, MatrixRow } from "@rollcall/permission-model";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { renderPanelState } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { CellReasons } from "./cell-reasons.ts";
import { cellId, matrixTable } from "./matrix-table.ts";
import { actorWords, linesFound, type MatrixActor, permissionsOf } from "./matrix-words.ts";
import { type PermissionMatrixKey, permissionMatrixWords } from "./permission-matrix-messages.en.ts";
import { permissionMatrixStyles } from "./permission-matrix.styles.ts";
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
 * @csspart panel - The panel around everything.
 * @csspart header - The header.
 * @csspart title - The heading.
 * @csspart actor - The select for an actor.
 * @csspart search - The search for an operation.
 * @csspart table - The table.
 * @csspart cell - A cell of the table.
 * @csspart simulator - The simulator.
 * @csspart person - The search for a person.
 * @csspart reason - The reason why something isn't possible.
 * @csspart state-page - The message shown while there is no matrix.
 * @csspart retry - The button that retries a failed load.
 * @cssprop --permission-matrix-height - The maximum height of the table before it scrolls.
 * @cssprop --rollcall-accent - Color of buttons, links and focus rings.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Color of text.
 * @cssprop --rollcall-muted - Color of secondary text.
 * @cssprop --rollcall-line - Color of borders.
 * @cssprop --rollcall-ok - Color of permitted actions.
 * @cssprop --rollcall-warn - Color of changes.
 * @cssprop --rollcall-radius - Corner radius of the panel.
 * @cssprop --rollcall-font - Font family.
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
  readonly #cells = new CellReasons(this, this.#why, (id) => this.#reasonOf(id));
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
    const matrix = this.#matrix.value;
    return html`
      ${this.scheduleId === "" ? nothing : this.#simulator.render()}
      <section class="panel" part="panel" aria-label=${words.text("matrix.title")}>
        <header class="head" part="header">
          <div class="grow">
            <h2 part="title"><slot name="title">${words.text("matrix.title")}</slot></h2>
            <p class="muted">${words.text("matrix.text")}</p>
          </div>
        </header>
        ${renderPanelState(words, this.#matrix, 6) ?? nothing} ${matrix ? this.#table(matrix) : nothing}
      </section>
      ${this.#why.render()} ${this.#cells.render()}
    `;
  }

  #table({ actors, rows }: GetMatrixOutput): TemplateResult {
    const { words } = this;
    const found = linesFound(rows, words, this.#search);
    const shown = this.#shownActor(actors);
    const columns = shown === undefined ? actors : [shown];
    return html`
      <div class="bar">
        <label class="one">
          ${words.text("matrix.actor")}
          <select class="field" part="actor" id="actor" @change=${this.#choose}>
            ${
              this.#isNarrow
                ? nothing
                : html`<option value="" ?selected=${shown === undefined}>${words.text("matrix.everybody")}</option>`
            }
            ${actors.map(
              (actor) => html`<option value=${actor} ?selected=${actor === shown}>${actorWords(words, actor)}</option>`,
            )}
          </select>
        </label>
        <label class="one grow">
          ${words.text("matrix.find")}
          <input class="field" type="search" part="search" id="search" autocomplete="off" @input=${this.#find} />
        </label>
        <span class="muted count" role="status">${words.text("matrix.count", { count: found.length })}</span>
      </div>
      ${
        found.length === 0
          ? html`<p class="page muted">${words.text("matrix.nothing")}</p>`
          : html`<div class="scroll">
              ${matrixTable(words, { rows: found, actors: columns, current: this.#current(found, columns) })}
            </div>`
      }
    `;
  }

  /** The actors to show. In narrow layouts only one, by default the member. */
  #shownActor(actors: readonly MatrixActor[]): MatrixActor | undefined {
    if (this.#actor !== undefined || !this.#isNarrow) return this.#actor;
    return actors.find((actor) => actor === "member") ?? actors[0];
  }

  /** The cell in the tab order: the last focused one if it is still shown, otherwise the first. */
  #current(rows: readonly MatrixRow[], actors: readonly MatrixActor[]): string {
    const last = this.#cells.last;
    const isThere = rows.some((row) => actors.some((actor) => cellId(row, actor) === last));
    const [row] = rows;
    return isThere || row === undefined ? last : cellId(row, actors[0] ?? "");
  }

  #reasonOf(id: string) {
    const [operation, target, actor] = id.split("|");
    const row = this.#matrix.value?.rows.find((one) => one.operation === operation && one.target === target);
    return row?.cells.find((cell) => cell.actor === actor)?.reason;
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
