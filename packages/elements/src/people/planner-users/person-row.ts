import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { initials } from "../../ui/initials.ts";
import type { Words } from "../../ui/panel-host.ts";
import { statusState } from "../person-status.ts";
import { type ListedPerson, nameOf } from "../wire.ts";
import type { PlannerUsersKey } from "./users-messages.en.ts";

/** The cells of a row that take the focus. */
export type PersonCell = "open" | "invite";

/** What a row is drawn with. */
export interface PersonRowParts {
  readonly words: Words<PlannerUsersKey>;
  /** Where a row leads; `undefined` where the host listens to the event. */
  readonly href: string | undefined;
  /** Whether its invitation is on its way to the server. */
  readonly isInviting: boolean;
  readonly tab: (cell: PersonCell) => 0 | -1;
  readonly open: (event: Event) => void;
  readonly invite: (anchor: HTMLElement) => void;
}

/** A row that has not come yet. */
export const blankPersonRow = (index: number, place?: unknown): TemplateResult => html`
  <tr class="blank" role="row" aria-rowindex=${index + 2} aria-busy="true" ${place}>
    <td role="gridcell"><i></i><i></i><i></i></td>
  </tr>
`;

/** What can be done about somebody's invitation: a first one, another one, or nothing (A22, A23, P31). */
export function invitationOf({ affiliation, status }: ListedPerson): "activate" | "resend" | undefined {
  if (affiliation !== "external") return undefined;
  if (status === "not-activated") return "activate";
  return status === "invited" || status === "expired" ? "resend" : undefined;
}

/** One person: who, of what affiliation, where they stand, and the one thing that can be done (A22, A39–A41). */
export function personRow(
  person: ListedPerson,
  { words, href, isInviting, tab, open, invite }: PersonRowParts,
  index: number,
  place?: unknown,
): TemplateResult {
  const name = nameOf(person);
  const shown = html`<bdi>${name}</bdi>`;
  return html`
    <tr part="row" role="row" data-index=${index} data-id=${person.id} aria-rowindex=${index + 2} ${place}>
      <th class="who" role="rowheader" scope="row">
        <span class="avatar" aria-hidden="true">${initials(name)}</span>
        <span class="names">
          ${
            href === undefined
              ? html`<button class="open" part="person" data-cell="open" tabindex=${tab("open")} @click=${open}>
                  ${shown}
                </button>`
              : html`<a class="open" part="person" data-cell="open" tabindex=${tab("open")} href=${href} @click=${open}
                  >${shown}</a
                >`
          }
          ${person.name ? html`<span class="sub" part="address">${person.email}</span>` : nothing}
        </span>
      </th>
      <td class="aff" role="gridcell" part="affiliation">${words.text(`affiliation.${person.affiliation}`)}</td>
      <td class="sta" role="gridcell">${statusState(words, person.status)}</td>
      <td class="act" role="gridcell">${inviteButton(person, words, isInviting, tab("invite"), invite)}</td>
    </tr>
  `;
}

function inviteButton(
  person: ListedPerson,
  words: Words<PlannerUsersKey>,
  isInviting: boolean,
  tab: number,
  invite: (anchor: HTMLElement) => void,
): TemplateResult | typeof nothing {
  const what = invitationOf(person);
  if (what === undefined) return nothing;
  return html`<button
    class="button small"
    part=${what}
    data-cell="invite"
    tabindex=${tab}
    aria-label=${words.text(`access.${what}.of`, { name: nameOf(person) })}
    aria-disabled=${isInviting ? "true" : nothing}
    @click=${({ currentTarget }: Event) => invite(currentTarget as HTMLElement)}
  >
    ${what === "activate" ? icon("mail") : nothing}${words.text(isInviting ? "access.activating" : `access.${what}`)}
  </button>`;
}
