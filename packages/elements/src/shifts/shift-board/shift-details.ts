import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { instantOf } from "../../ui/text/times.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { wallTime } from "../schedule-shifts/zone-time.ts";
import type { BoardActions } from "./board-actions.ts";
import { type BoardRow, freeSlots, isOpen } from "./board-rows.ts";
import { type BoardView, coverage, dayName, freeLabel, rowName, statusLabel } from "./board-view.ts";
import { shiftsOn } from "./board-grid.ts";
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
  /** The actions, once they are loaded. */
  readonly actions: () => BoardActions | undefined;
  /** Runs an action, loading the actions first. */
  readonly act: (action: (actions: BoardActions) => unknown) => Promise<void>;
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

  async open(subject: DetailsSubject): Promise<void> {
    this.#options.actions()?.clear();
    await this.#dialog.open(subject);
    // Otherwise the first control, which may release a person from the shift, would have the focus.
    this.#dialog.element?.querySelector<HTMLElement>(".acts button")?.focus();
  }

  close(): void {
    this.#dialog.close();
  }

  #title(subject: DetailsSubject): string {
    const { words } = this.#host;
    if (subject.shiftId !== undefined) {
      const view = this.#options.view();
      const [shift] = view === undefined ? [] : this.#shifts(view, subject);
      return view && shift ? view.times.text(shift.start, "longDay") : subject.kind;
    }
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
        ${view && shifts.map((shift) => this.#shift(view, shift))} ${view && this.#unfilled(view, subject)}
      </div>
      ${problemLine(words, this.#options.actions()?.problem)}
      <div class="buttons">
        ${view?.canPlan ? this.#addButton(view, subject) : nothing}
        ${button(words.text("board.close"), { part: "close", click: () => this.close() })}
      </div>`;
  }

  /** The unfilled shifts of the day, for the person of the row. */
  #unfilled(view: BoardView, { row, day }: Partial<DetailsSubject & { row: BoardRow; day: BoardDay }>) {
    const { board, canPlan } = view;
    const person = board.people.find(({ personId }) => personId === row?.personId);
    if (!canPlan || person === undefined || row === undefined || day === undefined) return nothing;
    const free = shiftsOn(view, day).filter(
      (shift) =>
        shift.refused.assign === undefined &&
        freeSlots(shift) > 0 &&
        shift.assignees.every(({ personId }) => personId !== person.personId),
    );
    const { words } = this.#host;
    const { name } = row;
    return free.map(
      (shift) =>
        html`<div class="detail cluster between" data-unfilled=${shift.id}>
          <span class="stack gap-0"
            ><span><bdi class="strong">${shift.kind}</bdi> · ${view.hours(shift)}</span>${freeLabel(view, shift)}</span
          >
          ${button(words.text("board.assign-to", { name }), {
            part: "assign-to",
            look: "button small",
            label: words.text("board.assign-to.label", { name, shift: `${shift.kind}, ${view.hours(shift)}` }),
            isBusy: this.#options.actions()?.isBusy,
            click: () =>
              this.#options.act((actions) => actions.assignPerson(shift, { personId: person.personId, name })),
          })}
        </div>`,
    );
  }

  #addButton({ board, times }: BoardView, subject: DetailsSubject): TemplateResult {
    const shift = board.shifts.find(({ id }) => id === subject.shiftId);
    const date =
      subject.shiftId === undefined ? subject.day.date : shift && wallTime(instantOf(shift.start), times.timeZone).date;
    const row = subject.shiftId === undefined ? subject.row : undefined;
    return button(this.#host.words.text("board.add"), {
      part: "add",
      look: "button primary",
      click: () => this.#leave((actions) => actions.create(board, date ?? board.today, row)),
    });
  }

  /** Opens another dialog instead of this one. */
  #leave(action: (actions: BoardActions) => unknown): Promise<void> {
    return this.#options.act((actions) => {
      this.close();
      return action(actions);
    });
  }

  #shift(view: BoardView, shift: ListedShift): TemplateResult {
    const where = [shift.position, shift.venue].filter((text) => text !== "").join(" · ");
    return html`<section class="detail stack gap-1" data-detail=${shift.id}>
      <div class="cluster between">
        <span><bdi class="strong">${shift.kind}</bdi> · ${view.hours(shift)}</span>
        <span class="cluster gap-3">${coverage(view, [shift])}${statusLabel(view, shift)}</span>
      </div>
      ${where === "" ? nothing : html`<bdi class="muted small">${where}</bdi>`}
      ${shift.notes === "" ? nothing : html`<bdi class="small wrap">${shift.notes}</bdi>`}
      ${
        shift.needs.length === 0
          ? nothing
          : html`<bdi class="muted small">${shift.needs.map(({ name }) => name).join(", ")}</bdi>`
      }
      ${shiftPeople(view, shift, (personId) => this.#releaseButton(view, shift, personId))}
      ${view.canPlan ? this.#actions(view, shift) : nothing}
    </section>`;
  }

  #actions({ board }: BoardView, shift: ListedShift): TemplateResult {
    const { refused } = shift;
    const canFill = refused.assign === undefined && freeSlots(shift) > 0;
    const { words } = this.#host;
    const act = (
      key: "assign" | "offer" | "answers" | "edit" | "copy" | "cancel",
      click: () => unknown,
    ): TemplateResult =>
      button(words.text(`board.${key}`), {
        part: key === "cancel" ? "cancel-shift" : key,
        look: "button small",
        label: words.text("board.of", { action: words.text(`board.${key}`), shift: shift.kind }),
        isBusy: this.#options.actions()?.isBusy,
        opensDialog: key !== "cancel",
        click,
      });
    return html`<div class="cluster acts">
      ${canFill ? act("assign", () => this.#leave((actions) => actions.assign(shift))) : nothing}
      ${
        board.offers.has(shift.id)
          ? act("answers", () => this.#leave((actions) => actions.answers(shift)))
          : canFill && instantOf(shift.start) > board.now
            ? act("offer", () => this.#leave((actions) => actions.offer(shift)))
            : nothing
      }
      ${refused.move === undefined ? act("edit", () => this.#leave((actions) => actions.edit(shift))) : nothing}
      ${act("copy", () => this.#leave((actions) => actions.copy(shift)))}
      ${
        refused["set-status"] === undefined && isOpen(shift)
          ? act("cancel", () => this.#options.act((actions) => actions.cancel(shift)))
          : nothing
      }
    </div>`;
  }

  #releaseButton({ canPlan }: BoardView, shift: ListedShift, personId: string): TemplateResult | typeof nothing {
    const assignee = shift.assignees.find((one) => one.personId === personId);
    if (!canPlan || assignee === undefined || shift.refused.assign !== undefined) return nothing;
    const { words } = this.#host;
    const name = assignee.name || words.text("shifts.unknown");
    return button(words.text("board.release"), {
      part: "release",
      look: "link small",
      label: words.text("board.release.label", { name, shift: shift.kind }),
      isBusy: this.#options.actions()?.isBusy,
      click: () => this.#options.act((actions) => actions.release(shift, assignee)),
    });
  }
}
