import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../ui/icons.ts";
import type { StreamStatus } from "../../provider/stream-hub.ts";
import type { ListView } from "./list-view.ts";

/** What the head of the list is drawn with. */
export interface HeaderParts extends ListView {
  readonly status: StreamStatus;
}

/** Title, totals, and the auto-send toggle at the top (B7). */
export function listHeader(list: HeaderParts): TemplateResult {
  const { messages, schedule } = list;
  const refused = schedule?.refused["set-auto-send"];
  const toggle = (event: MouseEvent): void => {
    const box = event.currentTarget as HTMLInputElement;
    const isOn = box.checked;
    if (refused) event.preventDefault();
    list.act(({ why, edits }) => (refused ? why.show(refused, box, true) : edits.setAutoSend(isOn, box)));
  };
  return html`
    <header part="header">
      <div class="grow">
        <h2 part="title"><slot name="title">${messages.text("list.title")}</slot></h2>
        <p class="muted" part="totals">
          ${
            schedule
              ? `${messages.text("list.people", { count: schedule.members })} · ${messages.text("list.assignables", { count: schedule.assignables })}`
              : html`<i class="bone"></i>`
          }
        </p>
      </div>
      ${list.hands?.tools()}<slot name="header"></slot>
      <label class="auto">
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
        ${messages.text("list.auto-send")}
      </label>
    </header>
    ${notices(list)}
  `;
}

function notices(list: HeaderParts): TemplateResult | typeof nothing {
  const { messages, schedule, status } = list;
  if (status === "outdated") {
    return notice("warning", messages.text("list.outdated"), messages.text("list.reload"), () => location.reload());
  }
  if (schedule === undefined) return nothing;
  const { myRole, notices, state } = schedule;
  return html`
    ${status === "waiting" ? notice("offline", messages.text("list.reconnecting")) : nothing}
    ${
      state === "archived"
        ? notice("lock", messages.text("list.archived"))
        : notices.map(({ code }) =>
            notice(
              "warning",
              messages.text(`notice.${code}`),
              code === "one-admin-only" && myRole === "admin" ? messages.text("list.second-admin") : "",
              () => list.act((hands) => hands.chooseSecondAdmin()),
            ),
          )
    }
  `;
}

const notice = (drawing: IconName, text: string, label?: string, act?: () => void): TemplateResult => html`
  <div class="notice" part="notice" role="status">
    ${icon(drawing)}<span>${text}</span>${label ? html`<button class="button small" @click=${act}>${label}</button>` : nothing}
  </div>
`;
