import type { GetMatrixOutput, MatrixRow } from "@rollcall/permission-model";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { controls } from "../../ui/controls.styles.ts";
import { overlays } from "../../ui/overlays.styles.ts";
import { renderPanelState } from "../../ui/panel-states.ts";
import { panel } from "../../ui/panel.styles.ts";
import { tokens } from "../../ui/tokens.styles.ts";
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

/** Below so many pixels there is room for one caller only. */
const narrow = 640;

/**
 * Who may do what: every operation on every target that makes a difference, by everybody who might ask, found out by the
 * rules themselves (X21). Why not is one press, hover or focus away (X1). Where there is little room, it shows one caller
 * at a time. It stands inside a `<rollcall-provider>`, for internal people.
 *
 * With `schedule-id` it also answers "what could this person do if …" on that schedule, for its admins.
 *
 * @summary The permission matrix, and a simulator.
 * @slot title - The heading; "Who may do what" if left out.
 * @csspart panel - Everything.
 * @csspart header - The head.
 * @csspart title - The heading.
 * @csspart actor - The choice of who asks.
 * @csspart search - The search for an operation.
 * @csspart table - The table.
 * @csspart cell - A cell of the table.
 * @csspart simulator - The simulator.
 * @csspart person - The search for a person.
 * @csspart reason - Why something is not possible.
 * @csspart state-page - What stands there until the matrix does.
 * @csspart retry - The button that tries again.
 * @cssprop --permission-matrix-height - The most height of the table before it scrolls.
 * @cssprop --rollcall-accent - Colour of what can be pressed and of focus.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of quiet text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-ok - Colour of what is permitted.
 * @cssprop --rollcall-warn - Colour of what would change.
 * @cssprop --rollcall-radius - Roundness of the panel.
 * @cssprop --rollcall-font - Font family.
 */
export class PermissionMatrix extends RollcallElement<PermissionMatrixKey> {
  static override styles = [tokens, controls, overlays, panel, permissionMatrixStyles, simulatorStyles];

  static override properties = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule that the simulator is about; without one there is none. */
  declare scheduleId: string;

  protected override readonly catalogue = permissionMatrixWords;
  readonly #matrix = new QueryController<GetMatrixOutput>(this, {
    key: () => "matrix",
    load: (client, signal) => permissionsOf(client).getMatrix({}, { signal }),
  });
  readonly #why = new WhyNot(this);
  readonly #cells = new CellReasons(this, this.#why, (id) => this.#reasonOf(id));
  readonly #simulator = new Simulator(this, this.#why);
  // The columns follow the width with the next frame: within this one, the browser would find its observers in a loop.
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

  /** Whose column shows: where there is room for one only, the member's unless another is chosen. */
  #shownActor(actors: readonly MatrixActor[]): MatrixActor | undefined {
    if (this.#actor !== undefined || !this.#isNarrow) return this.#actor;
    return actors.find((actor) => actor === "member") ?? actors[0];
  }

  /** The cell that the Tab key reaches: where one was, if it still shows, else the first. */
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
