import type { ShiftView } from "@rollcall/core";
import { icon } from "../../ui/controls/icons.ts";
import { loadOnDemand } from "../../ui/notices/load-on-demand.ts";
import type { Menu, MenuItem } from "../../ui/popovers/menu.ts";
import type { QueryController } from "../../ui/queries/query-controller.ts";
import { instantOf } from "../../ui/text/times.ts";
import type { ShiftOffers } from "../offers/shift-offers.ts";
import type { ListedShift, ShownShifts } from "./load-shifts.ts";
import type { ShiftCommands, ShiftListHost } from "./shift-commands.ts";

/** The offers of a shift, and the menu of a person on it. Each loads when it is first needed. */
export class ShiftDialogs {
  readonly #host: ShiftListHost;
  readonly #shifts: QueryController<ShownShifts>;
  readonly #commands: ShiftCommands;
  #offers: ShiftOffers | undefined;
  #menu: Menu | undefined;

  constructor(host: ShiftListHost, shifts: QueryController<ShownShifts>, commands: ShiftCommands) {
    this.#host = host;
    this.#shifts = shifts;
    this.#commands = commands;
  }

  /** Shows the offers of a shift, or offers it. */
  offer(shift: ListedShift): Promise<void> {
    return loadOnDemand(
      this.#host,
      () => import("../offers/shift-offers.ts"),
      async ({ ShiftOffers }) => {
        this.#offers ??= new ShiftOffers(this.#host, {
          number: () => this.#shifts.value?.schedule.number ?? 0,
          changed: () => this.#shifts.refresh(),
        });
        // Commands drop calls that start before their first update.
        this.#host.requestUpdate();
        await this.#host.updateComplete;
        await this.#offers.showOrOffer(shift);
      },
    );
  }

  /** Opens the menu of a person on a shift: to answer for them, or release them. */
  openMenu(shift: ListedShift, assignee: ShiftView["assignees"][number], anchor: HTMLElement): Promise<void> {
    return loadOnDemand(
      this.#host,
      () => Promise.all([import("../../ui/popovers/menu.ts"), import("../offers/offers.messages.ts")]),
      ([{ Menu }, { offersWords }]) => {
        const words = this.#host.wordsWith(offersWords);
        const { personId, name, state } = assignee;
        const isUpcoming = instantOf(shift.start) > (this.#shifts.value?.now ?? 0);
        const answers = (answer: "accept" | "decline") => () => this.#commands.answerFor(shift, assignee, answer);
        const accept = { icon: icon("done"), part: "answer-accept", press: answers("accept") };
        const decline = { icon: icon("stop"), part: "answer-decline", press: answers("decline") };
        const release = { icon: icon("leave"), part: "release", label: this.#host.words.text("shifts.release") };
        const items: readonly MenuItem[] = [
          ...(isUpcoming && (state === "offered" || state === "changed")
            ? [{ ...accept, label: words.text("offers.confirm.label", { name }) }]
            : []),
          ...(isUpcoming && state === "offered"
            ? [{ ...decline, label: words.text("offers.decline.label", { name }) }]
            : []),
          { ...release, press: () => this.#commands.assign(shift, null, personId) },
        ];
        this.#menu ??= new Menu(this.#host, "assignee-menu");
        return this.#menu.open(name, items, anchor);
      },
    );
  }
}
