import type { ListNotificationsOutput, NotificationChannel } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import type { QueryController } from "../../ui/queries/query-controller.ts";
import type { CommandController } from "../../ui/commands/command-controller.ts";
import { button } from "../../ui/controls/button.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { waitToRetry } from "../../connection/retry-delay.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { reasonOfDelivery } from "./delivery-record.ts";
import type { NotificationKey } from "./my-notifications.messages.ts";

/** How many times the result is read, once a second, before it counts as slow. */
const maxReads = 20;

type Record = QueryController<ListNotificationsOutput>;
type Commands = Pick<CommandController, "isBusy" | "problem" | "run">;

/** Test notifications, one per channel, each with its result as soon as it is known (X19). */
export class ChannelTests {
  readonly #host: PanelHost<NotificationKey>;
  readonly #commands: Commands;
  readonly #record: Record;
  /** The last message of each channel. */
  readonly #sent = new Map<NotificationChannel, { readonly messageId: string; isSlow: boolean }>();
  #ended = new AbortController();

  constructor(host: PanelHost<NotificationKey>, commands: Commands, record: Record) {
    this.#host = host;
    this.#commands = commands;
    this.#record = record;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ended = new AbortController();
  }

  hostDisconnected(): void {
    this.#ended.abort();
    this.#sent.clear();
  }

  /** The button of a channel, and the result of its last test. */
  render(channel: NotificationChannel): { readonly button: TemplateResult; readonly result: TemplateResult } {
    const { words } = this.#host;
    const name = `test-${channel}`;
    const isBusy = this.#commands.isBusy(name) || this.#isWaiting(channel);
    const act = words.text(isBusy ? "notify.test.sending" : "notify.test");
    return {
      button: button(act, {
        part: "test",
        look: "button small",
        section: channel,
        label: words.text("notify.test.label", { act, channel: words.text(`notify.channel.${channel}`) }),
        isBusy,
        click: () => this.#run(channel),
      }),
      result: html`<div class="outcome" role="status" part="test-result" data-channel=${channel}>
          ${this.#result(channel)}
        </div>
        ${problemLine(words, this.#commands.problem(name))}`,
    };
  }

  async #run(channel: NotificationChannel): Promise<void> {
    if (this.#isWaiting(channel)) return;
    this.#sent.delete(channel);
    await this.#commands.run(`test-${channel}`, (client, options) => client.notifications.test({ channel }, options), {
      done: ({ messageId }) => void this.#follow(channel, messageId),
    });
  }

  async #follow(channel: NotificationChannel, messageId: string): Promise<void> {
    const sent = { messageId, isSlow: false };
    this.#sent.set(channel, sent);
    const { signal } = this.#ended;
    for (let reads = 0; reads < maxReads && !signal.aborted; reads++) {
      await this.#record.refresh();
      if (!this.#isWaiting(channel)) return;
      await waitToRetry(1000, signal);
    }
    sent.isSlow = true;
    this.#host.requestUpdate();
  }

  #deliveries(channel: NotificationChannel) {
    const messageId = this.#sent.get(channel)?.messageId;
    return (this.#record.value?.deliveries ?? []).filter((one) => one.messageId === messageId);
  }

  #isWaiting(channel: NotificationChannel): boolean {
    const sent = this.#sent.get(channel);
    if (sent === undefined || sent.isSlow) return false;
    const found = this.#deliveries(channel);
    return found.length === 0 || found.some(({ state }) => state === "queued");
  }

  #result(channel: NotificationChannel): TemplateResult | string {
    const { words } = this.#host;
    const sent = this.#sent.get(channel);
    if (sent === undefined || this.#isWaiting(channel)) return "";
    if (sent.isSlow) return stateLabel("clock", words.text("notify.test.slow"));
    const failed = this.#deliveries(channel).find(({ state }) => state !== "sent");
    return failed === undefined
      ? stateLabel("done", words.text("notify.test.sent"), { tone: "ok" })
      : stateLabel("warning", words.text("notify.test.failed", { reason: reasonOfDelivery(words, failed) }), {
          tone: "danger",
        });
  }
}
