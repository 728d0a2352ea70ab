import type { GetNotificationSettingsOutput, NotificationChannel, NotificationDeviceView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button, reserved } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { settingGroup, settingRow } from "../../ui/settings/setting-row.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { sinceText } from "../../ui/text/times.ts";
import type { BrowserPush } from "./browser-push.ts";
import type { ChannelTests } from "./channel-tests.ts";
import type { NotificationKey } from "./my-notifications.messages.ts";

/** What the group shows and does. */
export interface WhereParts {
  readonly words: Words<NotificationKey>;
  readonly loaded: Pick<GetNotificationSettingsOutput, "channels" | "devices">;
  readonly push: Pick<BrowserPush, "state" | "deviceId">;
  readonly tests: Pick<ChannelTests, "render">;
  readonly isBusy: boolean;
  /** Why notifications couldn't be turned on or off. */
  readonly problem: Parameters<typeof problemLine>[1];
  readonly turnOn: () => unknown;
  readonly turnOff: (device: NotificationDeviceView) => unknown;
  readonly remove: (device: NotificationDeviceView) => unknown;
}

/** Where notifications arrive: each channel with a test, and the browsers. */
export function whereGroup(parts: WhereParts): TemplateResult {
  const { words, loaded } = parts;
  return settingGroup(
    { id: "where", title: words.text("notify.where") },
    loaded.channels.map((channel) => channelRow(parts, channel)),
  );
}

function channelRow(parts: WhereParts, channel: NotificationChannel): TemplateResult {
  const { words, tests, loaded } = parts;
  const test = tests.render(channel);
  const isPush = channel === "push";
  const hasTest = !isPush || loaded.devices.length > 0;
  return settingRow(
    {
      id: `channel-${channel}`,
      isField: false,
      label: words.text(`notify.channel.${channel}`),
      text: words.text(`notify.${channel}.text`),
    },
    html`<div class="stack">
      ${isPush ? browserState(parts) : nothing} ${hasTest ? html`<div class="cluster">${test.button}</div>` : nothing}
      ${hasTest ? test.result : nothing} ${isPush ? otherDevices(parts) : nothing}
    </div>`,
  );
}

function browserState(parts: WhereParts): TemplateResult {
  const { words, push, isBusy, problem, loaded } = parts;
  const line = problemLine(words, problem);
  const own = loaded.devices.find(({ id }) => id === push.deviceId);
  switch (push.state) {
    case "pending":
      return html`<div class="cluster">${reserved(words.text("notify.push.turn-on"))}</div>`;
    case "denied":
      return html`<div class="stack gap-1" part="push-help">
        ${stateLabel("stop", words.text("notify.push.denied"), { tone: "warn" })}
        <p class="muted small">${words.text("notify.push.denied.text")}</p>
      </div>`;
    case "home-screen":
    case "insecure":
    case "unsupported":
      return html`<p class="muted small" part="push-help">${words.text(`notify.push.${push.state}`)}</p>`;
    case "ready":
    case "subscribed":
      return own === undefined
        ? html`<div class="cluster">
              ${button(words.text(isBusy ? "notify.push.turning-on" : "notify.push.turn-on"), {
                part: "turn-on",
                look: "button primary tall",
                isBusy,
                click: () => parts.turnOn(),
              })}
            </div>
            ${line}`
        : html`<div class="cluster gap-4">
              ${stateLabel("done", words.text("notify.push.on"), { tone: "ok", part: "push-on" })}
              ${button(words.text("notify.push.turn-off"), {
                part: "turn-off",
                look: "button small",
                label: words.text("notify.push.turn-off.label"),
                isBusy,
                click: () => parts.turnOff(own),
              })}
            </div>
            ${line}`;
  }
}

function otherDevices({ words, loaded, push, remove }: WhereParts): TemplateResult | typeof nothing {
  const others = loaded.devices.filter(({ id }) => id !== push.deviceId);
  if (others.length === 0) return nothing;
  return html`<ul class="devices lined" aria-label=${words.text("notify.devices")}>
    ${others.map(
      (device) =>
        html`<li class="cluster nowrap" part="device">
          <div class="grow stack gap-0 wrap">
            <span><bdi>${device.name}</bdi></span>
            <span class="muted small"
              >${words.text("notify.device.added", { when: sinceText(words, device.createdAt) })}</span
            >
          </div>
          ${button(words.text("notify.device.remove"), {
            part: "remove-device",
            look: "button small",
            label: words.text("notify.device.remove.label", { name: device.name }),
            opensDialog: true,
            click: () => remove(device),
          })}
        </li>`,
    )}
  </ul>`;
}
