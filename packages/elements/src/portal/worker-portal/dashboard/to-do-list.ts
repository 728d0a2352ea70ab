import type { ToDoView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon, type IconName } from "../../../ui/controls/icons.ts";
import type { ProviderElement } from "../../../ui/host/provider-element.ts";
import type { Words } from "../../../ui/host/panel-host.ts";
import { instantOf, timesIn } from "../../../ui/text/times.ts";
import { whenText } from "../portal-times.ts";
import { sectionLink, type SectionLinks } from "../section-link.ts";
import { sectionIcons } from "./section-icons.ts";
import { type ToDoKey, toDoWords } from "./to-do-list.messages.ts";

type ToDoWords = Words<ToDoKey>;

/** How many are shown at first. */
const maxShown = 4;

const drawn: Partial<Record<ToDoView["kind"], IconName>> = {
  offer: "mail",
  "changed-shift": "warning",
  "certification-rejected": "stop",
  "certification-expired": "warning",
};

/** What the worker has to do, most urgent first. Each row leads to the section where they do it. */
export function toDoList(
  host: Pick<ProviderElement, "wordsWith">,
  toDos: readonly ToDoView[],
  links: SectionLinks,
): TemplateResult {
  const words = host.wordsWith(toDoWords);
  const rows = toDos.map((toDo) => html`<li>${row(words, toDo, links)}</li>`);
  const more = rows.slice(maxShown);
  return html`<section class="upcoming" part="to-dos" aria-labelledby="to-dos">
    <h3 id="to-dos">${words.text("to-do.title", { count: toDos.length })}</h3>
    <ul class="lined">
      ${rows.slice(0, maxShown)}
    </ul>
    ${
      more.length === 0
        ? nothing
        : html`<details>
            <summary class="button quiet">${words.text("to-do.more", { count: more.length })}</summary>
            <ul class="lined">
              ${more}
            </ul>
          </details>`
    }
  </section>`;
}

function row(words: ToDoWords, toDo: ToDoView, links: SectionLinks): TemplateResult {
  const { kind, name, section } = toDo;
  const look = drawn[kind];
  return sectionLink(
    links,
    section,
    { look: "next cluster nowrap gap-3", part: "to-do" },
    html`${look === undefined ? drawing(sectionIcons[section]) : icon(look)}
      <span class="grow stack gap-0 wrap">
        <b class="what"><bdi>${words.text(`to-do.${kind}`, { name })}</bdi></b>
        <span class="muted small"><bdi>${lineText(words, toDo)}</bdi></span>
      </span>`,
  );
}

function lineText(words: ToDoWords, { kind, start, due, timeZone }: ToDoView): string {
  if (start !== null) {
    const zone = timeZone === null ? undefined : timesIn(words, timeZone).otherZone;
    const there = whenText(words, instantOf(start), timeZone ?? undefined);
    const when = zone === undefined ? there : `${there} (${zone})`;
    if (kind !== "offer" || due === null) return when;
    const key = zone === undefined ? "to-do.answer-by" : "to-do.answer-by.own";
    return words.text(key, { when, due: whenText(words, instantOf(due)) });
  }
  if (kind === "certification-rejected") return words.text("to-do.rejected");
  if (kind === "certification-missing" || due === null) return words.text("to-do.missing");
  const date = timesIn(words).text(due, "longDate");
  return words.text(kind === "certification-expired" ? "to-do.expired" : "to-do.expires", { date });
}
