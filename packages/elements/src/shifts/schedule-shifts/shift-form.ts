import type { CreateSeriesInput, RollcallClient, ShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { CommandOptions } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog, type FieldProblem } from "../../ui/dialogs/confirm-dialog.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { PersonField, SuggestedPerson } from "../../ui/fields/person-field.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import type { ListedShift } from "./load-shifts.ts";
import type { ShiftsHost } from "./shift-commands.ts";
import {
  changedDetails,
  detailsOf,
  draftOf,
  endsOf,
  isMoved,
  newDraft,
  type ShiftDraft,
  timesSummary,
} from "./shift-draft.ts";
import type { ShiftsKey } from "./schedule-shifts.messages.ts";
import { type PlanningKey, planningWords } from "../planning/planning.messages.ts";
import { RepeatField } from "../planning/repeat-field.ts";
import { seriesOf } from "../planning/repeat-rule.ts";
import {
  scopeField,
  selectedBy,
  SeriesCancelDialog,
  type SeriesPlace,
  type SeriesScope,
} from "../planning/series-scope.ts";
import { OverrideField } from "../override-field.ts";
import { assigneeField } from "./assignee-field.ts";
import { DraftFields } from "./draft-fields.ts";

/** What the form needs from the list. */
export interface ShiftFormOptions {
  /** The kinds in use, as suggestions. */
  readonly kinds: () => readonly string[];
  readonly saved: (shift: ShiftView, isNew: boolean) => unknown;
  /** Several shifts of a series were created, changed or canceled. */
  readonly savedSeries: (shiftIds: readonly string[], message: string) => unknown;
  readonly cancelled: (shift: ListedShift) => void;
}

/** What the dialog is about: an existing shift or a new one, and the values at the start. */
interface FormSubject {
  readonly shift: ListedShift | undefined;
  readonly timeZone: string;
  readonly before: ShiftDraft;
}

/** What was saved: a shift, or shifts of a series. */
type Saved = { readonly shift: ShiftView } | { readonly shiftIds: readonly string[]; readonly message: string };

/** The dialog that creates a shift or a series, or changes its values. */
export class ShiftForm {
  readonly #host: ShiftsHost;
  readonly #options: ShiftFormOptions;
  readonly #dialog: ConfirmDialog<FormSubject, Saved>;
  readonly #values: DraftFields;
  readonly #assignee: PersonField;
  readonly #override: OverrideField;
  readonly #repeat: RepeatField;
  readonly #cancelSeries: SeriesCancelDialog;
  /** Which shifts of a series change. */
  #scope: SeriesScope = "one";

