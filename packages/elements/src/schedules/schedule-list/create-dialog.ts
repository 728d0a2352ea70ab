import type { ScheduleView } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { FormDialog } from "../../ui/dialogs/form-dialog.ts";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { labelled, labelledField } from "../../ui/fields/text-field.ts";
import { ownTimeZone } from "../../ui/text/times.ts";
import { zoneOptions } from "../../ui/text/time-zones.ts";
import type { ScheduleListKey } from "./schedule-list.messages.ts";

/** The element that the dialog belongs to. */
export interface CreateHost extends PanelHost<ScheduleListKey> {
  readonly organizationName: string | undefined;
}

/** Asks for the name, owner and time zone of a new schedule, then creates it (B56, Q48). */
export const createDialog = (
  host: CreateHost,
  created: (schedule: ScheduleView) => unknown,
): FormDialog<void, ScheduleView> =>
  new FormDialog(host, {
    id: "create-dialog",
    title: () => host.words.text("create.title"),
    text: () => host.words.text("create.text"),
    fields: () => fields(host),
    confirm: () => host.words.text("create.confirm"),
    busy: () => host.words.text("create.creating"),
    submit: async ({ name = "", owner, timeZone = "" }, client, options) => {
      const input = { name, timeZone, owner: owner === "person" ? ("person" as const) : ("organization" as const) };
      return (await client.schedules.create(input, options)).schedule;
    },
    outcome: () => ({
      message: ({ name }) => host.words.text("create.created", { name }),
      done: created,
    }),
  });

function fields({ words, organizationName }: CreateHost): TemplateResult {
  const owner =
    organizationName === undefined
      ? words.text("create.owner.organization.unnamed")
      : words.text("create.owner.organization", { name: organizationName });
  return html`<div class="fields">
    ${labelledField(words.text("create.name"), { id: "new-name", name: "name", required: "native", maxLength: 120 })}
    <fieldset class="one" aria-describedby="owner-text">
      <legend>${words.text("create.owner")}</legend>
      <label class="choice">
        <input type="radio" class="box" name="owner" value="organization" checked />
        <bdi>${owner}</bdi>
      </label>
      <label class="choice">
        <input type="radio" class="box" name="owner" value="person" />${words.text("create.owner.person")}
      </label>
      <span class="muted small" id="owner-text">${words.text("create.owner.text")}</span>
    </fieldset>
    ${labelled(
      "new-zone",
      words.text("create.zone"),
      html`<select id="new-zone" name="timeZone" class="field">
        ${zoneOptions(ownTimeZone())}
      </select>`,
    )}
  </div>`;
}
