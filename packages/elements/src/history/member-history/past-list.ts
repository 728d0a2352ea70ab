import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../look/icons.ts";
import { statePage } from "../../look/panel-states.ts";
import type { Words } from "../../provider/rollcall-element.ts";
import type { HistoryKey } from "./history-messages.en.ts";
import type { PastPage } from "./history-view.ts";

/** What a past list is drawn with. */
export interface PastParts {
  readonly back: () => void;
  readonly more: (() => void) | undefined;
}

/** The head over a past list: which moment it shows, and the way back. */
export function pastHead(words: Words<HistoryKey>, page: PastPage | undefined, back: () => void): TemplateResult {
  const when =
    page === undefined || page.at === null
      ? undefined
      : new Intl.DateTimeFormat(words.lang, { dateStyle: "long", timeStyle: "short" }).format(new Date(page.at));
  return html`<div class="bar past" part="past">
    <div class="grow">
      <h3 id="past" tabindex="-1">
        ${when === undefined ? words.text("history.as-of.never") : words.text("history.as-of.title", { when })}
      </h3>
      <p class="muted small">
        ${page ? words.text("history.as-of.people", { count: page.total }) : nothing}
        ${words.text("history.as-of.now-called")}
      </p>
    </div>
    <button class="button small" part="back" @click=${back}>${words.text("history.as-of.back")}</button>
  </div>`;
}

/** The member list as it was, under the names that people have now. */
export function pastList(words: Words<HistoryKey>, page: PastPage, { more }: PastParts): TemplateResult {
  if (page.rows.length === 0) {
    return statePage("clock", words.text("history.as-of.nobody"), words.text("history.as-of.nobody.text"));
  }
  return html`<div class="scroll">
      <table part="past-table" aria-labelledby="past">
        <thead>
          <tr>
            <th scope="col">${words.text("column.name")}</th>
            <th scope="col">${words.text("column.role")}</th>
            <th scope="col">${words.text("column.assignable")}</th>
          </tr>
        </thead>
        <tbody>
          ${page.rows.map(
            ({ name, email, role, assignable }) =>
              html`<tr>
                <th scope="row">
                  <bdi>${name === null ? words.text("history.somebody") : name === "" ? email : name}</bdi>
                </th>
                <td>${words.text(`role.${role}`)}</td>
                <td>
                  <span class="state ${assignable ? "ok" : ""}"
                    >${icon(assignable ? "done" : "stop")}${words.text(assignable ? "value.yes" : "value.no")}</span
                  >
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      more === undefined
        ? nothing
        : html`<div class="foot">
            <button class="button" part="more" @click=${more}>${words.text("history.as-of.more")}</button>
          </div>`
    }`;
}
