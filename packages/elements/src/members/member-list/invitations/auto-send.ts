import { html, nothing, type TemplateResult } from "lit";
import { reasonOf } from "../../../messages/reason-words.ts";
import { button } from "../../../ui/button.ts";
import { icon } from "../../../ui/icons.ts";
import { newKey } from "../../../ui/new-key.ts";
import type { ScheduleView } from "../../wire.ts";
import type { ListContext } from "../list-context.ts";

/** The list whose invitations are sent. */
export interface AutoSendHost extends Pick<
  ListContext,
  "client" | "scheduleId" | "words" | "requestUpdate" | "explain" | "editRefused"
> {
  schedule: ScheduleView | undefined;
  /** Sends the waiting invitations. */
  sendWaiting(anchor: HTMLElement): void;
  /** Asks whether to send the waiting invitations. */
  offerToSend(count: number, anchor: HTMLElement): void;
}

/** Whether invitations are sent automatically (B7), and the bar that sends those that are waiting (B9, B10). */
export class AutoSend {
  /** The value that is being saved. */
  wanted: boolean | undefined;
  readonly #host: AutoSendHost;

  constructor(host: AutoSendHost) {
    this.#host = host;
  }

  /** The switch at the top of the list. */
  render(): TemplateResult {
    const { schedule, words } = this.#host;
    const refused = schedule?.refused["set-auto-send"];
    const toggle = (event: MouseEvent): void => {
      const control = event.currentTarget as HTMLInputElement;
      if (refused) {
        event.preventDefault();
        this.#host.explain(refused, control);
      } else void this.#set(control.checked, control);
    };
    return html`<label class="toggle muted small">
      <input
        type="checkbox"
        role="switch"
        class="switch"
        part="auto-send"
        ?disabled=${schedule === undefined}
        aria-disabled=${refused ? "true" : nothing}
        .checked=${schedule?.autoSend ?? true}
        @click=${toggle}
      />
      ${words.text("list.auto-send")}
    </label>`;
  }

  /** The bar below the list, for callers who can add members, while invitations are waiting or aren't sent automatically. */
  renderBar(): TemplateResult | typeof nothing {
    const { words, schedule } = this.#host;
    if (schedule === undefined || schedule.refused["add-members"]) return nothing;
    const { toInvite: count, autoSend } = schedule;
    if (autoSend && count === 0) return nothing;
    const waiting = words.text("send.waiting", { count });
    return html`<div class="foot medium invite-bar" part="invite-bar" role="group" aria-label=${words.text("send.bar")}>
      <span class="muted grow">
        ${count > 0 ? waiting : `${words.text("send.off")} ${words.text("send.none-waiting")}`}
      </span>
      ${button(
        html`${icon("mail")}<span>${count > 0 ? words.text("send.button", { count }) : words.text("send.none")}</span>`,
        {
          look: `button ${count > 0 ? "primary" : ""}`,
          part: "send",
          isDisabled: count === 0,
          click: ({ currentTarget }) => this.#host.sendWaiting(currentTarget),
        },
      )}
    </div>`;
  }

  async #set(autoSend: boolean, anchor: HTMLElement): Promise<void> {
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
