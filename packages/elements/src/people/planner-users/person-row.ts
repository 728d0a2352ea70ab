import { html, nothing, type TemplateResult } from "lit";
import { addressText } from "../../ui/text/address-text.ts";
import { button, type PressEvent } from "../../ui/controls/button.ts";
import { icon } from "../../ui/controls/icons.ts";
import { initials } from "../../ui/text/initials.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { statusState } from "../person-status.ts";
import type { PlannerUsersKey } from "./planner-users.messages.ts";
import { nameOf } from "../managed-person.ts";
import type { ListedPerson } from "./people-list.ts";

/** The cells of a row that take the focus. */
export type PersonCell = "open" | "invite";

/** What a row needs. */
export interface PersonRowParts {
  readonly words: Words<PlannerUsersKey>;
  /** The URL of the profile; `undefined` if the host listens to the event. */
  readonly href: string | undefined;
  readonly isInviting: boolean;
  readonly tabStop: (cell: PersonCell) => 0 | -1;
  readonly open: (event: PressEvent) => void;
  readonly invite: (anchor: HTMLElement) => void;
}

/** The invitation that can be sent to a person, if any (A22, A23, P31). */
export function invitationOf({ affiliation, status }: ListedPerson): "activate" | "resend" | undefined {
  if (affiliation !== "external") return undefined;
  if (status === "not-activated") return "activate";
  return status === "invited" || status === "expired" ? "resend" : undefined;
}

/** A person: name, affiliation, status, and the button that sends an invitation (A22, A39–A41). */
export function personRow(person: ListedPerson, index: number, parts: PersonRowParts): TemplateResult {
  const { words, href, tabStop, open } = parts;
  const name = nameOf(person);
  const affiliation = words.text(`affiliation.${person.affiliation}`);
  return html`
    <tr part="row" role="row" data-index=${index} data-id=${person.id} aria-rowindex=${index + 2}>
      <th class="who" role="rowheader" scope="row">
        <span class="avatar" aria-hidden="true">${initials(name)}</span>
        <span class="names">
          ${button(html`<bdi class="cut">${person.name || addressText(name)}</bdi>`, {
            look: "open",
            part: "person",
            cell: "open",
            tabStop: tabStop("open"),
            href,
            click: open,
          })}
          ${person.name ? html`<span class="sub" part="address">${addressText(person.email)}</span>` : nothing}
        </span>
      </th>
      <td class="aff small muted" role="gridcell" part="affiliation">${affiliation}</td>
      <td class="sta" role="gridcell">${statusState(words, person.status)}</td>
      <td class="act" role="gridcell">${inviteButton(person, parts)}</td>
    </tr>
  `;
}

function inviteButton(
  person: ListedPerson,
  { words, isInviting, tabStop, invite }: PersonRowParts,
): TemplateResult | typeof nothing {
  const command = invitationOf(person);
  if (command === undefined) return nothing;
  const text = words.text(isInviting ? "access.activating" : `access.${command}`);
  return button([command === "activate" ? icon("mail") : nothing, text], {
    look: "button small",
    part: command,
    cell: "invite",
    tabStop: tabStop("invite"),
    label: words.text(`access.${command}.of`, { name: nameOf(person) }),
    isBusy: isInviting,
    click: ({ currentTarget }) => invite(currentTarget),
  });
}
