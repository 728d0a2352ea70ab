import type { ListNotificationsOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { settingGroup } from "../../ui/settings/setting-row.ts";
import { stateLabel, type Tone } from "../../ui/controls/state-label.ts";
import { sinceText, timesIn } from "../../ui/text/times.ts";
import type { NotificationKey } from "./my-notifications.messages.ts";

type NotificationText = Words<NotificationKey>;
type Delivery = ListNotificationsOutput["deliveries"][number];

/** How many deliveries are shown at first. */
const shownFirst = 5;

const looks: Readonly<Record<Delivery["state"], readonly [icon: IconName, tone: Tone]>> = {
  queued: ["clock", ""],
  sent: ["done", "ok"],
  failed: ["warning", "danger"],
  gone: ["warning", "warn"],
  cancelled: ["stop", ""],
};

const knownReasons = ["mail-refused", "mail-undeliverable"] as const;

/** Why a message wasn't delivered, and what helps. */
export function reasonOfDelivery(words: NotificationText, { state, reason }: Delivery): string {
  if (state === "gone") return words.text("notify.reason.gone");
  const known = knownReasons.find((one) => one === reason);
  return words.text(known === undefined ? "notify.reason.other" : `notify.reason.${known}`);
}

/**
 * The list of waiting and sent notifications.
 * @param words the messages
 * @param record waiting and sent notifications
 * @param isWhole whether all of it is shown
 * @param showAll shows all of it
 */
export function deliveryRecord(
  words: NotificationText,
  { deliveries, waiting }: ListNotificationsOutput,
  isWhole: boolean,
  showAll: () => void,
): TemplateResult {
  const shown = isWhole ? deliveries : deliveries.slice(0, shownFirst);
  const times = timesIn(words);
  const row = (title: string, text: string, state: TemplateResult): TemplateResult =>
    html`<li class="cluster nowrap between gap-4" part="delivery">
      <div class="grow stack gap-0 wrap">
        <b class="strong">${title}</b>
        <span class="muted small"><bdi>${text}</bdi></span>
      </div>
      ${state}
    </li>`;
  const sentRow = (delivery: Delivery): TemplateResult => {
    const { kinds, channel, device, createdAt, state } = delivery;
    const [drawn, tone] = looks[state];
    const values = {
      channel: words.text(`notify.channel.${channel}`),
      device: device ?? "",
      when: sinceText(words, createdAt),
    };
    const via = words.text(device === null ? "notify.record.via" : "notify.record.device", values);
    const why = state === "failed" || state === "gone" ? `${via}. ${reasonOfDelivery(words, delivery)}` : via;
    const title = kinds.map((kind) => words.text(`notify.kind.${kind}`)).join(", ");
    return row(title, why, stateLabel(drawn, words.text(`notify.state.${state}`), { tone }));
  };
  return settingGroup(
    { id: "record", title: words.text("notify.record") },
    deliveries.length + waiting.length === 0
      ? html`<p class="muted none">${words.text("notify.record.none")}</p>`
      : html`<ul class="record lined">
            ${waiting.map(({ kind, until, reason }) =>
              row(
                words.text(`notify.kind.${kind}`),
                words.text(`notify.waits.${reason}`),
                stateLabel("clock", words.text("notify.waits", { when: times.text(until, "moment") })),
              ),
            )}
            ${shown.map(sentRow)}
          </ul>
          ${
            shown.length === deliveries.length
              ? nothing
              : html`<p class="foot">
                  ${button(words.text("notify.record.more"), { part: "all", look: "button small", click: showAll })}
                </p>`
          }`,
  );
}
