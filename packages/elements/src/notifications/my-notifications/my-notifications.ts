import { ContextConsumer } from "@lit/context";
import type {
  GetNotificationSettingsOutput,
  ListNotificationsOutput,
  NotificationDeviceView,
  UpdateNotificationSettingsInput,
} from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { serverUrlContext } from "../../connection/contexts.ts";
import { CommandController } from "../../ui/commands/command-controller.ts";
import { ConfirmDialog } from "../../ui/dialogs/confirm-dialog.ts";
import { formStyles } from "../../ui/styles/form.styles.ts";
import { panelStyles } from "../../ui/styles/panel.styles.ts";
import { QueryController } from "../../ui/queries/query-controller.ts";
import { renderPanel } from "../../ui/panel/render-panel.ts";
import { RollcallElement } from "../../ui/panel/rollcall-element.ts";
import { BrowserPush, browserName, PushNotAllowed, type PushSetup } from "./browser-push.ts";
import { ChannelTests } from "./channel-tests.ts";
import { deliveryRecord } from "./delivery-record.ts";
import { kindTable } from "./kind-table.ts";
import {
  NotificationDeviceAddedEvent,
  NotificationDeviceRemovedEvent,
  NotificationSettingsChangedEvent,
} from "./my-notifications.events.ts";
import { type NotificationKey, notificationWords } from "./my-notifications.messages.ts";
import { myNotificationsStyles } from "./my-notifications.styles.ts";
import { settingFields } from "./setting-fields.ts";
import { whenGroup } from "./when-group.ts";
import { whereGroup } from "./where-group.ts";

/**
 * What the caller is notified about, where and when (A49, X19): the channels of each event, notifications in this browser, reminders, quiet
 * hours, time zone and digest, a test for each channel, and what was sent. Every setting saves itself. Put it inside a `<rollcall-provider>`.
 *
 * Notifications in the browser need `notifications.push` on the server, and a policy that allows its service worker: `worker-src` with the
 * page's origin, and `rollcall-push` among the `trusted-types`.
 *
 * @summary What the caller is notified about, where and when.
 * @slot title - The heading. Defaults to "Notifications".
 * @slot header - Additional controls at the end of the header.
 * @fires {NotificationSettingsChangedEvent} rollcall-notification-settings-changed - The caller changed a setting.
 * @fires {NotificationDeviceAddedEvent} rollcall-notification-device-added - The caller turned on notifications in this browser.
 * @fires {NotificationDeviceRemovedEvent} rollcall-notification-device-removed - The caller turned off notifications in a browser.
 * @csspart turn-on - The button that turns on notifications in this browser.
 * @csspart turn-off - The button that turns them off.
 * @csspart push-on - The state of this browser while they are on.
 * @csspart push-help - Why they can't be turned on here, and what helps.
 * @csspart device - Another browser of the caller.
 * @csspart remove-device - The button that removes it.
 * @csspart test - The button that sends a test.
 * @csspart test-result - The result of a test.
 * @csspart kind - A row of the table of events.
 * @csspart cell - A checkbox in it.
 * @csspart reminder - The checkbox of a reminder.
 * @csspart quiet - The switch of quiet hours.
 * @csspart quiet-from - The start of quiet hours.
 * @csspart quiet-to - The end of quiet hours.
 * @csspart save-state - The state of saving a setting.
 * @csspart zone - The time zone.
 * @csspart language - The language.
 * @csspart digest - How often a digest is sent.
 * @csspart delivery - A row of what waits and what was sent.
 * @csspart all - The button that shows all of it.
 */
export class MyNotifications extends RollcallElement<NotificationKey> {
  static override styles = [...panelStyles, formStyles, myNotificationsStyles];

  static override properties = { workerUrl: { attribute: "worker-url" } };

  /**
   * The service worker's address, on the page's origin. Default: the server's `push-worker.js`. Set it if the server has another
   * origin, or if your own service worker imports that script.
   */
  declare workerUrl: string | undefined;

  protected override readonly catalogue = notificationWords;
  protected override readonly loadsCaller = false;

