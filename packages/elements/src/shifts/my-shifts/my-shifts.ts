import type { OwnShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { workReasons } from "../../messages/work-reasons.en.ts";
import { moreButton } from "../../ui/controls/button.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { groupBy } from "../../ui/text/group-by.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { timesIn } from "../../ui/text/times.ts";
import { sheetStyles } from "../own-time.ts";
import { keyOf, loadOwnShifts, type OwnShifts } from "./load-own-shifts.ts";
import { myShiftsWords } from "./my-shifts.messages.ts";
import { myShiftsStyles } from "./my-shifts.styles.ts";
import { OwnAnswers } from "./own-answers.ts";
import { OwnSwaps } from "./own-swaps.ts";
import { upcomingRow } from "./upcoming-row.ts";

/** How many more shifts the button loads. */
const step = 50;

const words = { ...workReasons, ...myShiftsWords };

/**
 * The caller's own shifts (A47, A61, X23). Shows offers to accept or decline, with the deadline and the reason if one can't be accepted,
 * and the upcoming shifts by day. Times are in the venue's time zone and, if it differs, in the worker's own. Put it inside a
 * `<rollcall-provider>`.
 *
 * An accepted shift can be handed back, offered to others as a gift or in exchange (Q60), and downloaded for a calendar app. A
 * decline can have a reason and can be undone until the offer closes (Q43). An offer that is filled has a waitlist (X13). A shift
 * that changed after it was accepted can be confirmed again or handed back (Q61). A shift shows the handover note of the previous
 * person on its schedule and position (X17). Other people are neither named nor counted (A64, Q60). Changes appear within a
 * second.
 *
 * @summary A worker's own shifts and offers.
 * @slot title - The heading. Defaults to "Your shifts".
 * @slot header - Additional controls at the end of the header, such as a link to the page with `<calendar-links>`.
 * @fires {ShiftAnsweredEvent} rollcall-shift-answered - An offer was accepted or declined, a decline undone, its waitlist joined or left, or a shift confirmed or handed back.
 * @csspart offer - A shift waiting for an answer.
 * @csspart sheet - The day of an offer.
 * @csspart deadline - The last time to answer.
 * @csspart refused - Why an offer can't be accepted.
 * @csspart accept - The button that accepts an offer, or confirms a shift again.
 * @csspart decline - The button that declines it.
 * @csspart undo-decline - The button that undoes a decline.
 * @csspart join-waitlist - The button that joins the waitlist of a filled offer.
 * @csspart leave-waitlist - The button that leaves it.
 * @csspart hand-back - The button that hands a shift back.
 * @csspart add-to-calendar - The button that downloads a shift for a calendar app.
 * @csspart reason-field - The field for a reason to decline or hand back.
 * @csspart swap - A shift that the worker offers to others, or could take over.
 * @csspart swap-state - The state of a swap.
 * @csspart offer-swap - The button that offers a shift to others.
 * @csspart take - The button that takes over a shift.
 * @csspart exchange - The choice of a shift to give in exchange.
 * @csspart not-interested - The button that hides a shift that others offer.
 * @csspart agree - The button that agrees to an exchange.
 * @csspart refuse - The button that refuses an exchange.
 * @csspart withdraw - The button that stops offering a shift.
 * @csspart back-out - The button that withdraws an answer to a swap.
 * @csspart day - The shifts of one day.
 * @csspart shift - An upcoming shift.
 * @csspart state - The state of a shift.
 * @csspart has-note - The hint that there is a handover note.
 * @csspart hand-over-note - The note that the previous person left, without their name.
 * @csspart facts - The details of a shift.
 * @csspart more - The button that shows more shifts.
 */
export class MyShifts extends RollcallElement<keyof typeof words> {
  static override styles = [...panelStyles, formStyles, sheetStyles, myShiftsStyles];

  protected override readonly catalogue = words;
  protected override readonly loadsCaller = false;

  #limit = step;
  readonly #own = new QueryController<OwnShifts>(this, {
    key: () => "own",
    load: (client, signal) => loadOwnShifts(client, this.#limit, signal),
    topics: ({ topics }) => topics,
  });
  readonly #answers = new OwnAnswers(this);
  readonly #swaps = new OwnSwaps(this);

  /** @internal */
  get own(): OwnShifts | undefined {
    return this.#own.value;
  }

  /** @internal */
  refresh(): Promise<void> {
    return this.#own.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#seenAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#seenAgain);
  }

  protected override render(): TemplateResult {
    return renderPanel(this, {
      title: this.words.text("my-shifts.title"),
      query: this.#own,
      skeletonRows: 5,
      content: (own) => this.#content(own),
    });
  }

  #content({ offers, shifts, swaps, notes, hasMore }: OwnShifts): TemplateResult {
    const { words } = this;
    const count = offers.filter(({ state }) => state === "asked" || state === "changed").length;
    return html`<p class="hidden" role="status">
        ${count === 0 ? nothing : words.text("my-shifts.offers.count", { count })}
      </p>
      ${offers.length === 0 ? nothing : this.#answers.render(offers)}
      ${swaps.length === 0 ? nothing : this.#swaps.render(swaps)}
      ${
        offers.length === 0 && shifts.length === 0 && swaps.length === 0
          ? statePage("calendar", words.text("my-shifts.none"), words.text("my-shifts.none.text"))
          : this.#upcoming(shifts, notes)
      }
      ${hasMore ? moreButton(words.text("my-shifts.more"), () => this.#showMore()) : nothing}`;
  }

  #upcoming(shifts: readonly OwnShiftView[], notes: OwnShifts["notes"]): TemplateResult {
    const { words } = this;
    if (shifts.length === 0) return html`<p class="pad muted">${words.text("my-shifts.none.upcoming")}</p>`;
    const days = groupBy(shifts, ({ start, timeZone }) => timesIn(words, timeZone).text(start, "fullDay"));
    return html`<h3>${words.text("my-shifts.upcoming")}</h3>
      ${repeat(
        days,
        ([day]) => day,
        ([day, rows]) =>
          html`<div class="day" part="day">
            <h4>${day}</h4>
            <ul class="lined">
              ${repeat(rows, keyOf, (shift) =>
                upcomingRow(words, shift, notes.get(keyOf(shift)), {
                  handBack: () => this.#answers.handBack(shift),
                  offer: this.#swaps.isOffered(shift) ? undefined : () => this.#swaps.offer(shift),
                  addToCalendar: () => void this.#addToCalendar(shift),
                }),
              )}
            </ul>
          </div>`,
      )}`;
  }

  async #addToCalendar(shift: OwnShiftView): Promise<void> {
    const { saveShiftFile } = await import("./shift-file.ts");
    saveShiftFile(shift);
  }

  readonly #seenAgain = (): void => {
    if (document.visibilityState === "visible") void this.#own.refresh();
  };

  async #showMore(): Promise<void> {
    const shown = this.#own.value?.shifts.length ?? 0;
    this.#limit += step;
    await this.#own.refresh();
    await this.updateComplete;
    // If the button is gone, the focus moves to the first new shift.
    if (this.#own.value?.hasMore) return;
    this.renderRoot.querySelectorAll<HTMLElement>("[part=shift] summary")[shown]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "my-shifts": MyShifts;
  }
}
