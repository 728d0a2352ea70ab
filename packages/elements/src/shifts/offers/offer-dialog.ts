import type { CreateOfferOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { valuesOf } from "../../ui/dialogs/form-dialog.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { instantOf, timesIn } from "../../ui/text/times.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { OverrideField } from "../override-field.ts";
import { instantsOf } from "../schedule-shifts/zone-time.ts";
import type { Candidate } from "./candidate-list.ts";
import { CandidatePicker, candidateStates, type OffersHost, shiftTitle } from "./candidate-picker.ts";
import { offersWords } from "./offers.messages.ts";
import { labelledField, labelledSelect } from "../../ui/fields/text-field.ts";

/** The maximum number of people in one offer. */
const maxAsked = 200;

/** The dialog that offers the free slots of a shift to people: to all at once, or in waves, with a deadline (X13). */
export class OfferDialog {
  readonly #host: OffersHost;
  readonly #picker: CandidatePicker;
  readonly #dialog: ConfirmDialog<ListedShift, CreateOfferOutput>;
  /** The selected people by id, in the order in which they are asked. */
  readonly #selected = new Map<string, Candidate>();
  readonly #override: OverrideField;
  #isInWaves = false;

  /** `offered` is called once an offer was made, before its toast appears. */
  constructor(host: OffersHost, offered: () => unknown) {
    this.#host = host;
    this.#picker = new CandidatePicker(host, (shift, person) => this.#row(shift, person));
    this.#override = new OverrideField(host, "offer-override");
    this.#dialog = new ConfirmDialog<ListedShift, CreateOfferOutput>(host, {
      id: "offer",
      size: "wide long",
      title: (shift) => this.#words.text("offer.title", { shift: shiftTitle(host, shift) }),
      content: (shift) => this.#content(shift),
      confirm: () => {
        const { size: count } = this.#selected;
        return count === 0 ? this.#words.text("offer.confirm.none") : this.#words.text("offer.confirm", { count });
      },
      busy: () => this.#words.text("offer.sending"),
      missing: () =>
        this.#ineligible.length > 0 && this.#override.asked.override === undefined ? "offer-override" : undefined,
      check: (form, shift) => this.#check(form, shift),
      run: (shift, client, { form, idempotencyKey }) => {
        const { size, minutes } = valuesOf(form);
        const deadline = deadlineOf(form, shift);
        const asked = {
          ...{
            scheduleId: host.scheduleId,
            shiftId: shift.id,
            personIds: [...this.#selected.keys()],
            version: shift.version,
          },
          ...this.#override.asked,
          ...(this.#isInWaves && { wave: { size: Number(size), minutes: Number(minutes) } }),
          ...(deadline !== undefined && { deadline: new Date(deadline).toISOString() }),
        };
        return client.offers.create(asked, { idempotencyKey });
      },
      outcome: ({ kind }) => ({ done: offered, message: (output) => this.#message(kind, output) }),
      problem: (reason) =>
        reason.code === "request.invalid" ? this.#words.text("offer.deadline.invalid") : reasonText(host.words, reason),
      closed: () => this.#picker.end(),
    });
  }

  open(shift: ListedShift): Promise<void> {
    this.#selected.clear();
    this.#override.reset();
    this.#isInWaves = false;
    this.#picker.start(shift);
    return this.#dialog.open(shift);
  }

  get #words() {
    return this.#host.wordsWith(offersWords);
  }

  /** The selected people who may not take the shift. */
  get #ineligible(): readonly Candidate[] {
    return [...this.#selected.values()].filter(({ eligible }) => !eligible);
  }

  #message(shift: string, { offer, refused }: CreateOfferOutput): string {
    const sent = offer && this.#words.text("offer.sent", { shift, count: offer.answers.length });
    const others = refused.length > 0 && this.#words.text("offer.refused", { count: refused.length });
    return [sent, others].filter(Boolean).join(". ");
  }

  #check(form: HTMLFormElement, shift: ListedShift) {
    if (this.#selected.size === 0) return { field: "candidate-search", message: this.#words.text("offer.missing") };
    if (this.#selected.size > maxAsked) {
      return { field: "candidate-search", message: this.#words.text("offer.too-many", { count: maxAsked }) };
    }
    const deadline = deadlineOf(form, shift);
    // The server checks whether it has passed.
    return deadline === undefined || deadline <= instantOf(shift.start)
      ? undefined
      : { field: "offer-deadline", message: this.#words.text("offer.deadline.invalid") };
  }

  #content(shift: ListedShift): TemplateResult {
    const words = this.#words;
    const { otherZone } = timesIn(words, shift.timeZone);
    const choosePace = (pace: string): void => {
      this.#isInWaves = pace === "waves";
      this.#host.requestUpdate();
    };
    return html`${this.#picker.render(shift)} ${this.#selectAll(shift)} ${this.#note()}
      <div class="pace">
        ${labelledSelect(words.text("offer.pace"), {
          ...{ id: "offer-pace", part: "offer-pace", value: this.#isInWaves ? "waves" : "once", change: choosePace },
          options: [
            ["once", words.text("offer.at-once")],
            ["waves", words.text("offer.in-waves")],
          ],
        })}
        ${this.#isInWaves ? [this.#number("size", maxAsked, 1), this.#number("minutes", 10_080, 30)] : nothing}
        ${labelledField(words.text("offer.deadline"), {
          ...{ id: "offer-deadline", name: "deadline", type: "datetime-local", part: "offer-deadline" },
          describedBy: "offer-text",
        })}
      </div>
      <p class="muted small" id="offer-text">
        ${this.#isInWaves ? words.text("offer.wave.text") : nothing}
        ${
          otherZone === undefined
            ? words.text("offer.deadline.text")
            : words.text("offer.deadline.zone", { zone: otherZone })
        }
      </p>`;
  }

  /** The field for the reason why people are asked who may not take the shift (A11). */
  #note(): TemplateResult | typeof nothing {
    const names = this.#ineligible.map(({ name }) => name);
    if (names.length === 0) return nothing;
    const list = new Intl.ListFormat(this.#words.lang).format(names);
    return html`<p class="small">${this.#words.text("offer.ineligible", { names: list })}</p>
      ${this.#override.render()}`;
  }

  #number(name: "size" | "minutes", max: number, usual: number): TemplateResult {
    return labelledField(this.#words.text(`offer.wave.${name}`), {
      ...{ id: `offer-${name}`, name, type: "number", min: 1, max, required: "native", initial: String(usual) },
    });
  }

  /** Selects all people who are listed and may take the shift. */
  #selectAll(shift: ListedShift): TemplateResult | typeof nothing {
    const able = this.#picker.people.filter((person) => person.eligible && canBeAsked(shift, person));
    if (able.length < 2) return nothing;
    const isOn = able.every(({ personId }) => this.#selected.has(personId));
    const toggle = (): void => able.forEach((person) => this.#select(person, !isOn));
    return html`<label class="choice">
      <input type="checkbox" part="select-all" .checked=${live(isOn)} @input=${toggle} />
      ${this.#words.text("offer.select-all")}
    </label>`;
  }

  #row(shift: ListedShift, person: Candidate): TemplateResult {
    const { personId } = person;
    const states = candidateStates(this.#host, person);
    if (!canBeAsked(shift, person)) return html`<li class="candidate" data-person=${personId}>${states}</li>`;
    return html`<li data-person=${personId}>
      <label class="candidate choice"
        ><input
          type="checkbox"
          part="select-person"
          .checked=${live(this.#selected.has(personId))}
          @input=${({ currentTarget }: Event) => this.#select(person, (currentTarget as HTMLInputElement).checked)}
        />${states}</label
      >
    </li>`;
  }

  /** Called on `input`: the form renders then, and would reset the checkbox before `change`. */
  #select(person: Candidate, isOn: boolean): void {
    if (isOn) this.#selected.set(person.personId, person);
    else this.#selected.delete(person.personId);
    if (this.#ineligible.length > 0) this.#override.need();
    else this.#override.reset();
    this.#host.requestUpdate();
  }
}

/** Whether a person can be selected. Reasons about the worker can be overridden with a note. */
const canBeAsked = ({ assignees }: ListedShift, { personId, blocking }: Candidate): boolean =>
  blocking.every(({ code }) => code.startsWith("worker.")) && assignees.every((one) => one.personId !== personId);

/** The entered deadline in milliseconds since the epoch, `undefined` without one; NaN if the clocks skip it. */
function deadlineOf(form: HTMLFormElement, { timeZone }: ListedShift): number | undefined {
  const { deadline = "" } = valuesOf(form);
  const [date = "", time = ""] = deadline.split("T");
  return deadline === "" ? undefined : (instantsOf({ date, time }, timeZone)[0]?.at ?? Number.NaN);
}
