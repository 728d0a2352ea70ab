import type { ListMembersAsOfOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { statePage } from "../../ui/panel-states.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { HistoryKey } from "./history-messages.en.ts";

/** The point in time of a past list: an instant, or the number of the change that led to it. */
export type PastMoment = { readonly at: string } | { readonly number: number };

/** The heading of a past list, with a button that returns to the changes. */
export function pastHead(
  words: Words<HistoryKey>,
  moment: PastMoment,
  page: ListMembersAsOfOutput | undefined,
  back: () => void,
): TemplateResult {
  const title =
    "at" in moment
      ? words.text("history.as-of.title", { when: momentOf(words, moment.at) })
      : words.text("history.as-of.number", { number: moment.number });
  return html`<div class="bar past" part="past">
    <div class="grow">
      <h3 id="past" tabindex="-1">${title}</h3>
      <p class="muted small">${page ? aboutOf(words, moment, page) : nothing}</p>
    </div>
    <button class="button small" part="back" @click=${back}>${words.text("history.as-of.back")}</button>
  </div>`;
}

function aboutOf(words: Words<HistoryKey>, moment: PastMoment, { number, at, total }: ListMembersAsOfOutput): string {
  if (at === null) return words.text("history.as-of.never");
  const key = "at" in moment ? "history.as-of.since" : "history.as-of.when";
  const since = words.text(key, { number, when: momentOf(words, at) });
  return [since, words.text("history.as-of.people", { count: total }), words.text("history.as-of.current-names")].join(
    " ",
  );
}

const momentOf = (words: Words<HistoryKey>, at: string): string =>
  new Intl.DateTimeFormat(words.lang, { dateStyle: "long", timeStyle: "short" }).format(new Date(at));

/** A past member list with the current names of its people. */
export function pastList(
  words: Words<HistoryKey>,
  page: ListMembersAsOfOutput,
  more: ((anchor: HTMLElement) => void) | undefined,
): TemplateResult {
  if (page.rows.length === 0) {
    return statePage("clock", words.text("history.as-of.empty"), words.text("history.as-of.empty.text"));
  }
  return html`<table part="past-table" aria-labelledby="past">
      <thead>
        <tr>
          <th scope="col">${words.text("column.name")}</th>
          <th scope="col">${words.text("column.role")}</th>
          <th scope="col">${words.text("column.assignable")}</th>
        </tr>
      </thead>
      <tbody>
        ${page.rows.map((row) => pastRow(words, row))}
      </tbody>
    </table>
    ${
      more === undefined
        ? nothing
        : html`<div class="foot">
            <button
              class="button"
              part="more"
              @click=${({ currentTarget }: Event) => more(currentTarget as HTMLElement)}
            >
              ${words.text("history.as-of.more")}
            </button>
          </div>`
    }`;
}

function pastRow(
  words: Words<HistoryKey>,
  { name, email, role, assignable }: ListMembersAsOfOutput["rows"][number],
): TemplateResult {
  const isNamed = name !== null && name !== "";
  const called = isNamed ? name : (email ?? "") === "" ? words.text("history.erased-person") : email;
  return html`<tr>
    <th scope="row" tabindex="-1">
      <bdi>${called}</bdi>${isNamed && email ? html`<bdi class="muted small">${email}</bdi>` : nothing}
    </th>
    <td>${words.text(`role.${role}`)}</td>
    <td>
      <span class=${assignable ? "state ok" : "state"}
        >${icon(assignable ? "done" : "stop")}${words.text(assignable ? "value.yes" : "value.no")}</span
      >
    </td>
  </tr>`;
}
