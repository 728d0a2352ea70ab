import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { html, type TemplateResult } from "lit";
import { reasonWords } from "../messages/reason-words.ts";
import type { BatchWords } from "./batch-run.ts";

/** The result of an invitation or a reminder for one member. */
export type Mailed = Awaited<ReturnType<RollcallClient["invitations"]["send"]>>["results"][number];

/** The most people that are named for one reason. */
const maxNamed = 5;

/** Lists who was refused, by reason. `nameOf` returns the name of a person if it is known. */
export function refusedList(
  words: BatchWords,
  results: readonly Mailed[],
  nameOf: (personId: string) => string | undefined,
): TemplateResult {
  const groups = new Map<string, { readonly reason: Reason; readonly personIds: string[] }>();
  for (const result of results) {
    if (result.status !== "refused") continue;
    const { reason, personId } = result;
    const group = groups.get(reason.code);
    if (group) group.personIds.push(personId);
    else groups.set(reason.code, { reason, personIds: [personId] });
  }
  return html`<ul class="note stack medium wrap" part="refused">
    ${[...groups.values()].map(({ reason, personIds }) => {
      const { title, text, remedy } = reasonWords(words, reason);
      const named = personIds.flatMap((personId) => nameOf(personId) ?? []).slice(0, maxNamed);
      const count = personIds.length - named.length;
      const names = new Intl.ListFormat(words.lang).format(named);
      const people =
        count === 0 ? names : words.text(names ? "batch.names-and-more" : "batch.people", { names, count });
      return html`<li><b>${title}</b> <span class="muted">${text} ${remedy}</span><br /><bdi>${people}</bdi></li>`;
    })}
  </ul>`;
}
