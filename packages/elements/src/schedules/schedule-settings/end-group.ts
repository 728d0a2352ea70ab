import { html, nothing, type TemplateResult } from "lit";
import { problemLine } from "../../ui/problem-line.ts";
import type { Me } from "../../provider/contexts.ts";
import type { Words } from "../../ui/panel-host.ts";
import { refusedLine } from "./refused-line.ts";
import type { CommandController } from "../../ui/command-controller.ts";
import type { ScheduleSettingsKey } from "./schedule-settings-messages.en.ts";
import type { OwnedSchedule } from "./owned-schedule.ts";

/** The commands for a whole schedule. */
export type WholeAction = "archive" | "restore" | "delete" | "transfer";

/** What the groups are rendered from. */
export interface WholeParts extends OwnedSchedule {
  readonly words: Words<ScheduleSettingsKey>;
  readonly me: Me | undefined;
  readonly actions: CommandController<WholeAction>;
  /** A button was pressed. */
  readonly begin: (action: WholeAction) => void;
}

/** The owner, and the button that transfers the schedule (Q48). */
export function ownershipGroup(parts: WholeParts): TemplateResult {
  const { words, schedule } = parts;
  const { transfer } = schedule.refused;
  return html`<div class="group" role="group" aria-labelledby="ownership" part="group">
    <h3 id="ownership">${words.text("settings.ownership")}</h3>
    <div class="setting">
      <div class="what">
        <b>${words.text("settings.owner")}</b>
        <p class="muted">${words.text("settings.owner.text")}</p>
      </div>
      <div class="control">
        <div class="line owner">
          <bdi part="owner" tabindex="-1">${nameOfSide(parts)}</bdi>
          ${
            transfer
              ? nothing
              : html`<button id="transfer" class="button" part="transfer" @click=${() => parts.begin("transfer")}>
                  ${words.text("settings.transfer")}
                </button>`
          }
        </div>
        ${refusedLine(words, transfer, "transfer-refused")}
      </div>
    </div>
  </div>`;
}

/** Archive or restore, and delete: one protected group (B59, B60, B64, Q23). */
export function endGroup(parts: WholeParts): TemplateResult {
  const { words, schedule } = parts;
  const rest = schedule.state === "active" ? "archive" : "restore";
  return html`<div class="group" role="group" aria-labelledby="end" part="group">
    <h3 id="end">${words.text("settings.end")}</h3>
    ${ending(parts, rest, words.text(`settings.${rest}`), "")}
    ${ending(parts, "delete", words.text("settings.delete.open"), "danger-line")}
  </div>`;
}

/** The owner's name for display. */
export function nameOfSide({ words, schedule, me, ownerName, organization }: WholeParts): string {
  if (schedule.ownerId === null) return organization?.name ?? words.text("settings.owner.organization");
  if (schedule.ownerId === me?.id) return words.text("settings.owner.you");
  return ownerName ?? words.text("settings.owner.person");
}

function ending(
  { words, schedule, actions, begin }: WholeParts,
  action: "archive" | "restore" | "delete",
  label: string,
  look: string,
): TemplateResult {
  const refused = schedule.refused[action];
  const problem = actions.problem(action);
  return html`<div class="setting">
    <div class="what">
      <b>${words.text(`settings.${action}`)}</b>
      <p class="muted" id="${action}-text">${words.text(`settings.${action}.text`)}</p>
    </div>
    <div class="control">
      ${
        refused
          ? refusedLine(words, refused, `${action}-refused`)
          : html`<button
                id=${action}
                class="button ${look}"
                part=${action}
                aria-describedby="${action}-text"
                aria-disabled=${actions.isBusy(action) ? "true" : nothing}
                @click=${() => begin(action)}
              >
                ${label}
              </button>
              ${problemLine(words, problem)}`
      }
    </div>
  </div>`;
}
