import type { OfferAnswerView, OfferView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { Dialog } from "../../ui/dialogs/dialog.ts";
import { icon, type IconName } from "../../ui/controls/icons.ts";
import { renderPanelState } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { stateLabel, type Tone } from "../../ui/controls/state-label.ts";
import { timesIn } from "../../ui/text/times.ts";
import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import { createOverrideDialog, overridableReasons } from "../override-dialog.ts";
import { type OffersHost, shiftTitle } from "./candidate-picker.ts";
import { offersWords } from "./offers.messages.ts";

const looks: Readonly<Record<OfferAnswerView["state"], readonly [IconName, Tone]>> = {
  waiting: ["clock", ""],
  asked: ["sent", "accent"],
  accepted: ["done", "ok"],
  declined: ["stop", ""],
  waitlisted: ["clock", ""],
  "handed-back": ["warning", "warn"],
  lapsed: ["stop", ""],
};

/** What the dialog needs. */
export interface OpenOffersOptions {
  /** The last sequence number of the schedule's topic that the element shows. */
  readonly number: () => number;
  readonly changed: () => unknown;
  /** Offers the shift to more people. */
  readonly offer: (shift: ListedShift) => unknown;
}

interface LoadedOffers {
  readonly number: number;
  readonly offers: readonly OfferView[];
}

/** The dialog with the pending offers of a shift: who answered what. Withdraws offers and answers for people. */
export class OpenOffers {
  readonly #host: OffersHost;
  readonly #options: OpenOffersOptions;
  readonly #dialog: Dialog<ListedShift>;
  readonly #withdrawal: ConfirmDialog<OfferView>;
  readonly #command: CommandController;
  readonly #offers: QueryController<LoadedOffers>;
  readonly #override;

  constructor(host: OffersHost, options: OpenOffersOptions) {
    this.#host = host;
    this.#options = options;
    this.#command = new CommandController(host);
    this.#override = createOverrideDialog(host, ({ name }) => this.#answered(name));
    this.#dialog = new Dialog<ListedShift>(host, {
      id: "offers",
      size: "wide long",
      title: (shift) => this.#words.text("offers.title", { shift: shiftTitle(host, shift) }),
      content: (shift) => this.#content(shift),
    });
    this.#offers = new QueryController<LoadedOffers>(host, {
      key: () => this.#dialog.subject && `${host.scheduleId} ${this.#dialog.subject.id}`,
      load: async (client, signal) => {
        const number = options.number();
        const shiftId = this.#dialog.subject?.id;
        if (shiftId === undefined) return { number, offers: [] };
        const { rows } = await client.offers.list({ scheduleId: host.scheduleId, shiftId, limit: 50 }, { signal });
        return { number, offers: rows };
      },
      topics: ({ number }) => ({ [host.scheduleId]: number }),
    });
    this.#withdrawal = new ConfirmDialog<OfferView>(host, {
      id: "withdraw",
      title: () => this.#words.text("offers.withdraw.title"),
      text: () => this.#words.text("offers.withdraw.text"),
      confirm: () => this.#words.text("offers.withdraw"),
      isDangerous: () => true,
      run: ({ id }, client, { idempotencyKey }) =>
        client.offers.withdraw({ scheduleId: host.scheduleId, offerId: id }, { idempotencyKey }),
      outcome: () => ({
        done: () => this.#changed(this.#words.text("offers.withdrawn")),
        focus: "#offers [part=close]",
      }),
    });
  }

  open(shift: ListedShift): Promise<void> {
    this.#command.abandon();
    return this.#dialog.open(shift);
  }

  get #words() {
    return this.#host.wordsWith(offersWords);
  }

  #content(shift: ListedShift): TemplateResult {
    const words = this.#words;
    const more = (): void => {
      this.#dialog.close();
      this.#options.offer(shift);
    };
    const loaded = this.#offers.value;
    return html`<div class="scroll lined" id="offers-text">
        ${renderPanelState(words, this.#offers, 2) ?? nothing}
        ${loaded?.offers.length === 0 ? html`<p>${words.text("offers.none")}</p>` : nothing}
        ${loaded?.offers.map((offer) => this.#offer(shift, offer))}
      </div>
      ${problemLine(this.#host.words, this.#command.problem("answer"))}
      <div class="buttons">
        ${
          shift.refused.assign === undefined && shift.assignees.length < shift.slots
            ? button(words.text("offers.more"), { part: "offer-more", opensDialog: true, click: more })
            : nothing
        }
        ${button(words.text("candidates.close"), { part: "close", click: () => this.#dialog.close() })}
      </div>`;
  }

  #offer(shift: ListedShift, offer: OfferView): TemplateResult {
    const words = this.#words;
    const { state, deadline, wave, answers } = offer;
    const times = timesIn(words, shift.timeZone);
    const when = times.text(deadline, "dayAndClock");
    const { otherZone: zone } = times;
    const answerBy = zone === undefined ? "offers.deadline" : "offers.deadline.zone";
    return html`<section class="detail stack gap-1" data-offer=${offer.id}>
      <div class="cluster between">
        <span class="stack gap-0"
          >${
            state === "filled"
              ? stateLabel("done", words.text("offers.filled"), { tone: "ok" })
              : stateLabel("clock", words.text(answerBy, { when, ...(zone && { zone }) }))
          }${wave ? html`<span class="muted small">${words.text("offers.waves", { ...wave })}</span>` : nothing}</span
        >
        ${button(words.text("offers.withdraw"), {
          part: "withdraw",
          look: "button small",
          label: words.text("offers.withdraw.label", { when }),
          opensDialog: true,
          click: () => this.#withdrawal.open(offer),
        })}
      </div>
      <ul class="lined">
        ${answers.map((answer) => this.#answer(shift, answer))}
      </ul>
    </section>`;
  }

  #answer(shift: ListedShift, answer: OfferAnswerView): TemplateResult {
    const words = this.#words;
    const { personId, state, reason, askAt } = answer;
    const name = answer.name || this.#host.words.text("shifts.unknown");
    const [look, tone] = looks[state];
    const when = timesIn(words, shift.timeZone).text(askAt, "dayAndClock");
    const act = (given: "accept" | "decline"): TemplateResult =>
      button(words.text(`offers.${given}`), {
        part: given === "accept" ? "answer-accept" : "answer-decline",
        look: "button small",
        label: words.text(`offers.${given}.label`, { name }),
        isBusy: this.#command.isBusy(),
        click: () => this.#send(shift, { personId, name }, given),
      });
    return html`<li class="answer cluster between" data-person=${personId}>
      <span class="stack gap-0"
        ><bdi class="strong">${name}</bdi
        >${stateLabel(icon(look), words.text(`answer.${state}`, { when }), { tone, part: "answer" })}${
          reason === "" ? nothing : html`<bdi class="muted small wrap">${reason}</bdi>`
        }</span
      >
      ${
        state === "asked" || state === "declined"
          ? html`<span class="cluster gap-1">${act("accept")}${state === "asked" ? act("decline") : nothing}</span>`
          : nothing
      }
    </li>`;
  }

  async #send(
    shift: ListedShift,
    { personId, name }: { personId: string; name: string },
    answer: "accept" | "decline",
  ): Promise<void> {
    const asked = { scheduleId: this.#host.scheduleId, shiftId: shift.id, personId, answer, version: shift.version };
    this.#command.clear();
    await this.#command.run("answer", (client, options) => client.offers.answerFor(asked, options), {
      done: () => this.#answered(name),
      focus: "#offers [part=close]",
    });
    const problem = this.#command.problem("answer");
    const reasons = problem === undefined || answer === "decline" ? [] : overridableReasons(problem);
    if (reasons.length > 0)
      await this.#override.open({ shift, personId, name, instead: null, reasons, isOffered: true });
  }

  #answered(name: string): Promise<void> {
    this.#command.clear();
    return this.#changed(this.#words.text("offers.answered", { name }));
  }

  async #changed(text: string): Promise<void> {
    this.#host.toast.announce(text);
    this.#options.changed();
    await this.#offers.refresh();
  }
}
