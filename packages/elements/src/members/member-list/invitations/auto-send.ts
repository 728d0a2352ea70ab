import { html } from "lit";
import { reasonOf } from "../../../messages/reason-words.ts";
import { newKey } from "../../../ui/new-key.ts";
import type { ScheduleView } from "../../listed-member.ts";
import type { ListContext } from "../list-context.ts";
import type { SendDialog } from "./send-dialog.ts";

/** The list whose invitations are sent. */
export interface AutoSendHost extends Pick<
  ListContext,
  "client" | "scheduleId" | "dialogWords" | "ask" | "requestUpdate" | "editRefused"
> {
  schedule: ScheduleView | undefined;
}

/** Changes whether invitations are sent automatically (B7). */
export class AutoSend {
  /** The value that is being saved. */
  wanted: boolean | undefined;
  readonly #host: AutoSendHost;
  readonly #send: SendDialog;
  #sendsWaiting = false;

  constructor(host: AutoSendHost, send: SendDialog) {
    this.#host = host;
    this.#send = send;
  }

  /** Saves the switch. If it is pressed again while saving, the new state is saved afterwards. */
  async set(autoSend: boolean, control: HTMLInputElement): Promise<void> {
    const { client, scheduleId } = this.#host;
    if (client === undefined) return;
    const isSaving = this.wanted !== undefined;
    if (autoSend && !isSaving && !(await this.#confirm(control))) return;
    this.wanted = autoSend;
    this.#host.requestUpdate();
    if (isSaving) return;
    try {
      let saved: boolean;
      do {
        saved = this.wanted;
        const input = { scheduleId, autoSend: saved };
        const { schedule } = await client.schedules.setAutoSend(input, { idempotencyKey: newKey() });
        this.#host.schedule = schedule;
      } while (saved !== this.wanted);
      if (saved && this.#sendsWaiting) void this.#send.startWaiting();
    } catch (error) {
      this.#host.editRefused(reasonOf(error), control);
    }
    this.wanted = undefined;
    this.#host.requestUpdate();
  }

  /** Asks for a confirmation if members are waiting, and whether to invite them too (Q13). */
  async #confirm(control: HTMLInputElement): Promise<boolean> {
    const { dialogWords: words, schedule } = this.#host;
    const preview = this.#send.previewWaiting();
    this.#sendsWaiting = false;
    if (preview === undefined) return true;
    control.checked = false;
    const toggle = ({ currentTarget }: Event): void => {
      this.#sendsWaiting = (currentTarget as HTMLInputElement).checked;
    };
    return this.#host.ask({
      title: words.text("auto.ask"),
      text: words.text("auto.text", { count: schedule?.toInvite ?? 0 }),
      content: () =>
        html`${preview.render(words)}
          <label class="cluster nowrap gap-3">
            <input type="checkbox" class="box" part="send-now" @change=${toggle} />
            <span>${words.text("auto.now")}</span>
          </label>`,
      confirm: words.text("auto.confirm"),
    });
  }
}
