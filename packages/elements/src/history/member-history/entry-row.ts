import type { HistoryEntry, HistoryLine } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing, icons } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { type HistoryRow, isUndoable } from "./fold-entries.ts";
import type { HistoryKey } from "./member-history.messages.ts";
import { asMarkup, changesOf, foldedSentence, type ReadChange, sentenceOf } from "./sentence-of.ts";
import { timesIn } from "../../ui/text/times.ts";

/** Callbacks for the buttons of an entry. */
export interface EntryActions {
  /** The numbers of entries that were undone. Their undo button is dimmed, and explains why when pressed. */
  readonly undone: ReadonlySet<number>;
  readonly undo: (entry: HistoryEntry, anchor: HTMLElement) => void;
  readonly listAfter: (entry: HistoryEntry) => void;
}

// Lucide icons (ISC license).
const back = "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11";
const chevron = "m6 9 6 6 6-6";
const past = "M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2";
const body = "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0";
const pencil = "M21.174 6.812a1 1 0 0 0-3.986-3.987L3 17l-1 5 5-1zM15 5l4 4";
const box =
  "M4 3h16a2 2 0 0 1 2 2v2a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V5a2 2 0 0 1 2-2zM4 8v11a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8M10 12h4";

const drawings: Readonly<Record<string, string>> = {
  "members-added": `${body}M19 8v6M22 11h-6`,
  "member-removed": `${body}M22 11h-6`,
  "schedule-created": icons.calendar,
  "schedule-archived": box,
  "schedule-restored": box,
  "schedule-deleted": icons.bin,
  "schedule-ready": icons.done,
  "shifts-flagged": icons.warning,
  "change-undone": back,
  "invitation-changed": icons.mail,
  "invitations-changed": icons.mail,
  "calendar-changed": icons.connected,
  "availability-changed": icons.calendar,
  "availability-conflict-raised": icons.warning,
};

const badge = (type: string): TemplateResult =>
  html`<span class="badge"
    >${drawing(drawings[type] ?? (/^(shift|offer)/.test(type) ? icons.calendar : pencil))}</span
  >`;

/** Changes made together, as one line that expands. */
export function foldedRow(words: Words<HistoryKey>, row: HistoryRow, actions: EntryActions): TemplateResult {
  const [newest] = row;
  const oldest = row.at(-1) ?? newest;
  return html`<li>
    <details class="fold" part="fold">
      <summary class="row entry">
        ${badge(newest.lines[0]?.type ?? "")}
        <span class="what wrap"><span dir="auto">${asMarkup(foldedSentence(words, row))}</span></span>
        <span class="meta muted small">
          ${timesIn(words).span(oldest.at, newest.at, "clock")} ·
          ${words.text("history.folded.count", { count: row.length })}
        </span>
        <span class="acts">${drawing(chevron)}</span>
      </summary>
      <ul>
        ${row.map((entry) => entryRow(words, entry, actions))}
      </ul>
    </details>
  </li>`;
}

/** An entry with its lines, values before and after, time and buttons. */
export function entryRow(words: Words<HistoryKey>, entry: HistoryEntry, actions: EntryActions): TemplateResult {
  const { number, at, via, lines, count } = entry;
  // The line about an undo comes first.
  const isUndo = ({ type }: HistoryLine): boolean => type === "change-undone";
  const ordered = [...lines.filter(isUndo), ...lines.filter((line) => !isUndo(line))];
  const [type = ""] = ordered.map((line) => line.type);
  const time = timesIn(words).text(at, "clock");
  const through = via === null ? "" : words.text(`history.via.${via}`);
  return html`<li class="row entry" part="entry" data-number=${number}>
    ${badge(type)}
    <div class="what">
      ${ordered.map(
        (line) =>
          html`<p class="line wrap" part="line"><span dir="auto">${asMarkup(sentenceOf(words, entry, line))}</span></p>
            ${valuesOf(changesOf(words, line))}`,
      )}
      ${
        count > lines.length
          ? html`<p class="muted small">${words.text("history.lines-more", { count: count - lines.length })}</p>`
          : nothing
      }
    </div>
    <p class="meta muted small">
      <time datetime=${at}>${time}</time> ·
      ${words.text("history.number", { number })}${through === "" ? nothing : html` · ${through}`}
    </p>
    <div class="acts cluster nowrap gap-1">
      ${
        isUndoable(entry)
          ? button([drawing(back), words.text("history.undo")], {
              part: "undo",
              look: "button small",
              label: words.text("history.undo.of", { number }),
              isBusy: actions.undone.has(number),
              click: ({ currentTarget }) => actions.undo(entry, currentTarget),
            })
          : nothing
      }
      ${button(drawing(past), {
        part: "list-after",
        look: "icon-button",
        tooltip: words.text("history.list-after", { number }),
        click: () => actions.listAfter(entry),
      })}
    </div>
  </li>`;
}

/** A list of fields with the values before and after. */
export const valuesOf = (changes: readonly ReadChange[]): TemplateResult | typeof nothing =>
  changes.length === 0
    ? nothing
    : html`<dl class="cluster medium">
        ${changes.map(
          ({ field, values }) =>
            html`<div class="cluster">
              <dt class="muted">${field}</dt>
              <dd dir="auto">${asMarkup(values)}</dd>
            </div>`,
        )}
      </dl>`;
