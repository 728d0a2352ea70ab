import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Words } from "../../ui/panel-host.ts";
import type { DrawnRows } from "../../rows/drawn-rows.ts";
import { rowsUpTo } from "../../rows/row-window.ts";
import type { ListedPerson } from "../wire.ts";
import type { PeoplePages } from "./people-pages.ts";
import { blankPersonRow } from "./person-row.ts";
import type { PlannerUsersKey } from "./users-messages.en.ts";

/** What the table is drawn with. */
export interface TableParts {
  readonly words: Words<PlannerUsersKey>;
  readonly pages: PeoplePages;
  readonly drawn: DrawnRows;
  readonly row: (person: ListedPerson, index: number, place: unknown) => TemplateResult;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly focusin: (event: FocusEvent) => void;
}

// The layout takes the roles of these elements away, so they are said again.
const group = "rowgroup";

/** The table of people: one stop of the Tab key, arrows inside it, and a link in each row. */
export function peopleTable({ words, pages, drawn, row, keydown, focusin }: TableParts): TemplateResult {
  const isPending = pages.state.kind === "pending";
  const rows = isPending ? rowsUpTo(4) : drawn.rows;
  const column = (name: string, key: PlannerUsersKey): TemplateResult =>
    html`<th class=${name} role="columnheader" scope="col">${words.text(key)}</th>`;
  return html`
    <div id="scroller" part="scroller" tabindex="-1">
      <table
        role="grid"
        part="table"
        class=${drawn.isVirtual ? "virtual" : ""}
        aria-label=${words.text("users.title")}
        aria-rowcount=${pages.isWhole ? pages.length + 1 : -1}
        aria-busy=${isPending || pages.busy ? "true" : nothing}
        @keydown=${keydown}
        @focusin=${focusin}
      >
        <thead role=${group}>
          <tr role="row" aria-rowindex="1">
            ${column("who", "users.name")} ${column("aff", "users.affiliation")} ${column("sta", "users.status")}
            <th class="act" role="columnheader" scope="col">
              <span class="hidden">${words.text("users.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody role=${group} ${drawn.place}>
          ${repeat(
            rows,
            ({ index }) => pages.rows.at(index)?.personId ?? index,
            ({ index, place }) => {
              const person = isPending ? undefined : pages.rows.at(index);
              return person ? row(person, index, place) : blankPersonRow(index, place);
            },
          )}
        </tbody>
      </table>
    </div>
  `;
}
