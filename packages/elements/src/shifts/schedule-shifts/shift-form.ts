import type { RollcallClient, ShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { button } from "../../ui/button.ts";
import type { CommandOptions } from "../../ui/command-controller.ts";
import { ConfirmDialog, type FieldProblem } from "../../ui/dialogs/confirm-dialog.ts";
import { icon } from "../../ui/icons.ts";
import { PersonField, type SuggestedPerson } from "../../ui/person-field.ts";
import { reasonText } from "../../ui/problem-line.ts";
import type { ListedShift } from "./load-shifts.ts";
import type { ShiftsHost } from "./shift-commands.ts";
import {
  changedDetails,
  detailsOf,
  type DraftEnd,
  draftOf,
  endDateOf,
  endsOf,
  isMoved,
  newDraft,
  type ShiftDraft,
} from "./shift-draft.ts";
import type { ShiftsKey } from "./schedule-shifts.messages.ts";
import { textField } from "../../ui/text-field.ts";
import { timesIn } from "../../ui/times.ts";

/** What the form needs from the list. */
export interface ShiftFormOptions {
  /** The kinds in use, as suggestions. */
  readonly kinds: () => readonly string[];
  readonly saved: (shift: ShiftView, isNew: boolean) => unknown;
  readonly cancelled: (shift: ListedShift) => void;
}

/** What the dialog is about: an existing shift or a new one, and the values at the start. */
interface FormSubject {
  readonly shift: ListedShift | undefined;
  readonly timeZone: string;
  readonly before: ShiftDraft;
}

/** The dialog that creates a shift, or changes its values. */
export class ShiftForm {
  readonly #host: ShiftsHost;
  readonly #options: ShiftFormOptions;
  readonly #dialog: ConfirmDialog<FormSubject, ShiftView>;
  #draft = newDraft("1970-01-01");
  readonly #assignee: PersonField;

  constructor(host: ShiftsHost, options: ShiftFormOptions) {
    this.#host = host;
    this.#options = options;
    const text = (key: ShiftsKey | "panel.cancel"): string => host.words.text(key);
    this.#assignee = new PersonField(host, {
      id: "form-assignee",
      part: "new-assignee",
      label: () => ({ shown: text("form.assignee") }),
      hint: () => text("form.assignee.text"),
      search: async ({ members }, asked, signal) =>
        (await members.list({ scheduleId: host.scheduleId, assignable: true, ...asked }, { signal })).rows,
    });
    this.#dialog = new ConfirmDialog<FormSubject, ShiftView>(host, {
      id: "shift-form",
      title: ({ shift }) => text(shift ? "form.edit" : "form.add"),
      content: (subject) => this.#fields(subject),
      confirm: ({ shift }) => text(shift ? "form.save" : "form.confirm"),
      busy: () => text("form.sending"),
      cancel: ({ shift }) => text(shift ? "form.close" : "panel.cancel"),
      moreButtons: ({ shift }) => (shift && !shift.refused["set-status"] ? this.#cancelShift(shift) : nothing),
      check: (_, subject) => this.#check(subject),
      run: (subject, client, { idempotencyKey }) => this.#send(subject, client, { idempotencyKey }),
      outcome: ({ shift }) => ({ done: (saved) => options.saved(saved, shift === undefined) }),
      problem: (reason) => (reason.code === "request.invalid" ? text("form.invalid") : reasonText(host.words, reason)),
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
    this.#draft = subject.before;
    return this.#dialog.open(subject);
  }

  #fields({ shift, timeZone }: FormSubject): TemplateResult {
    const { words } = this.#host;
    const { start, end } = endsOf(this.#draft, timeZone);
    const kinds = html`<datalist id="form-kinds">
        ${this.#options.kinds().map((kind) => html`<option value=${kind}></option>`)}
      </datalist>
      <span class="muted small" id="form-kind-text">${words.text("form.kind.text")}</span>`;
    return html`${this.#field("kind", kinds)}
      <div class="span">${this.#field("date")} ${this.#field("from")} ${this.#field("to")}</div>
      ${
        this.#draft.endDate === undefined
          ? button(words.text("form.longer"), { look: "link", click: this.#chooseEndDate })
          : this.#field("endDate")
      }
      ${this.#clockChange("isSecondFrom", start)} ${this.#clockChange("isSecondTo", end)}
      ${shift === undefined ? this.#assignee.render() : nothing} ${this.#details()}
      <p class="summary tint medium">${this.#summary(timeZone, start, end)}</p>`;
  }

  #field(name: "kind" | "date" | "from" | "to" | "endDate", more: unknown = nothing): TemplateResult {
    const key = name === "endDate" ? "end-date" : name;
    const isKind = name === "kind";
    return html`<div class="one">
      <label for="form-${key}">${this.#host.words.text(`form.${key}`)}</label>
      <input
        id="form-${key}"
        class="field"
        type=${isKind ? "text" : key.endsWith("date") ? "date" : "time"}
        required
        maxlength=${isKind ? 120 : nothing}
        autocomplete="off"
        list=${isKind ? "form-kinds" : nothing}
        aria-describedby=${isKind ? "form-kind-text" : nothing}
        .value=${live(this.#draft[name] ?? "")}
        @input=${({ currentTarget }: Event) => this.#edit({ [name]: (currentTarget as HTMLInputElement).value })}
      />
      ${more}
    </div>`;
  }

  /** The optional values. */
  #details(): TemplateResult {
    const { words } = this.#host;
    const one = (name: "position" | "venue" | "skills" | "certifications", more: object = {}): TemplateResult =>
      html`<div class="one">
        <label for="form-${name}">${words.text(`form.${name}`)}</label>
        ${textField({
          id: `form-${name}`,
          value: this.#draft[name],
          input: (value) => this.#edit({ [name]: value }),
          ...more,
        })}
      </div>`;
    const names = { describedBy: "form-needs-text" };
    return html`<details part="details" class="one">
      <summary>${words.text("form.details")}</summary>
      ${one("position", { maxLength: 120 })} ${one("venue", { maxLength: 120 })}
      <div class="one">
        <label for="form-slots">${words.text("form.slots")}</label>
        <input
          id="form-slots"
          class="field"
          type="number"
          min="1"
          max="50"
          .value=${live(this.#draft.slots)}
          @input=${({ currentTarget }: Event) => this.#edit({ slots: (currentTarget as HTMLInputElement).value })}
        />
      </div>
      ${one("skills", names)} ${one("certifications", names)}
      <span class="muted small" id="form-needs-text">${words.text("form.needs.text")}</span>
      <div class="one">
        <label for="form-notes">${words.text("form.notes")}</label>
        <textarea
          id="form-notes"
          class="field"
          rows="3"
          maxlength="1000"
          .value=${live(this.#draft.notes)}
          @input=${({ currentTarget }: Event) => this.#edit({ notes: (currentTarget as HTMLTextAreaElement).value })}
        ></textarea>
      </div>
    </details>`;
  }

  readonly #chooseEndDate = async (): Promise<void> => {
    this.#edit({ endDate: endDateOf(this.#draft) });
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>("#form-end-date")?.focus();
  };

  /** Clock changes: asks which time is meant if it occurs twice, and warns if it doesn't exist. */
  #clockChange(
    name: "isSecondFrom" | "isSecondTo",
    { wall: { date, time }, instants: [first, second] }: DraftEnd,
  ): TemplateResult | typeof nothing {
    const { words } = this.#host;
    if (first === undefined) {
      if (date === "" || time === "") return nothing;
      return html`<p class="state warn">${icon("clock")}${words.text("form.skipped", { time })}</p>`;
    }
    if (second === undefined) return nothing;
    const id = name === "isSecondFrom" ? "form-first-from" : "form-first-to";
    const isSecond = this.#draft[name];
    const choose = ({ currentTarget }: Event): void => {
      this.#draft = { ...this.#draft, [name]: (currentTarget as HTMLSelectElement).value === "second" };
      this.#host.requestUpdate();
    };
    return html`<div class="one">
      <label for=${id}>${words.text("form.twice", { time })}</label>
      <select id=${id} class="field" @change=${choose}>
        <option value="first" ?selected=${!isSecond}>${words.text("form.first", { offset: first.offset })}</option>
        <option value="second" ?selected=${isSecond}>${words.text("form.second", { offset: second.offset })}</option>
      </select>
    </div>`;
  }

  #summary(timeZone: string, { chosen: start }: DraftEnd, { chosen: end }: DraftEnd): string {
    const { words } = this.#host;
    const times = timesIn(words, timeZone);
    const { otherZone } = times;
    const zone = otherZone === undefined ? [] : [words.text("form.zone", { zone: otherZone })];
    if (start === undefined || end === undefined || end.at <= start.at) return zone.join("");
    return [times.span(start.at, end.at, "dayAndClock"), times.length(end.at - start.at), ...zone].join(" · ");
  }

  #cancelShift(shift: ListedShift): TemplateResult {
    const cancel = (): void => {
      this.#dialog.close();
      this.#options.cancelled(shift);
    };
    return button(this.#host.words.text("form.cancel-shift"), {
      part: "cancel-shift",
      look: "button danger-line",
      click: cancel,
    });
  }

  #edit(values: Partial<Record<Exclude<keyof ShiftDraft, "isSecondFrom" | "isSecondTo">, string>>): void {
    const { isSecondFrom, isSecondTo } = this.#draft;
    // Another time may occur once only.
    const second = { isSecondFrom: isSecondFrom && !("from" in values), isSecondTo: isSecondTo && !("to" in values) };
    this.#draft = { ...this.#draft, ...second, ...values };
    this.#host.requestUpdate();
  }

  #check({ shift, timeZone }: FormSubject): FieldProblem | undefined {
    const { words } = this.#host;
    if (this.#assignee.isUnknown) return { field: "form-assignee", message: words.text("form.assignee.unknown") };
    if (this.#draft.kind.trim() === "") return { field: "form-kind", message: words.text("form.needs-kind") };
    const { slots } = detailsOf(this.#draft);
    const least = Math.max(1, shift?.assignees.length ?? 0);
    if (!Number.isInteger(slots) || slots < least || slots > 50) {
      this.#host.renderRoot.querySelector("#shift-form details")?.setAttribute("open", "");
      return { field: "form-slots", message: words.text("form.slots.invalid", { least }) };
    }
    const { start, end } = endsOf(this.#draft, timeZone);
    const isValid = start.chosen !== undefined && end.chosen !== undefined && end.chosen.at > start.chosen.at;
    return isValid ? undefined : { field: "form-from", message: words.text("form.invalid") };
  }

  /** Sends a new shift, or only the changed values of an existing one. */
  async #send({ shift, timeZone, before }: FormSubject, client: RollcallClient, options: CommandOptions) {
    const { scheduleId } = this.#host;
    const ends = endsOf(this.#draft, timeZone);
    const moments = { start: ends.start.chosen?.moment ?? "", end: ends.end.chosen?.moment ?? "" };
    if (shift === undefined) {
      const { personId } = this.#assignee;
      const assignees = personId === null ? [] : [{ personId }];
      return (await client.shifts.create({ scheduleId, ...detailsOf(this.#draft), ...moments, assignees }, options))
        .shift;
    }
    const values = { ...changedDetails(before, this.#draft), ...(isMoved(before, this.#draft) && moments) };
    return (await client.shifts.update({ scheduleId, shiftId: shift.id, ...values }, options)).shift;
  }
}
