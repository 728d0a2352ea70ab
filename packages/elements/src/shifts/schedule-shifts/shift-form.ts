import type { ShiftView } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "../../ui/icons.ts";
import { newKey } from "../../ui/new-key.ts";
import { reasonOf, reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { ShiftsKey } from "./shifts-messages.en.ts";
import type { CommandHost } from "./shift-commands.ts";
import { ShiftTimes } from "./shift-days.ts";
import { type DraftEnd, draftOf, endDateOf, endsOf, momentsOf, newDraft, type ShiftDraft } from "./shift-draft.ts";
import type { ListedShift } from "./shown-shifts.ts";

/** The result of a form. */
export type FormOutcome =
  | { readonly kind: "created" | "changed"; readonly shift: ShiftView }
  | { readonly kind: "cancel"; readonly shift: ListedShift };

/** What is wrong with the input, or why saving failed. */
type Problem = Reason | "form.needs-kind" | "form.invalid";

const spoken = (words: Words<ShiftsKey>, reason: Reason): string => {
  const { title, text, remedy } = reasonWords(words, reason);
  return [`${title}.`, text, remedy].join(" ").trim();
};

/** The dialog that creates a shift, or changes its kind, start and end. */
export class ShiftForm {
  readonly #host: CommandHost;
  readonly #done: (outcome: FormOutcome) => void;
  #shift: ListedShift | undefined;
  #timeZone = "UTC";
  #before: ShiftDraft | undefined;
  #draft: ShiftDraft | undefined;
  #isSending = false;
  #problem: Problem | undefined;
  #key = "";

  constructor(host: CommandHost, done: (outcome: FormOutcome) => void) {
    this.#host = host;
    this.#done = done;
  }

  /** Opens for a new shift in the schedule's time zone. */
  add(timeZone: string, today: string): Promise<void> {
    return this.#open(undefined, timeZone, newDraft(today));
  }

  /** Opens for an existing shift in its own time zone. */
  edit(shift: ListedShift): Promise<void> {
    return this.#open(shift, shift.timeZone, draftOf(shift));
  }

  async #open(shift: ListedShift | undefined, timeZone: string, draft: ShiftDraft): Promise<void> {
    this.#shift = shift;
    this.#timeZone = timeZone;
    this.#before = draft;
    this.#draft = draft;
    this.#problem = undefined;
    this.#key = newKey();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(kinds: readonly string[]): TemplateResult | typeof nothing {
    const draft = this.#draft;
    if (draft === undefined) return nothing;
    const { words } = this.#host;
    const isNew = this.#shift === undefined;
    const { start, end } = endsOf(draft, this.#timeZone);
    return html`<dialog id="shift-form" part="dialog" aria-labelledby="form-title" @close=${this.#closed}>
      <form novalidate @submit=${this.#submit}>
        <h3 id="form-title">${words.text(isNew ? "form.add" : "form.edit")}</h3>
        <div class="fields">
          <div class="one">
            <label for="form-kind">${words.text("form.kind")}</label>
            ${this.#field("form-kind", "text", draft.kind, (kind) => ({ kind }), "form-kinds")}
            <datalist id="form-kinds">${kinds.map((kind) => html`<option value=${kind}></option>`)}</datalist>
            <span class="muted fine" id="form-kind-text">${words.text("form.kind.text")}</span>
          </div>
          <div class="span">
            <div class="one">
              <label for="form-date">${words.text("form.date")}</label>
              ${this.#field("form-date", "date", draft.date, (date) => ({ date }))}
            </div>
            <div class="one">
              <label for="form-from">${words.text("form.from")}</label>
              ${this.#field("form-from", "time", draft.from, (from) => ({ from, isSecondFrom: false }))}
            </div>
            <div class="one">
              <label for="form-to">${words.text("form.to")}</label>
              ${this.#field("form-to", "time", draft.to, (to) => ({ to, isSecondTo: false }))}
            </div>
          </div>
          ${this.#endDate(draft)}
          ${this.#clockChange("form-first-from", start, draft.isSecondFrom, (isSecondFrom) => ({ isSecondFrom }))}
          ${this.#clockChange("form-first-to", end, draft.isSecondTo, (isSecondTo) => ({ isSecondTo }))}
          <p class="summary">${this.#summary(start, end)}</p>
        </div>
        <p class="problem" role="alert">${this.#problemLine()}</p>
        <div class="buttons">
          ${this.#cancelShift()}
          <button type="button" class="button" @click=${() => this.#dialog?.close()}>
            ${words.text(isNew ? "panel.cancel" : "form.close")}
          </button>
          <button class="button primary" part="confirm" aria-disabled=${this.#isSending ? "true" : nothing}>
            ${words.text(this.#isSending ? "form.sending" : isNew ? "form.confirm" : "form.save")}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #field(
    id: string,
    type: "text" | "date" | "time",
    value: string,
    set: (value: string) => Partial<ShiftDraft>,
    list?: string,
  ): TemplateResult {
    return html`<input
      id=${id}
      class="field"
      type=${type}
      required
      maxlength=${type === "text" ? 120 : nothing}
      autocomplete="off"
      list=${list ?? nothing}
      aria-describedby=${type === "text" ? `${id}-text` : nothing}
      .value=${live(value)}
      @input=${({ currentTarget }: InputEvent) => this.#edit(set((currentTarget as HTMLInputElement).value))}
    />`;
  }

  #endDate(draft: ShiftDraft): TemplateResult {
    const { words } = this.#host;
    if (draft.endDate === undefined) {
      return html`<button
        type="button"
        class="link"
        @click=${async () => {
          this.#edit({ endDate: endDateOf(draft) });
          await this.#host.updateComplete;
          this.#host.renderRoot.querySelector<HTMLElement>("#form-end-date")?.focus();
        }}
      >
        ${words.text("form.longer")}
      </button>`;
    }
    return html`<div class="one">
      <label for="form-end-date">${words.text("form.end-date")}</label>
      ${this.#field("form-end-date", "date", draft.endDate, (endDate) => ({ endDate }))}
    </div>`;
  }

  /** Clock changes: asks which time is meant if it occurs twice, and warns if it doesn't exist. */
  #clockChange(
    id: string,
    { wall, instants }: DraftEnd,
    isSecond: boolean,
    set: (isSecond: boolean) => Partial<ShiftDraft>,
  ): TemplateResult | typeof nothing {
    const { words } = this.#host;
    const { time } = wall;
    const [first, second] = instants;
    if (second === undefined || first === undefined) {
      const isTyped = wall.date !== "" && time !== "";
      return isTyped && first === undefined
        ? html`<p class="state warn">${icon("clock")}${words.text("form.skipped", { time })}</p>`
        : nothing;
    }
    return html`<div class="one">
      <label for=${id}>${words.text("form.twice", { time })}</label>
      <select
        id=${id}
        class="field"
        @change=${({ currentTarget }: Event) => this.#edit(set((currentTarget as HTMLSelectElement).value === "second"))}
      >
        <option value="first" ?selected=${!isSecond}>${words.text("form.first", { offset: first.offset })}</option>
        <option value="second" ?selected=${isSecond}>${words.text("form.second", { offset: second.offset })}</option>
      </select>
    </div>`;
  }

  #summary({ chosen: start }: DraftEnd, { chosen: end }: DraftEnd): string {
    const { words } = this.#host;
    const zone = words.text("form.zone", { zone: this.#timeZone });
    if (start === undefined || end === undefined || end.at <= start.at) return zone;
    const times = new ShiftTimes(words.lang, this.#timeZone);
    const length = times.length(end.at - start.at);
    return `${times.span(start.at, end.at)} · ${length} · ${zone}`;
  }

  #problemLine(): TemplateResult | typeof nothing {
    const { words } = this.#host;
    if (this.#problem === undefined) return nothing;
    const text = typeof this.#problem === "string" ? words.text(this.#problem) : spoken(words, this.#problem);
    return html`<span class="state danger">${icon("warning")}${text}</span>`;
  }

  #cancelShift(): TemplateResult | typeof nothing {
    const shift = this.#shift;
    if (shift === undefined || shift.refused["set-status"]) return nothing;
    return html`<button
      type="button"
      class="button danger-line"
      part="cancel-shift"
      @click=${() => {
        this.#dialog?.close();
        this.#done({ kind: "cancel", shift });
      }}
    >
      ${this.#host.words.text("form.cancel-shift")}
    </button>`;
  }

  #edit(set: Partial<ShiftDraft>): void {
    if (this.#draft === undefined) return;
    this.#draft = { ...this.#draft, ...set };
    this.#problem = undefined;
    // Changed input makes a new request.
    this.#key = newKey();
    this.#host.requestUpdate();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const draft = this.#draft;
    if (this.#isSending || draft === undefined) return;
    const moments = momentsOf(draft, this.#timeZone);
    const { start, end } = endsOf(draft, this.#timeZone);
    const hasLength = (end.chosen?.at ?? 0) > (start.chosen?.at ?? 0);
    const hasKind = draft.kind.trim() !== "";
    if (!hasKind || moments === undefined || !hasLength) {
      this.#become(false, hasKind ? "form.invalid" : "form.needs-kind");
      this.#host.renderRoot.querySelector<HTMLElement>(hasKind ? "#form-from" : "#form-kind")?.focus();
      return;
    }
    this.#become(true);
    try {
      const outcome = await this.#send(draft, moments);
      this.#become(false);
      this.#dialog?.close();
      if (outcome) this.#done(outcome);
    } catch (error) {
      const reason = reasonOf(error);
      this.#become(false, reason.code === "request.invalid" ? "form.invalid" : reason);
    }
  };

  /** Sends a new shift, or only the changed values of an existing one. */
  async #send(
    draft: ShiftDraft,
    moments: { readonly start: string; readonly end: string },
  ): Promise<FormOutcome | undefined> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return undefined;
    const options = { idempotencyKey: this.#key };
    const { kind } = draft;
    if (this.#shift === undefined) {
      const { shift } = await client.shifts.create({ scheduleId, kind, ...moments }, options);
      return { kind: "created", shift };
    }
    const { kind: kindBefore, ...timesBefore } = this.#before ?? draft;
    const { kind: _kind, ...times } = draft;
    const isMoved = JSON.stringify(times) !== JSON.stringify(timesBefore);
    const set = { ...(kind !== kindBefore && { kind }), ...(isMoved && moments) };
    const key = { scheduleId, shiftId: this.#shift.id };
    const { shift } = await client.shifts.update({ ...key, ...set }, options);
    return { kind: "changed", shift };
  }

  #become(isSending: boolean, problem?: Problem): void {
    this.#isSending = isSending;
    this.#problem = problem;
    this.#host.requestUpdate();
  }

  readonly #closed = (): void => {
    this.#draft = undefined;
    this.#host.requestUpdate();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>("#shift-form");
  }
}
