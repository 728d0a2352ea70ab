import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon, type IconName } from "../../look/icons.ts";
import type { Words } from "../../provider/rollcall-element.ts";
import type { HistoryKey } from "./history-messages.en.ts";
import type { HistoryEntry, HistoryLine } from "./history-view.ts";
import { changeOf, sentenceOf } from "./wording.ts";

/** What a row can be asked for. */
export interface EntryActions {
  readonly undo: (entry: HistoryEntry, anchor: HTMLElement) => void;
  readonly listAfter: (entry: HistoryEntry) => void;
}

// From lucide (ISC licence), as the other drawings are.
const back = "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11";
const past = "M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2";

/** What an undo knows how to take back; of anything else no button is drawn. */
const undoable = [
  "members-added",
  "member-removed",
  "member-changed",
  "schedule-changed",
  "schedule-archived",
  "schedule-restored",
  "schedule-transferred",
];

const icons: Readonly<Record<string, IconName>> = {
  "members-added": "up",
  "member-removed": "bin",
  "schedule-archived": "lock",
  "schedule-deleted": "bin",
  "schedule-ready": "done",
  "shifts-held-by-non-member": "warning",
};

const iconOf = ({ type }: HistoryLine): IconName =>
  icons[type] ?? (type.startsWith("shift") ? "calendar" : type.startsWith("schedule") ? "info" : "done");

/** Whether anything of a change can be taken back; whether it may, the server says when asked. */
const isUndoable = ({ lines }: HistoryEntry): boolean => lines.some(({ type }) => undoable.includes(type));

/** One change: what it did, line by line with what was before and after, when, and how to take it back. */
export function entryRow(words: Words<HistoryKey>, entry: HistoryEntry, actions: EntryActions): TemplateResult {
  const { number, at, via, lines, count } = entry;
  const [first] = lines;
  const time = new Intl.DateTimeFormat(words.lang, { timeStyle: "short" }).format(new Date(at));
  const through = via === null ? "" : words.text(`history.via.${via}`);
  return html`<li class="row entry" part="entry" data-number=${number}>
    <span class="badge">${icon(first === undefined ? "info" : iconOf(first))}</span>
    <div class="grow">
      ${lines.map((line) => lineOf(words, entry, line))}
      ${
        count > lines.length
          ? html`<p class="muted">${words.text("history.lines-more", { count: count - lines.length })}</p>`
          : nothing
      }
      <p class="muted small"><time datetime=${at}>${time}</time>${through === "" ? nothing : html` · ${through}`}</p>
    </div>
    <div class="acts">
      <button
        class="icon-button"
        part="list-after"
        title=${words.text("history.list-after", { number })}
        aria-label=${words.text("history.list-after", { number })}
        @click=${() => actions.listAfter(entry)}
      >
        ${drawing(past)}
      </button>
      ${
        isUndoable(entry)
          ? html`<button
              class="button small"
              part="undo"
              aria-label=${words.text("history.undo.of", { number })}
              @click=${({ currentTarget }: Event) => actions.undo(entry, currentTarget as HTMLElement)}
            >
              ${drawing(back)}${words.text("history.undo")}
            </button>`
          : nothing
      }
    </div>
  </li>`;
}

const lineOf = (words: Words<HistoryKey>, entry: HistoryEntry, line: HistoryLine): TemplateResult => html`
  <p class="line" part="line">${sentenceOf(words, entry, line)}</p>
  ${
    line.changes.length === 0
      ? nothing
      : html`<dl>
          ${line.changes.map((change) => {
            const { field, values } = changeOf(words, change);
            return html`<div>
              <dt>${field}</dt>
              <dd>${values}</dd>
            </div>`;
          })}
        </dl>`
  }
`;
