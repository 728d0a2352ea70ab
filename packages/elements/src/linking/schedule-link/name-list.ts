import type { GetPlanOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import type { ScheduleLinkKey } from "./schedule-link.messages.ts";

type Conflict = NonNullable<GetPlanOutput["plan"]>["conflicts"][number];
type LinkWords = Words<ScheduleLinkKey>;

/** How many names each part of a plan lists. */
const maxNames = 20;

/** A name and a note on it. */
export interface Line {
  readonly name: string;
  readonly note?: string | undefined;
}

/** The people a run couldn't match completely, in words. */
export const conflictLines = (
  words: LinkWords,
  conflicts: readonly Conflict[],
  nameOf: (conflict: Conflict) => string | undefined = () => undefined,
): readonly Line[] =>
  conflicts.map((conflict) => ({
    name: conflict.name ?? nameOf(conflict) ?? conflict.externalId,
    note: words.text(`schedule-link.conflict.${conflict.code}`),
  }));

/** The first names, each with a note. */
export function nameList(words: LinkWords, lines: readonly Line[], count = lines.length): TemplateResult {
  const listed = lines.slice(0, maxNames);
  return html`<ul class="stack gap-0 names">
    ${listed.map(
      ({ name, note }) =>
        html`<li><bdi>${name}</bdi>${note ? html` <span class="muted small">${note}</span>` : nothing}</li>`,
    )}
    ${
      count > listed.length
        ? html`<li class="muted">${words.text("schedule-link.plan.more", { count: count - listed.length })}</li>`
        : nothing
    }
  </ul>`;
}