  constructor(host: ShiftsHost, options: ShiftFormOptions) {
    this.#host = host;
    this.#options = options;
    const text = (key: ShiftsKey | "panel.cancel"): string => host.words.text(key);
    this.#values = new DraftFields(host, options.kinds);
    this.#assignee = assigneeField(host);
    this.#override = new OverrideField(host, "form-override");
    this.#repeat = new RepeatField(host, () => this.#previewed());
    this.#cancelSeries = new SeriesCancelDialog(host, options.savedSeries);
    this.#dialog = new ConfirmDialog<FormSubject, Saved>(host, {
      id: "shift-form",
      title: ({ shift }) => text(shift ? "form.edit" : "form.add"),
      content: (subject) => this.#fields(subject),
      confirm: ({ shift }) =>
        this.#repeat.isOn ? this.#planning.text("repeat.confirm") : text(shift ? "form.save" : "form.confirm"),
      busy: () => text("form.sending"),
      cancel: ({ shift }) => text(shift ? "form.close" : "panel.cancel"),
      moreButtons: ({ shift }) => (shift && !shift.refused["set-status"] ? this.#cancelShift(shift) : nothing),
      check: (_, subject) => this.#check(subject),
      run: (subject, client, { idempotencyKey }) => this.#send(subject, client, { idempotencyKey }),
      outcome: ({ shift }) => ({
        done: (saved) =>
          "shift" in saved
            ? options.saved(saved.shift, shift === undefined)
            : options.savedSeries(saved.shiftIds, saved.message),
      }),
      problem: (reason) => {
        if (reason.code !== "request.invalid") return reasonText(host.words, reason);
        const isPast = reason.details?.issues.some(({ field }) => field === "startTime");
        return isPast ? this.#planning.text("scope.past") : text("form.invalid");
      },
    });
  }

  /** Opens the form for a new shift, with these values and this person if they are given. */
  add(timeZone: string, today: string, values: Partial<ShiftDraft> = {}, person?: SuggestedPerson): Promise<void> {
    return this.#open({ shift: undefined, timeZone, before: { ...newDraft(today), ...values } }, person);
  }

  edit(shift: ListedShift): Promise<void> {
    return this.#open({ shift, timeZone: shift.timeZone, before: draftOf(shift) });
  }

  #open(subject: FormSubject, person?: SuggestedPerson): Promise<void> {
    this.#assignee.reset(person);
    this.#override.reset();
    this.#repeat.reset();
    this.#scope = "one";
    this.#values.draft = subject.before;
    return this.#dialog.open(subject);
  }

  get #draft(): ShiftDraft {
    return this.#values.draft;
  }

  get #planning(): Words<PlanningKey> {
    return this.#host.wordsWith(planningWords);
  }

  /** The series to change; `undefined` if only one shift changes. */
  #changedSeries(shift: ListedShift | undefined): SeriesPlace | undefined {
    return this.#scope === "one" ? undefined : (shift?.series ?? undefined);
  }

  #fields({ shift, timeZone }: FormSubject): TemplateResult {
    const { words } = this.#host;
    const isSeries = this.#changedSeries(shift) !== undefined;
    const scope = (chosen: SeriesScope): void => {
      const { date, endDate } = this.#dialog.subject?.before ?? this.#draft;
      this.#scope = chosen;
      this.#values.edit({ date, ...(endDate !== undefined && { endDate }) });
    };
    return html`${shift?.series ? scopeField(this.#planning, this.#scope, scope) : nothing}
    ${this.#values.render(timeZone, isSeries)} ${shift === undefined ? this.#newShift() : nothing}
    ${this.#values.renderOptional()}
    ${
      isSeries || this.#repeat.isOn
        ? nothing
        : html`<p class="summary tint medium">${timesSummary(words, timeZone, endsOf(this.#draft, timeZone))}</p>`
    }`;
  }

  /** The fields that only new shifts have: how they repeat, and the person on them. */
  #newShift(): TemplateResult {
    return html`${this.#repeat.render(this.#draft.date)}
    ${this.#repeat.isOn ? nothing : [this.#assignee.render(), this.#override.render()]}`;
  }

  #cancelShift(shift: ListedShift): TemplateResult {
    const cancel = (): void => {
      const place = this.#changedSeries(shift);
      this.#dialog.close();
      if (place === undefined) this.#options.cancelled(shift);
      else void this.#cancelSeries.open(place, this.#scope);
    };
    const label = this.#changedSeries(shift)
      ? this.#planning.text("scope.cancel")
      : this.#host.words.text("form.cancel-shift");
    return button(label, {
      part: "cancel-shift",
      look: "button danger-line",
      click: cancel,
    });
  }

  #check({ shift, timeZone }: FormSubject): FieldProblem | undefined {
    const { words } = this.#host;
    if (!this.#repeat.isOn && this.#assignee.isUnknown)
      return { field: "form-assignee", message: words.text("form.assignee.unknown") };
    if (this.#draft.kind.trim() === "") return { field: "form-kind", message: words.text("form.needs-kind") };
    const { slots } = detailsOf(this.#draft);
    const least = Math.max(1, shift?.assignees.length ?? 0);
    if (!Number.isInteger(slots) || slots < least || slots > 50) {
      this.#host.renderRoot.querySelector("#shift-form details")?.setAttribute("open", "");
      return { field: "form-slots", message: words.text("form.slots.invalid", { least }) };
    }
    const { start, end } = endsOf(this.#draft, timeZone);
    const isValid = start.chosen !== undefined && end.chosen !== undefined && end.chosen.at > start.chosen.at;
    if (!isValid) return { field: "form-from", message: words.text("form.invalid") };
    return shift === undefined ? this.#repeat.check(this.#draft.date) : undefined;
  }

  #series(timeZone: string): CreateSeriesInput {
    return { scheduleId: this.#host.scheduleId, ...seriesOf(this.#draft, this.#repeat.value, timeZone) };
  }

  /** The series whose dates are shown; `undefined` while the form isn't complete. */
  #previewed(): CreateSeriesInput | undefined {
    const { shift, timeZone } = this.#dialog.subject ?? {};
    const { date, from, to } = this.#draft;
    if (timeZone === undefined || shift !== undefined || !this.#repeat.isOn) return undefined;
    if (date === "" || from === "" || to === "" || this.#repeat.check(date)) return undefined;
    // Only the values that the dates depend on.
    return { ...this.#series(timeZone), kind: "-", venue: "", position: "", notes: "", slots: 1, needs: [] };
  }

  /** Sends a new shift or series, or only the changed values of an existing one. */
  async #send(
    { shift, timeZone, before }: FormSubject,
    client: RollcallClient,
    options: CommandOptions,
  ): Promise<Saved> {
    const { scheduleId } = this.#host;
    const ends = endsOf(this.#draft, timeZone);
    const moments = { start: ends.start.chosen?.moment ?? "", end: ends.end.chosen?.moment ?? "" };
    if (shift === undefined && this.#repeat.isOn) {
      const { shiftIds } = await client.shifts.createSeries(this.#series(timeZone), options);
      return { shiftIds, message: this.#planning.text("repeat.added", { count: shiftIds.length }) };
    }
    if (shift === undefined) {
      const { personId } = this.#assignee;
      const assignees = personId === null ? [] : [{ personId }];
      const asked = { scheduleId, ...detailsOf(this.#draft), ...moments, assignees, ...this.#override.asked };
      return this.#override.during(client.shifts.create(asked, options));
    }
    const place = this.#changedSeries(shift);
    if (place !== undefined) {
      const { from, to } = this.#draft;
      const times = { ...(from !== before.from && { startTime: from }), ...(to !== before.to && { endTime: to }) };
      const asked = { scheduleId, ...selectedBy(place, this.#scope), ...changedDetails(before, this.#draft), ...times };
      const { shiftIds } = await client.shifts.updateSeries(asked, options);
      return { shiftIds, message: this.#planning.text("scope.saved", { count: shiftIds.length }) };
    }
    const values = { ...changedDetails(before, this.#draft), ...(isMoved(before, this.#draft) && moments) };
    return client.shifts.update({ scheduleId, shiftId: shift.id, ...values }, options);
  }
}