  readonly #baseUrl = new ContextConsumer(this, { context: serverUrlContext, subscribe: true });
  readonly #settings = new QueryController<GetNotificationSettingsOutput>(this, {
    key: () => "own",
    load: (client, signal) => client.notifications.getSettings({}, { signal }),
    topics: ({ personId, number }) => ({ [personId]: number }),
  });
  readonly #record = new QueryController<ListNotificationsOutput>(this, {
    key: () => "own",
    load: (client, signal) => client.notifications.list({}, { signal }),
    // Deliveries don't change a topic.
    whenVisible: true,
  });
  readonly #commands = new CommandController(this);
  readonly #tests = new ChannelTests(this, this.#commands, this.#record);
  readonly #push = new BrowserPush(this, () => this.#setup());
  readonly #fields = settingFields(
    this,
    () => this.#settings.value?.settings,
    (patch) => this.#save(patch),
  );
  readonly #remove = new ConfirmDialog<NotificationDeviceView, { readonly deviceId: string }>(this, {
    id: "remove",
    title: ({ name }) => this.words.text("notify.device.remove.title", { name }),
    text: () => this.words.text("notify.device.remove.text"),
    confirm: () => this.words.text("notify.device.remove"),
    busy: () => this.words.text("notify.device.removing"),
    isDangerous: () => true,
    run: ({ id: deviceId }, client, { idempotencyKey }) =>
      client.notifications.removeDevice({ deviceId }, { idempotencyKey }),
    outcome: ({ name }) => ({
      message: this.words.text("notify.device.removed", { name }),
      done: ({ deviceId }) => this.#removed(deviceId),
    }),
  });
  #saving: Promise<unknown> = Promise.resolve();
  #pushProblem: string | undefined;
  #isWhole = false;

  protected override render(): TemplateResult {
    const { words } = this;
    return renderPanel(this, {
      title: words.text("notify.title"),
      query: this.#settings,
      skeletonRows: 14,
      subtitle: html`<p class="muted">${words.text("notify.text")}</p>`,
      content: (loaded) => [
        this.#where(loaded),
        this.#what(loaded),
        whenGroup(words, loaded, this.#fields),
        this.#sent(),
      ],
    });
  }

  #where(loaded: GetNotificationSettingsOutput): TemplateResult | typeof nothing {
    const { words } = this;
    if (loaded.channels.length === 0) return nothing;
    return whereGroup({
      words,
      loaded,
      push: this.#push,
      tests: this.#tests,
      isBusy: this.#commands.isBusy("push"),
      problem: this.#pushProblem ?? this.#commands.problem("push"),
      turnOn: () => this.#turnOn(),
      turnOff: ({ id }) => this.#turnOff(id),
      remove: (device) => this.#remove.open(device),
    });
  }

  #what({ settings: { kinds }, channels }: GetNotificationSettingsOutput): TemplateResult {
    return kindTable(this.words, kinds, channels, this.#fields.kinds);
  }

  #sent(): TemplateResult | typeof nothing {
    const { value } = this.#record;
    if (value === undefined) return nothing;
    return deliveryRecord(this.words, value, this.#isWhole, () => {
      this.#isWhole = true;
      this.requestUpdate();
    });
  }

  /** Sends changes one after the other, so that an earlier response never replaces a later one. */
  #save(patch: UpdateNotificationSettingsInput): Promise<unknown> {
    const { client } = this;
    if (client === undefined) return Promise.resolve();
    const saved = this.#saving.then(() => client.notifications.updateSettings(patch));
    this.#saving = saved.catch(() => undefined);
    return saved.then(({ settings }) => {
      const shown = this.#settings.value;
      if (shown !== undefined) this.#settings.set({ ...shown, settings });
      this.dispatchEvent(new NotificationSettingsChangedEvent({ settings }));
    });
  }

  #setup(): PushSetup | undefined {
    const { pushKey = null } = this.#settings.value ?? {};
    if (pushKey === null) return undefined;
    const server = new URL((this.#baseUrl.value ?? "/rollcall").replace(/\/*$/, "/"), location.href);
    const worker = new URL(this.workerUrl ?? "push-worker.js", this.workerUrl === undefined ? server : location.href);
    if (this.workerUrl === undefined) {
      worker.searchParams.set("server", server.href.replace(/\/$/, ""));
      worker.searchParams.set("name", browserName());
    }
    return { workerUrl: worker.href, key: pushKey };
  }

  async #turnOn(): Promise<void> {
    this.#pushProblem = undefined;
    await this.#commands.run(
      "push",
      async (client) => {
        try {
          return await this.#push.turnOn(client);
        } catch (error) {
          // A refusal by the browser has no reason from the server.
          if (error instanceof PushNotAllowed) {
            if (this.#push.state !== "denied") this.#pushProblem = this.words.text("notify.push.not-allowed");
          } else if (error instanceof DOMException || error instanceof TypeError)
            this.#pushProblem = this.words.text("notify.push.failed");
          else throw error;
          return undefined;
        }
      },
      {
        done: (device) => {
          if (device === undefined) return;
          this.toast.show(this.words.text("notify.push.turned-on"));
          this.dispatchEvent(new NotificationDeviceAddedEvent({ device }));
          return this.#settings.refresh();
        },
      },
    );
  }

  async #turnOff(deviceId: string): Promise<void> {
    this.#pushProblem = undefined;
    await this.#commands.run(
      "push",
      async (client) => {
        const result = await client.notifications.removeDevice({ deviceId });
        await this.#push.turnOff();
        return result;
      },
      {
        message: this.words.text("notify.push.turned-off"),
        done: () => this.#removed(deviceId),
        focus: "[part=turn-on]",
      },
    );
  }

  #removed(deviceId: string): Promise<void> {
    this.dispatchEvent(new NotificationDeviceRemovedEvent({ deviceId }));
    return this.#settings.refresh();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "my-notifications": MyNotifications;
  }
}
