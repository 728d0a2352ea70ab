import type { ListMembersAsOfOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { addressText } from "../../ui/text/address-text.ts";
import { button, moreButton } from "../../ui/controls/button.ts";
import { icon } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import type { HistoryKey } from "./member-history.messages.ts";
import { timesIn } from "../../ui/text/times.ts";

/** The point in time of a past list: an instant, or the number of the change that produced it. */
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
      ? words.text("history.as-of.title", { when: timesIn(words).text(moment.at, "moment") })
      : words.text("history.as-of.number", { number: moment.number });
  return html`<div class="bar past" part="past">
    <div class="grow">
      <h3 id="past" tabindex="-1">${title}</h3>
      <p class="muted small">${page ? aboutPage(words, moment, page) : nothing}</p>
    </div>
    ${button(words.text("history.as-of.back"), { part: "back", look: "button small", click: back })}
  </div>`;
}

function aboutPage(words: Words<HistoryKey>, moment: PastMoment, { number, at, total }: ListMembersAsOfOutput): string {
  if (at === null) return words.text("history.as-of.never");
  const key = "at" in moment ? "history.as-of.since" : "history.as-of.when";
  const since = words.text(key, { number, when: timesIn(words).text(at, "moment") });
  const people = words.text("history.as-of.people", { count: total });
  return `${since} ${people} ${words.text("history.as-of.current-names")}`;
}

/** A past member list with the current names of its people. */
export function pastList(
  words: Words<HistoryKey>,
  page: ListMembersAsOfOutput,
  more: (anchor: HTMLElement) => void,
): TemplateResult {
  if (page.rows.length === 0) {
    return statePage("clock", words.text("history.as-of.empty"), words.text("history.as-of.empty.text"));
  }
  const click = ({ currentTarget }: { readonly currentTarget: HTMLElement }): void => more(currentTarget);
  return html`<table part="past-table" aria-labelledby="past">
      <thead>
        <tr>
          ${(["name", "role", "assignable"] as const).map(
            (column) => html`<th scope="col">${words.text(`column.${column}`)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${page.rows.map((row) => pastRow(words, row))}
      </tbody>
    </table>
    ${page.next === null ? nothing : moreButton(words.text("history.as-of.more"), click)}`;
}

function pastRow(
  words: Words<HistoryKey>,
  { name, email, role, assignable }: ListMembersAsOfOutput["rows"][number],
): TemplateResult {
  const address = email ? addressText(email) : words.text("history.erased-person");
  return html`<tr>
    <th scope="row" class="wrap" tabindex="-1">
      <bdi>${[name, address].find(Boolean)}</bdi
      >${name && email ? html`<bdi class="muted small">${address}</bdi>` : nothing}
    </th>
    <td>${words.text(`role.${role}`)}</td>
    <td>
      <span class=${assignable ? "state ok" : "state"}
        >${icon(assignable ? "done" : "stop")}${words.text(assignable ? "value.yes" : "value.no")}</span
      >
    </td>
  </tr>`;
}
