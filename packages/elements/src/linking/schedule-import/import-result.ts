import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import type { ScheduleImportKey } from "./schedule-import.messages.ts";
import type { UpstreamShifts } from "./upstream-shifts.ts";

/** The people who were imported, and the shifts that can be imported. */
export interface Done {
  readonly added: number;
  readonly name: string;
  /** The new schedule, unless the people went into an existing one. */
  readonly createdId: string | undefined;
  readonly shifts?: UpstreamShifts;
}

/** What was imported, a link to a new schedule, and the shifts that can be imported next. */
export function importResult(
  words: Words<ScheduleImportKey>,
  { added, name, createdId, shifts }: Done,
  { hrefTemplate, again }: { readonly hrefTemplate: string | undefined; readonly again: () => void },
): TemplateResult {
  const text =
    name === "" ? words.text("schedule-import.done.here") : words.text("schedule-import.done.text", { name });
  const href = createdId && hrefTemplate?.replaceAll("{id}", encodeURIComponent(createdId));
  const open = button(words.text("schedule-import.open"), { look: "button primary", part: "open-schedule", href });
  const page = statePage(
    "done",
    words.text("schedule-import.done", { count: added }),
    text,
    html`${href ? open : nothing}
    ${button(words.text("schedule-import.again"), { id: "again", part: "again", click: again })}`,
  );
  return html`${page}${shifts?.render()}`;
}
