import { reasonOf } from "../../../messages/reason-words.ts";
import { newKey } from "../../../ui/new-key.ts";
import type { ScheduleView } from "../../wire.ts";
import type { ListContext } from "../list-context.ts";

/** The list whose invitations are sent. */
export interface AutoSendHost extends Pick<ListContext, "client" | "scheduleId" | "requestUpdate" | "editRefused"> {
  schedule: ScheduleView | undefined;
  /** Asks whether to send the waiting invitations. */
  offerToSend(count: number, anchor: HTMLElement): void;
}

/** Changes whether invitations are sent automatically (B7). */
export class AutoSend {
  /** The value that is being saved. */
  wanted: boolean | undefined;
  readonly #host: AutoSendHost;

  constructor(host: AutoSendHost) {
    this.#host = host;
  }

  /** Saves the switch. Another press while it is saved is saved after it. */
  async set(autoSend: boolean, anchor: HTMLElement): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return;
    const isSaving = this.wanted !== undefined;
    this.wanted = autoSend;
    this.#host.requestUpdate();
    if (isSaving) return;
    try {
      let saved: boolean;
      let toInvite: number;
      do {
        saved = this.wanted;
        const input = { scheduleId, autoSend: saved };
        const { schedule } = await client.schedules.setAutoSend(input, { idempotencyKey: newKey() });
        this.#host.schedule = schedule;
        toInvite = schedule.toInvite;
      } while (saved !== this.wanted);
      if (saved && toInvite > 0) this.#host.offerToSend(toInvite, anchor);
    } catch (error) {
      this.#host.editRefused(reasonOf(error), anchor);
    }
    this.wanted = undefined;
    this.#host.requestUpdate();
  }
}
