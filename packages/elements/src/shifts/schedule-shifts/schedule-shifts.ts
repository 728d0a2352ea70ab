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
import type { HeldBy, ShownShifts } from "./shown-shifts.ts";
import { type ShiftsKey, shiftsWords } from "./shifts-messages.en.ts";
import { wallTime } from "./zone-time.ts";

/** How many more shifts one press shows. */
const step = 50;

/**
 * The shifts of a schedule: what still runs and what lies ahead, by day, in the zone of the schedule, with who works each
 * (B2, B63). It stands inside a `<rollcall-provider>`.
 *
 * Members and admins plan, assign, move and cancel in place; viewers read (B65, B67). What is not possible says why (X1).
 * Shifts ahead that are held by somebody who is no longer there for them are flagged, and given back with one press
 * (Q21). What others change shows within the second.
 *
 * @summary The shifts of a schedule, and who works them.
 * @slot title - The heading; "Shifts" if left out.
 * @attr schedule-id - The schedule whose shifts are shown.
 * @fires {ShiftCreatedEvent} rollcall-shift-created - A shift was planned.
 * @fires {ShiftChangedEvent} rollcall-shift-changed - A shift was changed, assigned or given back.
 * @fires {ShiftsReleasedEvent} rollcall-shifts-released - The shifts ahead of somebody were given back.
 * @csspart panel - Everything.
 * @csspart header - The head.
 * @csspart title - The heading.
 * @csspart add - The button that adds a shift.
 * @csspart day - The shifts of one day.
 * @csspart shift - The row of a shift.
 * @csspart kind - The kind of a shift.
 * @csspart assignee - Who works a shift.
 * @csspart status - Where a shift stands.
 * @csspart edit - The button that changes a shift.
 * @csspart running - Says that a shift is under way.
 * @csspart held - Says that who works a shift is no longer there for it.
 * @csspart release - Gives one shift, or all of somebody, back.
 * @csspart earlier - The button that shows earlier shifts.
 * @csspart more - The button that shows more shifts.
 * @csspart picker - The popover in which somebody is chosen.
 * @csspart dialog - The dialog of a shift, or of a release.
 * @csspart cancel-shift - The button that cancels a shift.
 * @csspart confirm - The button that confirms a dialog.
 * @csspart cancel - The button that cancels a dialog.
 * @csspart toast - Confirms a change.
 * @csspart undo - The button in the toast that undoes it.
 * @csspart why - The info button of what the caller may not do.
 * @csspart reason - Why something is not possible.
 * @csspart notice - The state of the connection, or who holds what they should not.
 * @csspart state-page - What stands there until the shifts do.
 * @csspart retry - The button that tries again.
 * @cssprop --rollcall-accent - Colour of controls and focus.
 * @cssprop --rollcall-surface - Background of the panel.
 * @cssprop --rollcall-text - Colour of text.
 * @cssprop --rollcall-muted - Colour of secondary text.
 * @cssprop --rollcall-line - Colour of borders.
 * @cssprop --rollcall-radius - Corner radius.
 * @cssprop --rollcall-font - Font family.
 */
export class ScheduleShifts extends RollcallElement<ShiftsKey> {
  static override styles = [...panelStyles, formStyles, scheduleShiftsStyles];
  static override properties: PropertyDeclarations = { scheduleId: { attribute: "schedule-id" } };

  /** The schedule whose shifts are shown. */
  declare scheduleId: string;

  protected override readonly catalogue = shiftsWords;
  #wanted = { ahead: step, earlier: 0 };
  readonly #shifts = new QueryController<ShownShifts>(this, {
    key: () => this.scheduleId || undefined,
    load: (client, signal) => loadShifts(client, { scheduleId: this.scheduleId, ...this.#wanted }, signal),
    topics: ({ schedule: { id, number } }) => ({ [id]: number }),
  });
  readonly #why = new WhyNot(this);
  readonly #commands = new ShiftCommands(this, this.#shifts);
  readonly #picker = new AssigneePicker(this, this.#commands, () => this.#shifts.value?.now ?? 0);
  readonly #form = new ShiftForm(this, (outcome) => void this.#formed(outcome));
  readonly #release = new ConfirmDialog<HeldBy, number>(this, {
    id: "release-dialog",
    title: ({ name, count }) => this.words.text("shifts.release.title", { name, count }),
    text: () => this.words.text("shifts.release.text"),
    confirm: () => this.words.text("shifts.release"),
    run: (held, client) => this.#commands.release(client, held),
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
      <p class="hidden" role="status">${this.#commands.said}</p>
      ${this.#picker.render()} ${this.#form.render(kindsOf(shown))}`;
  }

  /** What the head offers: to add a shift, or to hear why that is not possible. */
  #planning({ schedule, now }: ShownShifts): TemplateResult {
    const { words } = this;
    const refused = schedule.refused["change-shifts"];
    if (refused) {
      const said = schedule.state === "active" ? words.text("shifts.read-only") : "";
      return html`<span class="read-only muted fine"
        >${said}${this.#why.button(refused, words.text("shifts.read-only.why-not"))}</span
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
    const { schedule, begun, ahead, now } = shown;
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
    const days = byDay([...begun, ...ahead], timeZone);
    return html`
      ${schedule.state === "archived" ? notice("lock", words.text("shifts.archived")) : nothing}
      ${shown.held.map((one) =>
        notice(
          "warning",
          words.text("shifts.held.by", { name: one.name || words.text("shifts.unknown"), count: one.count }),
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
      ${shown.hasMore ? this.#turn("shifts.more", "ahead") : nothing}
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

  #turn(key: "shifts.earlier" | "shifts.more", which: "earlier" | "ahead"): TemplateResult {
    const more = (): void => {
      this.#wanted = { ...this.#wanted, [which]: this.#wanted[which] + step };
      void this.#shifts.refresh();
    };
    return html`<div class="turn">
      <button type="button" class="button small" part=${which === "ahead" ? "more" : "earlier"} @click=${more}>
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
    this.#commands.say(this.words.text("shifts.saved", { shift: shift.kind }));
    const Told = outcome.kind === "created" ? ShiftCreatedEvent : ShiftChangedEvent;
    this.dispatchEvent(new Told(this.scheduleId, shift));
    await this.#shifts.refresh();
    await this.updateComplete;
    // Another day is another place of the row: the focus goes with it.
    const row = this.renderRoot.querySelector(`[data-shift="${CSS.escape(shift.id)}"]`);
    const next =
      outcome.kind === "created" ? row?.querySelector<HTMLElement>(".pick") : row?.querySelector<HTMLElement>(".edit");
    next?.focus();
  }
}

/** The kinds that are in use, for who types another. */
const kindsOf = (shown: ShownShifts | undefined): readonly string[] =>
  shown === undefined ? [] : [...new Set([...shown.begun, ...shown.ahead].map(({ kind }) => kind))].slice(0, 20);

declare global {
  interface HTMLElementTagNameMap {
    "schedule-shifts": ScheduleShifts;
  }
}
