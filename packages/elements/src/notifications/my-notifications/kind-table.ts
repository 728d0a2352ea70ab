import type { NotificationChannel, NotificationSettingsView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Words } from "../../ui/host/panel-host.ts";
import { settingGroup } from "../../ui/settings/setting-row.ts";
import { saveState } from "../../ui/settings/save-state.ts";
import type { SavedField } from "../../ui/settings/saved-field.ts";
import type { NotificationKey } from "./my-notifications.messages.ts";
import { change, chosenIn } from "./setting-fields.ts";

type Kind = NotificationSettingsView["kinds"][number];

const audiences = ["worker", "scheduler"] as const;

/**
 * The table of events and channels. Every checkbox saves itself.
 * @param words the messages
 * @param kinds the events
 * @param channels the columns
 * @param field the channels of all events
 */
export function kindTable(
  words: Words<NotificationKey>,
  kinds: readonly Kind[],
  channels: readonly NotificationChannel[],
  field: SavedField<string>,
): TemplateResult {
  const chosen = chosenIn(field.shown);
  const shown = audiences.flatMap((audience) => {
    const rows = kinds.filter((kind) => kind.audience === audience);
    return rows.length === 0 ? [] : [{ audience, rows }];
  });
  const toggle = (kind: string, channel: NotificationChannel, isOn: boolean): void => {
    const others = (chosen[kind] ?? []).filter((one) => one !== channel);
    change(field, JSON.stringify({ ...chosen, [kind]: isOn ? [...others, channel] : others }));
  };
  const cell = (kind: string, name: string, channel: NotificationChannel): TemplateResult =>
    html`<td role="cell">
      <label class="cell"
        ><input
          type="checkbox"
          class="box"
          part="cell"
          data-kind=${kind}
          data-channel=${channel}
          aria-label=${words.text("notify.what.cell", { kind: name, channel: words.text(`notify.channel.${channel}`) })}
          aria-describedby="kinds-state"
          .checked=${live(chosen[kind]?.includes(channel) === true)}
          @change=${({ currentTarget }: Event) => {
            toggle(kind, channel, (currentTarget as HTMLInputElement).checked);
          }}
      /></label>
    </td>`;
  const row = (kind: Kind["kind"]): TemplateResult => {
    const name = words.text(`notify.kind.${kind}`);
    return html`<tr part="kind" role="row">
      <th scope="row" role="rowheader">${name}</th>
      ${channels.map((channel) => cell(kind, name, channel))}
    </tr>`;
  };
  return settingGroup(
    { id: "what", title: words.text("notify.what") },
    html`<table class="kinds" role="table">
        <caption class="hidden">
          ${words.text("notify.what.caption")}
        </caption>
        <thead>
          <tr role="row">
            <th scope="col" role="columnheader"><span class="hidden">${words.text("notify.what.event")}</span></th>
            ${channels.map((channel) => html`<th scope="col" role="columnheader">${words.text(`notify.channel.${channel}`)}</th>`)}
          </tr>
        </thead>
        ${shown.map(
          ({ audience, rows }) =>
            html`<tbody>
              ${
                shown.length === 1
                  ? nothing
                  : html`<tr role="row">
                      <th scope="rowgroup" role="rowheader" class="muted" colspan=${channels.length + 1}>
                        ${words.text(`notify.audience.${audience}`)}
                      </th>
                    </tr>`
              }
              ${rows.map(({ kind }) => row(kind))}
            </tbody>`,
        )}
      </table>
      <div class="kinds-state">${saveState(words, field, "kinds-state")}</div>`,
  );
}
