import type { OwnShiftView } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import { labelledArea } from "../../ui/fields/text-field.ts";
import { keyOf, type OwnOffer } from "./load-own-shifts.ts";
import { ShiftAnsweredEvent } from "./my-shifts.events.ts";
import { type OfferReply, offerReplies, offerRow, shiftName } from "./offer-row.ts";
import type { OwnShiftsHost } from "./own-swaps.ts";

/** A shift of the caller, offered or accepted. */
type OwnShift = OwnOffer | OwnShiftView;

/** The offers to a worker and their answers, and shifts that they hand back (A47, Q60, Q61, X13). */
export class OwnAnswers {
  readonly #host: OwnShiftsHost;
  readonly #command: CommandController;
  readonly #decline: FormDialog<OwnOffer>;
  readonly #handBack: FormDialog<OwnShift>;

  constructor(host: OwnShiftsHost) {
    this.#host = host;
    this.#command = new CommandController(host);
    this.#decline = new FormDialog<OwnOffer>(host, {
      ...this.#reasonForm("decline"),
      submit: ({ reason = "" }, client, options, { scheduleId, id: shiftId }) =>
        client.offers.decline({ scheduleId, shiftId, reason: reason.trim() }, options),
      outcome: (offer) => ({
        message: this.#host.words.text("my-shifts.declined"),
        done: () => this.#answered(offer, "declined"),
        undo: () => this.#takeBack(offer),
        focus: "#offers",
      }),
    });
    this.#handBack = new FormDialog<OwnShift>(host, {
      ...this.#reasonForm("hand-back"),
      submit: ({ reason = "" }, client, options, { scheduleId, id: shiftId }) =>
        client.offers.handBack({ scheduleId, shiftId, reason: reason.trim() }, options),
      outcome: (shift) => ({
        message: this.#host.words.text("my-shifts.handed-back"),
        done: () => this.#answered(shift, "handed-back"),
        focus: "#offers, [part=shift] summary",
      }),
    });
  }

  /** The list of offers. */
  render(offers: readonly OwnOffer[]): TemplateResult {
    const { words } = this.#host;
    return html`<div class="offers">
      <h3 id="offers" tabindex="-1">${words.text("my-shifts.offers")}</h3>
      <ul class="lined" aria-labelledby="offers">
        ${repeat(offers, keyOf, (offer) =>
          offerRow(words, offer, {
            isBusy: this.#command.isBusy(keyOf(offer)),
            problem: this.#command.problem(keyOf(offer)),
            accept: () => void this.#accept(offer),
            decline: () => void this.#decline.open(offer),
            reply: (operation) => void this.#reply(offer, operation),
            handBack: () => this.handBack(offer),
          }),
        )}
      </ul>
    </div>`;
  }

  /** Asks for the reason, and hands a shift back. */
  handBack(shift: OwnShift): void {
    void this.#handBack.open(shift);
  }

  /** Names the version that the worker sees (Q42). */
  async #accept(offer: OwnOffer): Promise<void> {
    const { scheduleId, id: shiftId, version, state } = offer;
    const isDone = await this.#command.run(
      keyOf(offer),
      (client, options) => client.offers.accept({ scheduleId, shiftId, version }, options),
      {
        message: this.#host.words.text(state === "changed" ? "my-shifts.confirmed-again" : "my-shifts.accepted"),
        done: () => this.#answered(offer, "accepted"),
        focus: "#offers, [part=shift] summary",
      },
    );
    // The reason stays, next to the current state of the shift.
    if (!isDone) await this.#host.refresh();
  }

  /** Undoes a decline, or joins or leaves the waitlist. */
  async #reply(offer: OwnOffer, operation: OfferReply): Promise<void> {
    const { scheduleId, id: shiftId } = offer;
    const [answer, message] = offerReplies[operation];
    await this.#command.run(
      keyOf(offer),
      (client, options) => client.offers[operation]({ scheduleId, shiftId }, options),
      { message: this.#host.words.text(message), done: () => this.#answered(offer, answer), focus: "#offers" },
    );
  }

  /** Undoes a decline from the toast. */
  async #takeBack(offer: OwnOffer): Promise<void> {
    const { scheduleId, id: shiftId } = offer;
    await this.#host.client?.offers.undoDecline({ scheduleId, shiftId });
    await this.#answered(offer, "undone");
  }

  /** The common part of the dialogs that ask for a reason. */
  #reasonForm(id: "decline" | "hand-back") {
    const host = this.#host;
    return {
      id,
      title: () => host.words.text(`my-shifts.${id}.title`),
      text: (shift: OwnShift) => host.words.text(`my-shifts.${id}.text`, { shift: shiftName(host.words, shift) }),
      fields: () =>
        labelledArea(
          host.words.text("my-shifts.reason"),
          { id: "reason", name: "reason", part: "reason-field", describedBy: "reason-text" },
          host.words.text("my-shifts.reason.text"),
        ),
      confirm: () => host.words.text(`my-shifts.${id}`),
      busy: () => host.words.text(id === "decline" ? "my-shifts.declining" : "my-shifts.handing-back"),
    };
  }

  #answered({ scheduleId, id: shiftId }: OwnShift, answer: ShiftAnsweredEvent["answer"]): Promise<void> {
    this.#command.clear();
    this.#host.dispatchEvent(new ShiftAnsweredEvent({ scheduleId, shiftId, answer }));
    return this.#host.refresh();
  }
}
