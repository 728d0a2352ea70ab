import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { workReasons } from "../../messages/work-reasons.en.ts";
import { button, reserved } from "../../ui/controls/button.ts";
import { tabsStyles } from "../../ui/panel/tabs.styles.ts";
import { candidateStyles } from "../offers/candidates.styles.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { groupBy } from "../../ui/text/group-by.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { plus } from "../../ui/controls/more-icons.ts";
import { notice, statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { switchField } from "../../ui/settings/switch-row.ts";
import { WhyNot } from "../../ui/popovers/why-not.ts";
import { PlanButton } from "../planning/plan-button.ts";
import { AssigneePicker } from "./assignee-picker.ts";
import { FlaggedPeople } from "./flagged-people.ts";
import { type ListedShift, loadShifts, type ShownShifts } from "./load-shifts.ts";
import { ShiftChangedEvent, ShiftCreatedEvent, ShiftsPlannedEvent } from "./schedule-shifts.events.ts";
import { scheduleShiftsStyles } from "./schedule-shifts.styles.ts";
import { shiftFormStyles } from "./shift-form.styles.ts";
import { ShiftCommands } from "./shift-commands.ts";
import { ShiftDialogs } from "./shift-dialogs.ts";
import { ShiftForm } from "./shift-form.ts";
import { type RowView, shiftRow } from "./shift-row.ts";
import { type ShiftListKey, shiftListWords } from "./schedule-shifts.messages.ts";
import { instantOf, timesIn } from "../../ui/text/times.ts";
import { wallTime } from "./zone-time.ts";

const words = { ...shiftListWords, ...workReasons };

/** How many more shifts the button loads. */
const step = 50;

const plusIcon = drawing(plus);

/**
 * The running and upcoming shifts of a schedule with their assignees, by day, in the schedule's time zone (B2, B63). Put
 * it inside a `<rollcall-provider>`.
 *
 * Members and admins plan, assign, offer, move and cancel shifts in place (X13), and can undo canceling; viewers can only read
 * (B65, B67). Refused controls explain why (X1). Upcoming shifts whose assignee is no longer assignable are flagged and can be
 * released (Q21). Changes by others appear within a second.
 *
 * @summary The shifts of a schedule and their assignees.
 * @slot title - The heading. Defaults to "Shifts".
 * @slot header - Additional controls in the header.
 * @attr schedule-id - The schedule whose shifts are shown.
 * @fires {ShiftCreatedEvent} rollcall-shift-created - A shift was planned.
 * @fires {ShiftChangedEvent} rollcall-shift-changed - A shift was changed, assigned or released.
 * @fires {ShiftsPlannedEvent} rollcall-shifts-planned - Several shifts were created, changed, published or canceled at once.
 * @fires {ShiftsReleasedEvent} rollcall-shifts-released - A person's upcoming shifts were released.
 * @csspart add - The button that adds a shift.
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
 * @csspart unfilled - The switch that shows only shifts with a free slot.
 * @csspart day - The shifts of one day.
 * @csspart shift - The row of a shift.
 * @csspart kind - The kind of a shift.
 * @csspart assignee - A person on a shift, or its free slots.
 * @csspart assignee-actions - The button of the menu of a person on a shift.
 * @csspart menu - A menu of commands.
 * @csspart place - The position and venue of a shift.
 * @csspart details - The optional values in the form.
 * @csspart state - The state of a person on a shift.
 * @csspart repeat - The choice of how a new shift repeats.
 * @csspart weekday - A weekday on which it repeats.
 * @csspart dates - The dates on which it repeats.
 * @csspart scope - The choice of which shifts of a series change.
 * @csspart status - The status of a shift.
 * @csspart edit - The button that edits a shift.
 * @csspart running - Marks a running shift.
 * @csspart flagged - Marks a shift whose assignee is no longer assignable.
 * @csspart conflict - Marks a person who is unavailable during a shift they accepted.
 * @csspart release - The button that releases one shift, or all shifts of a person.
 * @csspart earlier - The button that shows earlier shifts.
 * @csspart more - The button that shows more shifts, or more people to ask.
 * @csspart picker - The popover that assigns a shift.
 * @csspart cancel-shift - The button that cancels a shift.
 * @csspart offer - The button that offers a shift, or shows its offers.
 * @csspart close - The button that closes a dialog.
 * @csspart tabs - The lists of people to ask.
 * @csspart tab - One of these lists.
 * @csspart select-person - Selects a person to ask.
 * @csspart select-all - Selects all people shown.
 * @csspart offer-pace - The choice to ask everyone at once or in waves.
 * @csspart offer-deadline - The field for the last time to answer.
 * @csspart offer-more - The button that offers a shift to more people.
 * @csspart answer - The answer of a person.
 * @csspart answer-accept - The button that accepts an offer for a person.
 * @csspart answer-decline - The button that declines an offer for a person.
 * @csspart withdraw - The button that withdraws an offer.
 * @csspart override-note - The field for why a person is assigned despite reasons against it.
 */
export class ScheduleShifts extends RollcallElement<ShiftListKey> {
  static override styles = [
    ...panelStyles,
    formStyles,
    tabsStyles,
    shiftFormStyles,
    candidateStyles,
    scheduleShiftsStyles,
  ];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule whose shifts to show. */
  declare scheduleId: string;

  protected override readonly catalogue = words;
  #counts = { upcoming: step, earlier: 0 };
  #isUnfilledOnly = false;
  readonly #shifts = new QueryController<ShownShifts>(this, {
    key: () => (this.scheduleId ? `${this.scheduleId} ${this.#isUnfilledOnly}` : undefined),
    load: (client, signal) =>
      loadShifts(client, this.scheduleId, { ...this.#counts, unfilled: this.#isUnfilledOnly }, signal),
    topics: ({ schedule: { id, number } }) => ({ [id]: number }),
  });
  readonly #why = new WhyNot(this);
  readonly #commands = new ShiftCommands(this, this.#shifts);
  readonly #picker = new AssigneePicker(this, this.#commands, () => this.#shifts.value?.now ?? 0);
  readonly #form = new ShiftForm(this, {
    kinds: () => {
      const { begun = [], upcoming = [] } = this.#shifts.value ?? {};
      return [...new Set([...begun, ...upcoming].map(({ kind }) => kind))].slice(0, 20);
    },
    saved: async (shift, isNew) => {
      const { scheduleId } = this;
      this.toast.announce(this.words.text("shifts.saved", { shift: shift.kind }));
      this.dispatchEvent(new (isNew ? ShiftCreatedEvent : ShiftChangedEvent)({ scheduleId, shift }));
      const root = this.renderRoot as ShadowRoot;
      const returned = root.activeElement;
      await this.#shifts.refresh();
      await this.updateComplete;
      // On a slow connection, the user has gone on by now.
      const { activeElement } = root;
      if (activeElement?.matches("[part=panel]") === false && activeElement !== returned) return;
      // A new day moves the row to another place: keep the focus on it.
      const row = root.querySelector(`[data-shift="${CSS.escape(shift.id)}"]`);
      row?.querySelector<HTMLElement>(isNew ? ".pick" : ".edit")?.focus();
    },
    savedSeries: (shiftIds, message) => this.#planned(shiftIds, message),
    cancelled: (shift) => void this.#commands.setStatus(shift, "cancelled"),
  });
  readonly #dialogs = new ShiftDialogs(this, this.#shifts, this.#commands);
  readonly #release = new FlaggedPeople(this, () => this.#shifts.refresh());

  readonly #plan = new PlanButton(this, {
    date: () => wallTime(this.#shifts.value?.now ?? 0, this.#timeZone).date,
    timeZone: () => this.#timeZone,
    planned: (shiftIds, message) => this.#planned(shiftIds, message),
  });

  constructor() {
    super();
    this.scheduleId = "";
  }

  get #timeZone(): string {
    return this.#shifts.value?.schedule.timeZone ?? "UTC";
  }

  /** Several shifts changed at once. */
  #planned(shiftIds: readonly string[], message: string): Promise<void> {
    this.toast.show(message);
    this.dispatchEvent(new ShiftsPlannedEvent({ scheduleId: this.scheduleId, shiftIds }));
    return this.#shifts.refresh();
  }

  override get shownId(): string {
    return this.scheduleId;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const shown = this.#shifts.value;
    const zone = shown && timesIn(words, shown.schedule.timeZone).otherZone;
    return renderPanel(this, {
      title: words.text("shifts.title"),
      query: this.#shifts,
      subtitle: zone === undefined ? nothing : html`<p class="muted">${words.text("shifts.zone", { zone })}</p>`,
      actions: this.#addButton(shown),
      bar: this.#filter(),
      content: (loaded) => this.#content(loaded),
    });
  }

  #filter(): TemplateResult {
    const set = (isOn: boolean): void => {
      this.#isUnfilledOnly = isOn;
      this.requestUpdate();
    };
    return html`<div class="bar">
      <label class="toggle medium">
        ${switchField({ id: "unfilled", part: "unfilled", checked: this.#isUnfilledOnly }, set)}
        ${this.words.text("shifts.only-unfilled")}
      </label>
    </div>`;
  }

  /** The button that adds a shift, or why adding isn't possible. */
  #addButton(shown: ShownShifts | undefined): TemplateResult {
    const { words } = this;
    const add = [plusIcon, words.text("shifts.add")];
    if (shown === undefined)
      return html`<span class="cluster">${reserved(words.text("shifts.plan"))} ${reserved(add)}</span>`;
    const { schedule, now } = shown;
    const refused = schedule.refused["change-shifts"];
    if (refused) {
      const text = schedule.state === "active" ? words.text("shifts.read-only") : "";
      return html`<span class="cluster nowrap gap-1 muted small"
        >${text}${this.#why.button(refused, words.text("shifts.read-only.why-not"))}</span
      >`;
    }
    const click = (): void => void this.#form.add(schedule.timeZone, wallTime(now, schedule.timeZone).date);
    return html`<span class="cluster">
      ${this.#plan.render()} ${button(add, { part: "add", id: "add", look: "button primary", click })}
    </span>`;
  }

  #content({ schedule, begun, upcoming, now, flagged, conflicts, hasEarlier, hasMore }: ShownShifts): TemplateResult {
    const { words } = this;
    const { timeZone, state } = schedule;
    const mayPlan = schedule.refused["change-shifts"] === undefined;
    const times = timesIn(words, timeZone);
    const tools = { commands: this.#commands, picker: this.#picker, form: this.#form, why: this.#why };
    const view: RowView = {
      ...{ words, times, now, timeZone, mayPlan, conflicts, ...tools },
      offer: (shift) => this.#dialogs.offer(shift),
      openMenu: (...opened) => this.#dialogs.openMenu(...opened),
    };
    const days = groupBy([...begun, ...upcoming], ({ start }) => wallTime(instantOf(start), timeZone).date);
    const isFiltered = this.#isUnfilledOnly;
    const empty = isFiltered ? "shifts.all-filled.text" : mayPlan ? "shifts.empty.text" : "shifts.empty.others";
    const title = isFiltered ? "shifts.all-filled" : "shifts.empty";
    return html`
      ${state === "archived" ? notice("lock", words.text("shifts.archived")) : nothing}
      ${flagged.map((person) => this.#release.notice(person, mayPlan))}
      ${hasEarlier ? this.#more("shifts.earlier", "earlier", "earlier") : nothing}
      ${days.size === 0 ? statePage("calendar", words.text(title), words.text(empty)) : nothing}
      ${repeat(
        days,
        ([date]) => date,
        ([date, shifts]) => this.#day(view, date, shifts),
      )}
      ${hasMore ? this.#more("shifts.more", "more", "upcoming") : nothing}
    `;
  }

  #day(view: RowView, date: string, shifts: readonly ListedShift[]): TemplateResult {
    const near = view.times.nearness(date, wallTime(view.now, view.timeZone).date);
    return html`<section class="day" part="day" aria-labelledby="day-${date}">
      <h3 id="day-${date}" class="medium">
        ${timesIn(view.words, "UTC").text(date, "longDay")}${near ? html` <span class="muted">${near}</span>` : nothing}
      </h3>
      <ul>
        ${repeat(
          shifts,
          ({ id }) => id,
          (shift) => shiftRow(view, shift),
        )}
      </ul>
    </section>`;
  }

  #more(key: "shifts.earlier" | "shifts.more", part: string, which: "earlier" | "upcoming"): TemplateResult {
    const more = (): void => {
      this.#counts = { ...this.#counts, [which]: this.#counts[which] + step };
      void this.#shifts.refresh();
    };
    return html`<div class="foot">${button(this.words.text(key), { part, look: "button small", click: more })}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "schedule-shifts": ScheduleShifts;
  }
}
