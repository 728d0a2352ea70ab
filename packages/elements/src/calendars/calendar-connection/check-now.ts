import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../messages/reason-words.ts";
import { waitToRetry } from "../../ui/retry-delay.ts";
import type { RollcallElement } from "../../ui/rollcall-element.ts";
import type { CalendarKey } from "./calendar-messages.en.ts";
import type { OwnCalendar } from "./own-calendar.ts";

const looks = 20;
const pause = 5000;

/** Requests a refresh of the calendar and polls until it is done, which takes up to a minute. */
export class CheckNow {
  isChecking = false;
  /** Why the refresh failed. */
  problem: Reason | undefined;
  readonly #host: RollcallElement<CalendarKey>;
  readonly #onRead: (calendar: OwnCalendar) => void;
  #turn = new AbortController();

  constructor(host: RollcallElement<CalendarKey>, onRead: (calendar: OwnCalendar) => void) {
    this.#host = host;
    this.#onRead = onRead;
  }

  /** Stops polling. */
  stop(): void {
    this.#turn.abort();
    this.isChecking = false;
    this.problem = undefined;
  }

  async check(): Promise<void> {
    const { client } = this.#host;
    if (this.isChecking || client === undefined) return;
    this.#turn = new AbortController();
    const { signal } = this.#turn;
    this.#become(true);
    try {
      const { checkedAt } = await client.calendars.refresh({}, { signal });
      await this.#untilRead(client, checkedAt, signal);
      if (!signal.aborted) this.#become(false);
    } catch (error) {
      if (!signal.aborted) this.#become(false, reasonOf(error));
    }
  }

  async #untilRead(client: RollcallClient, before: string | null, signal: AbortSignal): Promise<void> {
    for (let look = 0; look < looks; look++) {
      await waitToRetry(pause, signal);
      const calendar = await client.calendars.get({}, { signal });
      // Another user may be signed in by now.
      if (client !== this.#host.client) return;
      this.#onRead(calendar);
      if (calendar.checkedAt !== before) return;
    }
  }

  #become(isChecking: boolean, problem?: Reason): void {
    this.isChecking = isChecking;
    this.problem = problem;
    this.#host.requestUpdate();
  }
}
