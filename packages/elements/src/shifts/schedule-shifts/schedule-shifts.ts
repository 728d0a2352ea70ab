import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { notice, renderPanel, statePage } from "../../ui/panel-states.ts";
import { panelStyles } from "../../ui/panel.styles.ts";
import { formStyles } from "../../ui/form.styles.ts";
import { WhyNot } from "../../ui/why-not.ts";
import { QueryController } from "../../ui/query-controller.ts";
import { RollcallElement } from "../../ui/rollcall-element.ts";
import { AssigneePicker } from "./assignee-picker.ts";
import { loadShifts } from "./load-shifts.ts";
import { ShiftChangedEvent, ShiftCreatedEvent } from "./schedule-shifts.events.ts";
import { scheduleShiftsStyles } from "./schedule-shifts.styles.ts";
import { ShiftCommands } from "./shift-commands.ts";
import { byDay, type ShiftDay, ShiftTimes } from "./shift-days.ts";
import { plus } from "./shift-drawings.ts";
import { type FormOutcome, ShiftForm } from "./shift-form.ts";
import { type RowView, shiftRow } from "./shift-row.ts";
import type { FlaggedAssignee, ShownShifts } from "./shown-shifts.ts";
import { type ShiftsKey, shiftsWords } from "./shifts-messages.en.ts";
import { wallTime } from "./zone-time.ts";

/** How many more shifts a press of the button loads. */
const step = 50;

/**
 * The running and upcoming shifts of a schedule with their assignees, by day, in the schedule's time zone (B2, B63). Put
 * it inside a `<rollcall-provider>`.
 *
 * Members and admins plan, assign, move and cancel shifts in place; viewers can only read (B65, B67). Refused controls
 * explain why (X1). Upcoming shifts whose assignee is no longer available are flagged and can be released (Q21). Changes by
 * others show within a second.
 *
 * @summary The shifts of a schedule and their assignees.
 * @slot title - The heading. Defaults to "Shifts".
 * @attr schedule-id - The schedule whose shifts are shown.
 * @fires {ShiftCreatedEvent} rollcall-shift-created - A shift was planned.
 * @fires {ShiftChangedEvent} rollcall-shift-changed - A shift was changed, assigned or released.
 * @fires {ShiftsReleasedEvent} rollcall-shifts-released - A person's upcoming shifts were released.
 * @csspart panel - Everything.
 * @csspart header - The head.
 * @csspart title - The heading.
 * @csspart add - The button that adds a shift.
 * @csspart day - The shifts of one day.
 * @csspart shift - The row of a shift.
 * @csspart kind - The kind of a shift.
 * @csspart assignee - The assignee of a shift.
 * @csspart status - The status of a shift.
 * @csspart edit - The button that edits a shift.
 * @csspart running - Marks a running shift.
 * @csspart flagged - Marks a shift whose assignee is no longer available.
 * @csspart release - The button that releases one shift, or all shifts of a person.
 * @csspart earlier - The button that shows earlier shifts.
 * @csspart more - The button that shows more shifts.
 * @csspart picker - The popover that assigns a shift.
 * @csspart dialog - The dialog of a shift, or of a release.
 * @csspart cancel-shift - The button that cancels a shift.
 * @csspart confirm - The button that confirms a dialog.
 * @csspart cancel - The button that cancels a dialog.
 * @csspart toast - Confirms a change.
 * @csspart undo - The button in the toast that undoes it.
 * @csspart why - The info button next to a refused control.
 * @csspart reason - Why something is not possible.
 * @csspart notice - The state of the connection, or an assignee who is no longer available.
 * @csspart state-page - The state in place of the shifts.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Color of controls and focus.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Color of text.
 * @cssprop --rollcall-muted - Color of secondary text.
 * @cssprop --rollcall-line - Color of borders.
 * @cssprop --rollcall-radius - Corner radius.
 * @cssprop --rollcall-font - Font family.
 */
export class ScheduleShifts extends RollcallElement<ShiftsKey> {
  static override styles = [...panelStyles, formStyles, scheduleShiftsStyles];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule whose shifts are shown. */
  declare scheduleId: string;

