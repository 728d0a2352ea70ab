import type { OwnShiftView, RollcallClient } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { CommandController, type CommandOptions } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { labelledSelect } from "../../ui/fields/text-field.ts";
import type { OwnShifts, OwnSwap } from "./load-own-shifts.ts";
import type { MyShiftsKey } from "./my-shifts.messages.ts";
import { shiftName } from "./offer-row.ts";
import { swapRow } from "./swap-row.ts";

/** The element of a worker's own shifts. */
export interface OwnShiftsHost extends PanelHost<MyShiftsKey> {
  dispatchEvent(event: Event): boolean;
  /** The worker's shifts and swaps. */
  readonly own: OwnShifts | undefined;
  /** Loads everything again. */
  refresh(): Promise<void>;
}

type SwapCommand = (client: RollcallClient, options: CommandOptions) => Promise<unknown>;

/** A worker's swaps: what they offer to others, what they answered, and what they could take over (Q60). */
export class OwnSwaps {
  readonly #host: OwnShiftsHost;
  readonly #command: CommandController;
  readonly #offer: ConfirmDialog<OwnShiftView>;
  readonly #take: FormDialog<OwnSwap>;

  constructor(host: OwnShiftsHost) {
    this.#host = host;
    this.#command = new CommandController(host);
    this.#offer = new ConfirmDialog<OwnShiftView>(host, {
      id: "offer-swap",
      title: () => host.words.text("my-shifts.swap.offer.title"),
      text: (shift) => host.words.text("my-shifts.swap.offer.text", { shift: shiftName(host.words, shift) }),
      confirm: () => host.words.text("my-shifts.swap.offer"),
      run: ({ scheduleId, id: shiftId, version }, client, { idempotencyKey }) =>
        client.swaps.propose({ scheduleId, shiftId, version }, { idempotencyKey }),
      outcome: () => this.#outcome("offered"),
    });
    this.#take = new FormDialog<OwnSwap>(host, {
      id: "take-swap",
      title: () => host.words.text("my-shifts.swap.take.title"),
      text: ({ shift }) => host.words.text("my-shifts.swap.take.text", { shift: shiftName(host.words, shift) }),
      fields: (swap) => this.#exchange(swap),
      confirm: () => host.words.text("my-shifts.swap.take"),
      submit: ({ exchange = "" }, client, options, { scheduleId, swapId, shift }) => {
        const given = this.#exchangeable(scheduleId).find(({ id }) => id === exchange);
        const inExchange = given && { inExchange: { shiftId: given.id, version: given.version } };
        return client.swaps.accept({ scheduleId, swapId, version: shift.version, ...inExchange }, options);
      },
      outcome: () => this.#outcome("answered"),
    });
  }

  /** Asks whether to offer a shift to others. */
  offer(shift: OwnShiftView): void {
    void this.#offer.open(shift);
  }

  /** Whether a shift is offered to others. */
  isOffered({ scheduleId, id }: OwnShiftView): boolean {
    const swaps = this.#host.own?.swaps ?? [];
    return swaps.some((swap) => swap.part === "proposer" && swap.scheduleId === scheduleId && swap.shift.id === id);
  }

  /** The list of swaps. */
  render(swaps: readonly OwnSwap[]): TemplateResult {
    const { words } = this.#host;
    return html`<div class="offers">
      <h3 id="swaps" tabindex="-1">${words.text("my-shifts.swaps")}</h3>
      <ul class="lined" aria-labelledby="swaps">
        ${repeat(
          swaps,
          ({ swapId }) => swapId,
          (swap) => {
            const { scheduleId, swapId } = swap;
            const key = { scheduleId, swapId };
            return swapRow(words, swap, {
              isBusy: this.#command.isBusy(swapId),
              problem: this.#command.problem(swapId),
              take: () => void this.#take.open(swap),
              agree: () => this.#run(swapId, "agreed", (client, options) => client.swaps.agree(key, options)),
              decline: () => this.#run(swapId, "declined", (client, options) => client.swaps.decline(key, options)),
              withdraw: () => this.#run(swapId, "withdrawn", (client, options) => client.swaps.withdraw(key, options)),
            });
          },
        )}
      </ul>
    </div>`;
  }

  /** The choice of a shift to give in exchange. */
  #exchange({ scheduleId }: OwnSwap): TemplateResult {
    const { words } = this.#host;
    const given = this.#exchangeable(scheduleId).map((shift) => [shift.id, shiftName(words, shift)] as const);
    return labelledSelect(
      words.text("my-shifts.swap.exchange"),
      {
        ...{ id: "exchange", name: "exchange", part: "exchange", value: "", describedBy: "exchange-text" },
        options: [["", words.text("my-shifts.swap.nothing")], ...given],
      },
      words.text("my-shifts.swap.exchange.text"),
    );
  }

  #exchangeable(scheduleId: string): readonly OwnShiftView[] {
    const shifts = this.#host.own?.shifts ?? [];
    return shifts.filter((one) => one.scheduleId === scheduleId && one.status === "confirmed");
  }

  async #run(swapId: string, done: "agreed" | "declined" | "withdrawn", send: SwapCommand): Promise<void> {
    await this.#command.run(swapId, send, this.#outcome(done));
  }

  #outcome(done: "offered" | "answered" | "agreed" | "declined" | "withdrawn") {
    return {
      message: this.#host.words.text(`my-shifts.swap.${done}`),
      done: () => this.#host.refresh(),
      // The button that was pressed disappears.
      focus: "#swaps, [part=shift] summary",
    };
  }
}
