import type { OrganizationView, ScheduleView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Me } from "../../connection/contexts.ts";
import { button } from "../../ui/controls/button.ts";
import type { CommandController } from "../../ui/commands/command-controller.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { refusedLine } from "../../ui/notices/refused-line.ts";
import { settingGroup, settingRow } from "../../ui/settings/setting-row.ts";
import type { ScheduleSettingsKey } from "./schedule-settings.messages.ts";

/** What the settings show: the schedule, its owner, and the organization if the caller may see it. */
export interface OwnedSchedule {
  readonly schedule: ScheduleView;
  readonly organization: OrganizationView | undefined;
  /** The owner's name; `undefined` if the organization owns it or the caller may not see the owner. */
  readonly ownerName: string | undefined;
}

/** The commands for a whole schedule. */
export type EndGroupAction = "archive" | "restore" | "delete" | "transfer";

/** The data that the groups are rendered from. */
export interface EndGroupParts extends OwnedSchedule {
  readonly words: Words<ScheduleSettingsKey>;
  readonly me: Me | undefined;
  readonly actions: CommandController<EndGroupAction>;
  readonly begin: (action: EndGroupAction) => void;
}

/** The owner, and the button that transfers the schedule (Q48). */
export function ownershipGroup(parts: EndGroupParts): TemplateResult {
  const { words, begin, schedule } = parts;
  const { transfer } = schedule.refused;
  return settingGroup(
    { id: "ownership", title: words.text("settings.ownership"), role: "group" },
    settingRow(
      { label: words.text("settings.owner"), text: words.text("settings.owner.text") },
      html`<div class="line owner">
          <bdi part="owner" tabindex="-1">${ownerText(parts)}</bdi>
          ${
            transfer
              ? nothing
              : button(words.text("settings.transfer"), {
                  id: "transfer",
                  part: "transfer",
                  click: () => begin("transfer"),
                })
          }
        </div>
        ${refusedLine(words, isReadOnly(schedule) ? undefined : transfer, "transfer-refused")}`,
    ),
  );
}

/** Whether a notice about the whole page already explains what the caller can't do. */
const isReadOnly = ({ state, refused }: ScheduleView): boolean => state === "active" && refused.update !== undefined;

/** Archiving, restoring and deleting, as one protected group (B59, B60, B64, Q23). */
export function endGroup(parts: EndGroupParts): TemplateResult | typeof nothing {
  const { words, schedule } = parts;
  const state = schedule.state === "active" ? "archive" : "restore";
  if (isReadOnly(schedule) && schedule.refused.archive && schedule.refused.delete) return nothing;
  return settingGroup({ id: "end", title: words.text("settings.end"), role: "group" }, [
    actionRow(parts, state, words.text(`settings.${state}`)),
    actionRow(parts, "delete", words.text("settings.delete.open"), "button danger-line"),
  ]);
}

function ownerText({ words, schedule, me, ownerName, organization }: EndGroupParts): string {
  if (schedule.ownerId === null) return organization?.name ?? words.text("settings.owner.organization");
  if (schedule.ownerId === me?.id) return words.text("settings.owner.you");
  return ownerName ?? words.text("settings.owner.person");
}

function actionRow(
  { words, schedule, actions, begin }: EndGroupParts,
  action: "archive" | "restore" | "delete",
  label: string,
  look = "button ",
): TemplateResult {
  const refused = schedule.refused[action];
  const describedBy = `${action}-text`;
  const isBusy = actions.isBusy(action);
  return settingRow(
    {
      id: action,
      isField: false,
      label: words.text(`settings.${action}`),
      text: words.text(`settings.${action}.text`),
    },
    refused
      ? refusedLine(words, refused, `${action}-refused`)
      : html`${button(label, { id: action, part: action, look, describedBy, isBusy, click: () => begin(action) })}
        ${problemLine(words, actions.problem(action))}`,
  );
}