  protected override readonly catalogue = shiftsWords;
  #wanted = { upcoming: step, earlier: 0 };
  readonly #shifts = new QueryController<ShownShifts>(this, {
    key: () => this.scheduleId || undefined,
    load: (client, signal) => loadShifts(client, { scheduleId: this.scheduleId, ...this.#wanted }, signal),
    topics: ({ schedule: { id, number } }) => ({ [id]: number }),
  });
  readonly #why = new WhyNot(this);
  readonly #commands = new ShiftCommands(this, this.#shifts);
  readonly #picker = new AssigneePicker(this, this.#commands, () => this.#shifts.value?.now ?? 0);
  readonly #form = new ShiftForm(this, (outcome) => void this.#formed(outcome));
  readonly #release = new ConfirmDialog<FlaggedAssignee, number>(this, {
    id: "release-dialog",
    title: ({ name, count }) => this.words.text("shifts.release.title", { name, count }),
    text: () => this.words.text("shifts.release.text"),
    confirm: () => this.words.text("shifts.release"),
    run: (flagged, client) => this.#commands.release(client, flagged),
    outcome: () => ({
      message: (count) => this.words.text("shifts.released", { count }),
      done: () => this.#shifts.refresh(),
    }),
  });

  constructor() {
    super();
    this.scheduleId = "";
  }

  override get shownId(): string {
    return this.scheduleId;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const shown = this.#shifts.value;
    return html`${renderPanel(this, {
        title: words.text("shifts.title"),
        query: this.#shifts,
        subtitle: shown
          ? html`<p class="muted">${words.text("shifts.zone", { zone: shown.schedule.timeZone })}</p>`
          : nothing,
        actions: shown && this.#planning(shown),
        content: (loaded) => this.#content(loaded),
      })}
      <p class="hidden" role="status">${this.#commands.announcement}</p>
      ${this.#picker.render()} ${this.#form.render(kindsOf(shown))}`;
  }

  /** The button that adds a shift, or why adding isn't possible. */
  #planning({ schedule, now }: ShownShifts): TemplateResult {
    const { words } = this;
    const refused = schedule.refused["change-shifts"];
    if (refused) {
      const text = schedule.state === "active" ? words.text("shifts.read-only") : "";
      return html`<span class="read-only muted fine"
        >${text}${this.#why.button(refused, words.text("shifts.read-only.why-not"))}</span
      >`;
    }
    const today = wallTime(now, schedule.timeZone).date;
    return html`<button
      type="button"
      class="button primary"
      part="add"
      id="add"
      @click=${() => void this.#form.add(schedule.timeZone, today)}
    >
      ${plus()}${words.text("shifts.add")}
    </button>`;
  }

  #content(shown: ShownShifts): TemplateResult {
    const { words } = this;
    const { schedule, begun, upcoming, now } = shown;
    const { timeZone } = schedule;
    const mayPlan = schedule.refused["change-shifts"] === undefined;
    const times = new ShiftTimes(words.lang, timeZone);
    const view: RowView = {
      words,
      times,
      now,
      timeZone,
      mayPlan,
      commands: this.#commands,
      picker: this.#picker,
      form: this.#form,
      why: this.#why,
    };
    const today = wallTime(now, timeZone).date;
    const days = byDay([...begun, ...upcoming], timeZone);
    return html`
      ${schedule.state === "archived" ? notice("lock", words.text("shifts.archived")) : nothing}
      ${shown.flagged.map((one) =>
        notice(
          "warning",
          words.text("shifts.flagged.by", { name: one.name || words.text("shifts.unknown"), count: one.count }),
          mayPlan
            ? html`<button
                type="button"
                class="button small"
                part="release"
                aria-label=${words.text("shifts.release.label", { name: one.name })}
                @click=${() => this.#release.open(one)}
              >
                ${words.text("shifts.release")}
              </button>`
            : nothing,
        ),
      )}
      ${shown.hasEarlier ? this.#turn("shifts.earlier", "earlier") : nothing}
      ${days.length === 0 ? this.#empty(mayPlan) : nothing}
      ${repeat(
        days,
        ({ date }) => date,
        (day) => this.#day(view, day, today),
      )}
      ${shown.hasMore ? this.#turn("shifts.more", "upcoming") : nothing}
    `;
  }

  #day(view: RowView, { date, shifts }: ShiftDay, today: string): TemplateResult {
    const near = view.times.nearness(date, today);
    return html`<section class="day" part="day" aria-labelledby="day-${date}">
      <h3 id="day-${date}">${view.times.day(date)}${near ? html` <span class="muted">${near}</span>` : nothing}</h3>
      <ul>
        ${repeat(
          shifts,
          ({ id }) => id,
          (shift) => shiftRow(view, shift),
        )}
      </ul>
    </section>`;
  }

  #empty(mayPlan: boolean): TemplateResult {
    const { words } = this;
    return statePage(
      "calendar",
      words.text("shifts.empty"),
      words.text(mayPlan ? "shifts.empty.text" : "shifts.empty.others"),
    );
  }

  #turn(key: "shifts.earlier" | "shifts.more", which: "earlier" | "upcoming"): TemplateResult {
    const more = (): void => {
      this.#wanted = { ...this.#wanted, [which]: this.#wanted[which] + step };
      void this.#shifts.refresh();
    };
    return html`<div class="turn">
      <button type="button" class="button small" part=${which === "upcoming" ? "more" : "earlier"} @click=${more}>
        ${this.words.text(key)}
      </button>
    </div>`;
  }

  async #formed(outcome: FormOutcome): Promise<void> {
    const { shift } = outcome;
    if (outcome.kind === "cancel") {
      await this.#commands.setStatus(outcome.shift, "cancelled");
      return;
    }
    this.#commands.announce(this.words.text("shifts.saved", { shift: shift.kind }));
    const SavedEvent = outcome.kind === "created" ? ShiftCreatedEvent : ShiftChangedEvent;
    this.dispatchEvent(new SavedEvent(this.scheduleId, shift));
    await this.#shifts.refresh();
    await this.updateComplete;
    // A new day moves the row to another place: keep the focus on it.
    const row = this.renderRoot.querySelector(`[data-shift="${CSS.escape(shift.id)}"]`);
    const next =
      outcome.kind === "created" ? row?.querySelector<HTMLElement>(".pick") : row?.querySelector<HTMLElement>(".edit");
    next?.focus();
  }
}

/** The kinds in use, as suggestions for the kind field. */
const kindsOf = (shown: ShownShifts | undefined): readonly string[] =>
  shown === undefined ? [] : [...new Set([...shown.begun, ...shown.upcoming].map(({ kind }) => kind))].slice(0, 20);

declare global {
  interface HTMLElementTagNameMap {
    "schedule-shifts": ScheduleShifts;
  }
}
