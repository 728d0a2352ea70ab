import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { firstWeekdayIn } from "../../availability/my-availability/month.ts";
import { GridNavigation } from "../../ui/lists/grid-navigation.ts";
import { notice, statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { PanelElement } from "../../ui/panel/panel-element.ts";
import { pressableRow } from "../../ui/styles/pressable-row.styles.ts";
import { tableStyles } from "../../ui/styles/table.styles.ts";
import { timesIn } from "../../ui/text/times.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { BoardDialogs } from "./board-dialogs.ts";
import { boardGrid, type DayCell, dayCells } from "./board-grid.ts";
import { BoardLayout } from "./board-layout.ts";
import { boardButtons } from "./board-buttons.ts";
import { BoardList } from "./board-list.ts";
import type { BoardGrouping, BoardRow } from "./board-rows.ts";
import { type BoardView, createBoardView } from "./board-view.ts";
import { dayList } from "./day-list.ts";
import { type Board, loadBoard, maxLoaded, type WeekAsked, weekToLoad } from "./load-board.ts";
import { PeopleMarks } from "./people-marks.ts";
import { type BoardKey, shiftBoardWords } from "./shift-board.messages.ts";
import { boardStyles } from "./shift-board.styles.ts";
import { weekBar } from "./week-bar.ts";

/**
 * A week of a schedule for schedulers: people or positions by day in the schedule's time zone, with each day's coverage and the unfilled
 * shifts (B2, B63). Put it inside a `<rollcall-provider>`.
 *
 * Shows who answered what, when people are unavailable or busy, and conflicts with these times or with other shifts (Q29).
 * Containers of 640 pixels or less show a list of days, and so does the printed page if there are many rows. A shift appears on the
 * day on which it starts. Changes by others appear within a second.
 *
 * Members and admins create, edit, copy and cancel shifts, and assign and release people; these actions can be undone.
 * They offer shifts to several people at once or in waves, see who answered what, withdraw offers and answer for others (X13).
 * People who can't take the shift are listed with the reasons (A11, A13). Viewers can only read (B65).
 *
 * @summary A week of shifts by person or position.
 * @slot title - The heading. Defaults to "Shift board".
 * @slot header - Additional controls in the header.
 * @attr schedule-id - The schedule whose shifts are shown.
 * @attr group-by - The rows: `people` or `positions`.
 * @fires {ShiftCreatedEvent} rollcall-shift-created - A shift was created.
 * @fires {ShiftChangedEvent} rollcall-shift-changed - A shift was changed, assigned or released.
 * @fires {ShiftsPlannedEvent} rollcall-shifts-planned - Several shifts were created, changed, published or canceled at once.
 * @csspart previous - The button that shows the previous week.
 * @csspart today - The button that shows the current week.
 * @csspart next - The button that shows the next week.
 * @csspart search - The field that searches people, positions or shifts.
 * @csspart group-by - The choice of rows.
 * @csspart add-on-day - The button that adds a shift on a day of the list.
 * @csspart assign-to - The button that assigns the person of a row to an unfilled shift.
 * @csspart scroller - The container in which the grid scrolls.
 * @csspart table - The grid.
 * @csspart row - A row of the grid.
 * @csspart name - The name of a row.
 * @csspart cell - A day of a row.
 * @csspart day - A day of the list.
 * @csspart shift - A shift.
 * @csspart kind - The kind of a shift.
 * @csspart assignee - A person on a shift.
 * @csspart state - The state of a person on a shift.
 * @csspart status - The status of a shift.
 * @csspart coverage - How many slots are filled.
 * @csspart free - How many slots are free.
 * @csspart taken - Marks a day on which a person is unavailable or busy.
 * @csspart conflict - Marks a shift that conflicts with something else.
 * @csspart flagged - Marks a person who is no longer assignable.
 * @csspart lapsing - Marks a person whose certification won't be valid at the shift.
 * @csspart close - The button that closes a dialog.
 * @csspart add - The button that adds a shift.
 * @csspart answers - How many people have answered the offers of a shift, and the button that shows their answers.
 * @csspart offer - The button that offers a shift.
 * @csspart offer-more - The button that offers a shift to more people.
 * @csspart offer-pace - The choice to ask everyone at once or in waves.
 * @csspart offer-deadline - The field for the last time to answer.
 * @csspart select-person - Selects a person to ask.
 * @csspart select-all - Selects all people shown.
 * @csspart answer - The answer of a person.
 * @csspart answer-accept - The button that accepts an offer for a person.
 * @csspart answer-decline - The button that declines an offer for a person.
 * @csspart withdraw - The button that withdraws an offer.
 * @csspart assign - The button that lists the people to assign.
 * @csspart assign-person - The button that assigns a person.
 * @csspart more - The button that lists more people.
 * @csspart release - The button that releases a person from a shift.
 * @csspart edit - The button that edits a shift.
 * @csspart copy - The button that copies a shift.
 * @csspart plan - The button of the menu with commands on a whole week.
 * @csspart menu - That menu.
 * @csspart ineligible - The people who may not take a draft.
 * @csspart publish - The command that publishes drafts.
 * @csspart copy-week - The command that copies a week.
 * @csspart use-template - The command that uses a template.
 * @csspart save-template - The command that saves a week as a template.
 * @csspart remove-template - The button that removes a template.
 * @csspart export-hours - The command that exports hours.
 * @csspart preview - What a command on a week would do.
 * @csspart conflicts - The conflicts of copied shifts.
 * @csspart new-assignee - The field for the assignee of a new shift.
 * @csspart details - The optional fields of a shift.
 * @csspart cancel-shift - The button that cancels a shift.
 * @csspart repeat - The choice of how a new shift repeats.
 * @csspart weekday - A weekday on which it repeats.
 * @csspart dates - The dates on which it repeats.
 * @csspart scope - The choice of which shifts of a series change.
 * @csspart override-note - The field for why a person is assigned despite reasons against it.
 * @csspart tabs - The lists of people to assign.
 * @csspart tab - One of these lists.
 */
export class ShiftBoard extends PanelElement<BoardKey> {
  static override styles = [...panelStyles, formStyles, tableStyles, pressableRow, boardStyles];
  static override properties: PropertyDeclarations = {
    scheduleId: { attribute: "schedule-id" },
    groupBy: { attribute: "group-by" },
  };

  /** The schedule whose shifts to show. */
  declare scheduleId: string;
  /** What the rows are. */
  declare groupBy: BoardGrouping;

  protected override readonly catalogue = shiftBoardWords;
  /** A date in the visible week; `undefined` for the current week. */
  #date: string | undefined;
  readonly #layout = new BoardLayout(this, () => this.performUpdate());
  #search = "";
  readonly #board = new QueryController<Board>(this, {
    key: () => (this.scheduleId ? `${this.scheduleId} ${this.#date ?? ""}` : undefined),
    load: (client, signal) => loadBoard(client, this.scheduleId, this.#week, signal),
    topics: ({ schedule: { id, number } }) => ({ [id]: number }),
  });
  readonly #list = new BoardList(
    this,
    () => this.#board.state,
    () => this.#loadMarks(),
  );
  readonly #navigation = new GridNavigation<BoardRow, DayCell>(this, this.#list, ({ key }) => key, dayCells, "0");
  readonly #why = new WhyNot(this);
  readonly #dialogs = new BoardDialogs(this, {
    board: this.#board,
    known: () => this.#known,
    view: () => this.#view(),
    rowOf: (key) => this.#list.rows.get(key),
  });
  /** The board, or what is known about it while it loads: the buttons and the name of the week stay. */
  #known: Board | undefined;
  #drawn: BoardView | undefined;
  readonly #marks = new PeopleMarks(this);

  constructor() {
    super();
    this.scheduleId = "";
    this.groupBy = "people";
  }

  override get shownId(): string {
    return this.scheduleId;
  }

  protected override updated(): void {
    this.#loadMarks();
  }

  #loadMarks(): void {
    const board = this.#board.value;
    if (board === undefined || !this.#canPlan) return;
    const isList = this.#layout.isNarrow || this.groupBy === "positions";
    this.#marks.load(board, isList ? [...board.ofPerson.keys()] : this.#list.nearbyPeople());
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const board = this.#board.value;
    this.#list.place(board, this.groupBy, this.#search);
    const known = (this.#known = board ?? weekToLoad(this.#known, this.scheduleId, this.#week));
    const zone = known && timesIn(words, known.schedule.timeZone).otherZone;
    return renderPanel(this, {
      title: words.text("board.title"),
      query: this.#board,
      subtitle: zone === undefined ? nothing : html`<p class="muted">${words.text("shifts.zone", { zone })}</p>`,
      actions: boardButtons(this.words, known, { why: this.#why, act: (action) => this.#dialogs.act(action) }),
      bar: this.#board.state.kind === "refused" ? nothing : this.#bar(known),
      content: (loaded) => this.#content(loaded),
      skeletonRows: 6,
    });
  }

  get #canPlan(): boolean {
    return this.#board.value?.schedule.refused["change-shifts"] === undefined;
  }

  #bar(board: Board | undefined): TemplateResult {
    return weekBar({
      words: this.words,
      days: board?.days ?? [],
      date: this.#date ?? board?.today,
      show: (date) => {
        this.#date = date;
        this.requestUpdate();
      },
      grouping: this.#layout.isNarrow ? undefined : this.groupBy,
      group: (grouping) => {
        this.groupBy = grouping;
      },
      search: (search) => {
        this.#search = search.trim();
        this.requestUpdate();
      },
    });
  }

  get #week(): WeekAsked {
    return { date: this.#date, firstWeekday: firstWeekdayIn(this.words.lang) };
  }

  #content(board: Board): TemplateResult {
    const { words } = this;
    const view = this.#view();
    return html`
      ${board.schedule.state === "archived" ? notice("lock", words.text("board.archived")) : nothing}
      ${board.hasMoreShifts ? notice("info", words.text("board.more-shifts", { count: maxLoaded })) : nothing}
      ${board.hasMorePeople ? notice("info", words.text("board.more-people", { count: maxLoaded })) : nothing}
      ${view && this.#rows(view)}
    `;
  }

  #rows(view: BoardView): TemplateResult {
    const { words } = this;
    // A long grid draws only the rows in view, so that paper gets all shifts as a list.
    if (this.#layout.isNarrow || (this.#layout.isPrinting && this.#list.window.isVirtual)) return dayList(view);
    if (this.#list.rows.length === 0) {
      const key = this.#search === "" ? "board.none" : "board.no-match";
      return statePage("calendar", words.text(key), words.text(`${key}.text`));
    }
    const label = words.text(this.groupBy === "positions" ? "board.positions" : "board.people");
    return boardGrid(view, { list: this.#list, navigation: this.#navigation }, label);
  }

  #view(): BoardView | undefined {
    const board = this.#board.value;
    if (board === undefined) return undefined;
    const { words } = this;
    if (this.#drawn?.board === board && this.#drawn.words === words && this.#drawn.search === this.#search) {
      return this.#drawn;
    }
    return (this.#drawn = createBoardView({
      board,
      words,
      canPlan: this.#canPlan,
      search: this.#search,
      takenBy: (personId) => this.#marks.takenBy(personId),
      lapsing: () => this.#marks.lapsing,
      openCell: (row, day) => this.#dialogs.open({ row, day }),
      addShift: ({ date }) => this.#dialogs.act((actions) => actions.create(board, date)),
      openShift: ({ id, kind }) => this.#dialogs.open({ shiftId: id, kind }),
    }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "shift-board": ShiftBoard;
  }
}
