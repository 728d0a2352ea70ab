import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import type { PanelHost } from "../../ui/panel-host.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import type { BoardRow } from "./board-rows.ts";
import { type BoardView, coverage, dayName, rowName, statusLabel } from "./board-view.ts";
import { shiftPeople } from "./day-list.ts";
import type { BoardDay } from "./load-board.ts";
import type { BoardKey } from "./shift-board.messages.ts";

/** The shifts of a cell, or one shift. */
export type DetailsSubject =
  | { readonly row: BoardRow; readonly day: BoardDay; readonly shiftId?: undefined }
  | { readonly shiftId: string; readonly kind: string };

/** What the details show, and what can be done there. */
export interface DetailsOptions {
  /** `undefined` while the board loads. */
  readonly view: () => BoardView | undefined;
  /** The row as it is now. */
  readonly rowOf: (key: string) => BoardRow | undefined;
}

/** The dialog with the shifts of a cell, or with one shift. It follows changes while it is open. */
export class ShiftDetails {
  readonly #host: PanelHost<BoardKey>;
  readonly #options: DetailsOptions;
  readonly #dialog: Dialog<DetailsSubject>;

  constructor(host: PanelHost<BoardKey>, options: DetailsOptions) {
    this.#host = host;
    this.#options = options;
    this.#dialog = new Dialog<DetailsSubject>(host, {
      id: "details",
      size: "wide long",
      title: (subject) => this.#title(subject),
      content: (subject) => this.#content(subject),
    });
  }

  open(subject: DetailsSubject): Promise<void> {
    return this.#dialog.open(subject);
  }

  #title(subject: DetailsSubject): string {
    if (subject.shiftId !== undefined) return subject.kind;
    const { words } = this.#host;
    return `${rowName({ words }, subject.row)}, ${dayName({ words }, subject.day, "longDay")}`;
  }

  #shifts(view: BoardView, subject: DetailsSubject): readonly ListedShift[] {
    if (subject.shiftId !== undefined) return view.board.shifts.filter(({ id }) => id === subject.shiftId);
    return this.#options.rowOf(subject.row.key)?.cells.get(subject.day.date) ?? [];
  }

  #content(subject: DetailsSubject): TemplateResult {
    const { words } = this.#host;
    const view = this.#options.view();
    const shifts = view === undefined ? [] : this.#shifts(view, subject);
    return html`<div class="scroll lined" id="details-text">
        ${shifts.length === 0 ? html`<p>${words.text("board.no-shifts")}</p>` : nothing}
        ${view && shifts.map((shift) => this.#shift(view, shift))}
      </div>
      <div class="buttons">
        ${button(words.text("board.close"), { part: "close", click: () => this.#dialog.close() })}
      </div>`;
  }

  #shift(view: BoardView, shift: ListedShift): TemplateResult {
    const where = [shift.position, shift.venue].filter((text) => text !== "").join(" · ");
    return html`<section class="detail stack gap-1" data-detail=${shift.id}>
      <div class="cluster between">
        <span><bdi class="strong">${shift.kind}</bdi> · ${view.times.hours(shift.start, shift.end)}</span>
        <span class="cluster gap-3">${coverage(view, [shift])}${statusLabel(view, shift)}</span>
      </div>
      ${where === "" ? nothing : html`<bdi class="muted small">${where}</bdi>`}
      ${shift.notes === "" ? nothing : html`<bdi class="small wrap">${shift.notes}</bdi>`}
      ${
        shift.needs.length === 0
          ? nothing
          : html`<bdi class="muted small">${shift.needs.map(({ name }) => name).join(", ")}</bdi>`
      }
      ${shiftPeople(view, shift)}
    </section>`;
  }
}
