import type { ListedShift } from "../schedule-shifts/load-shifts.ts";
import type { OffersHost } from "./candidate-picker.ts";
import { OfferDialog } from "./offer-dialog.ts";
import { OpenOffers, type OpenOffersOptions } from "./open-offers.ts";

/** Offers shifts to people and shows their answers. It loads when it is first needed. Needs `candidateStyles`. */
export class ShiftOffers {
  readonly #host: OffersHost;
  readonly #create: OfferDialog;
  readonly #open: OpenOffers;

  constructor(host: OffersHost, options: Omit<OpenOffersOptions, "offer">) {
    this.#host = host;
    this.#create = new OfferDialog(host, options.changed);
    this.#open = new OpenOffers(host, { ...options, offer: (shift) => this.offer(shift) });
  }

  /** Opens the dialog that offers a shift. */
  offer(shift: ListedShift): Promise<void> {
    return this.#create.open(shift);
  }

  /** Opens the dialog with the pending offers of a shift. */
  show(shift: ListedShift): Promise<void> {
    return this.#open.open(shift);
  }

  /** Shows the pending offers of a shift, or offers it if there are none. */
  async showOrOffer(shift: ListedShift): Promise<void> {
    const { client, scheduleId } = this.#host;
    const pending = await client?.offers.list({ scheduleId, shiftId: shift.id, limit: 1 });
    await (pending?.rows.length === 0 ? this.offer(shift) : this.show(shift));
  }
}
