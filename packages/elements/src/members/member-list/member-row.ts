import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon, type IconName } from "../../ui/controls/icons.ts";
import { addressText } from "../../ui/text/address-text.ts";
import { initials } from "../../ui/text/initials.ts";
import { reasonWords } from "../../messages/reason-words.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import {
  type CalendarState,
  type InvitationState,
  type ListedMember,
  nameOf,
  type Role,
  roles,
  type ScheduleView,
} from "../listed-member.ts";
import type { MemberListKey } from "./member-list.messages.ts";

/** The cells of a row that take the focus, from the first to the last column. */
export const cells = [
  "select",
  "invited",
  "invitation",
  "calendar",
  "name",
  "provenance",
  "assignable",
  "role",
  "more",
  "action",
] as const;

/** A cell that takes the focus. */
export type Cell = (typeof cells)[number];

/** The list that a row is drawn in. */
export interface RowHost {
  readonly words: Words<MemberListKey>;
  readonly myId: string | undefined;
  readonly schedule: ScheduleView | undefined;
  /** The address of a member's profile, if the host has given one. */
  readonly personHref: (row: ListedMember) => string | undefined;
  /** Whether the caller decides if a member stays without the linked schedule. */
  canAdopt(row: ListedMember): boolean;
  /** Draws where a member of a linked schedule comes from; loads on demand. */
  readonly provenance: ((row: ListedMember, tab: 0 | -1) => unknown) | undefined;
  readonly navigation: { tabStops(index: number, cells: readonly Cell[]): (cell: Cell) => 0 | -1 };
  readonly selection:
    | {
        cell(row: ListedMember, index: number, tab: 0 | -1): unknown;
        head(): unknown;
        chip(row: ListedMember, tab: 0 | -1): unknown;
        keydown(event: KeyboardEvent, index: number): boolean;
      }
    | undefined;
}

/** The icon of a state and its color (Q16). */
export type StateIcon = readonly [icon: IconName, tone: "ok" | "quiet" | "warn" | "danger"];

/** The icons of the invitation states (B37). */
export const invitationIcons: Readonly<Record<InvitationState, StateIcon>> = {
  "not-invited": ["mail", "quiet"],
  queued: ["clock", "quiet"],
  sent: ["sent", "quiet"],
  bounced: ["warning", "danger"],
  accepted: ["done", "ok"],
  declined: ["stop", "danger"],
  expired: ["clock", "warn"],
  revoked: ["stop", "warn"],
  "not-needed": ["done", "ok"],
};

/** The icons of the calendar states (B38). */
export const calendarIcons: Readonly<Record<CalendarState, StateIcon>> = {
  none: ["calendar", "quiet"],
  connecting: ["clock", "quiet"],
  ok: ["connected", "ok"],
  stale: ["clock", "warn"],
  error: ["warning", "danger"],
  disconnected: ["unavailable", "warn"],
  "not-applicable": ["calendar", "quiet"],
};

/** The invitation states, in the order of a filter. */
export const invitationStates = Object.keys(invitationIcons) as readonly InvitationState[];

// An icon from lucide (ISC license).
const dots = "M11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0";

const invitationActions = ["invite", "revoke-invitation", "copy-link"] as const;

/** One member: states, name, the values that are set in place, and actions (B37–B43). */
export function memberRow(host: RowHost, row: ListedMember, index: number): TemplateResult {
  const { words, myId, schedule, navigation, selection, provenance } = host;
  const name = nameOf(row);
  const href = host.personHref(row);
  const isMe = row.personId === myId;
  // The invite checkbox is offered while auto-send is off and nothing has been sent (B46, Q11).
  const isInviteOpen = schedule?.autoSend === false && row.invitation === "not-invited";
  // The menu offers more than the remove button where there is a profile or an action on the invitation (B43).
  const hasMenu = href !== undefined || host.canAdopt(row) || invitationActions.some((action) => !row.refused[action]);
  const absent: Partial<Record<Cell, boolean>> = {
    select: !selection,
    invited: !isInviteOpen,
    name: !href,
    provenance: !provenance,
    more: !hasMenu,
  };
  const tab = navigation.tabStops(
    index,
    cells.filter((cell) => !absent[cell]),
  );
  return html`
    <tr part="row" role="row" data-index=${index} data-person=${row.personId} aria-rowindex=${index + 2}>
      ${selection?.cell(row, index, tab("select"))}
      <td
        class="tick cluster nowrap ${isInviteOpen && !selection ? "labelled" : ""}"
        role="gridcell"
        data-label=${words.text("column.invited")}
      >
        ${isInviteOpen ? (selection?.chip(row, tab("invited")) ?? toggle(words, row, "invited", tab("invited"))) : nothing}
      </td>
      <td class="inv" role="gridcell">
        ${state(words, `invitation.${row.invitation}`, invitationIcons[row.invitation], tab("invitation"))}
      </td>
      <td class="cal" role="gridcell">
        ${state(words, `calendar.${row.calendar}`, calendarIcons[row.calendar], tab("calendar"))}
      </td>
      <th class="who" role="rowheader" scope="row">
        <span class="avatar" aria-hidden="true">${initials(name)}</span>
        <span class="names">
          <b class="strong" part="name"
            >${
              href === undefined
                ? html`<bdi>${name}</bdi>`
                : html`<a href=${href} data-cell="name" tabindex=${tab("name")}><bdi>${name}</bdi></a>`
            }${isMe ? html` <em>${words.text("row.you")}</em>` : nothing}${provenance?.(row, tab("provenance"))}</b
          >
          <span class="sub"
            >${row.affiliation === "external" ? html`<em>${words.text("row.external")}</em> ` : nothing}${
              row.name ? addressText(row.email) : nothing
            }</span
          >
        </span>
      </th>
      <td class="asg cluster nowrap labelled" role="gridcell" data-label=${words.text("column.assignable")}>
        ${toggle(words, row, "assignable", tab("assignable"))}
      </td>
      <td class="role" role="gridcell">${roleChoice(words, row, tab("role"))}</td>
      <td class="act" role="gridcell">
        ${hasMenu ? button("more", "more", words.text("row.more", { name }), drawing(dots), tab("more")) : nothing}
        ${removeButton(words, row, isMe, tab("action"))}
      </td>
    </tr>
  `;
}

function state(
  words: RowHost["words"],
  key: `invitation.${ListedMember["invitation"]}` | `calendar.${ListedMember["calendar"]}`,
  [drawn, tone]: StateIcon,
  tab: number,
): TemplateResult {
  return html`<button
    class="state ${tone}"
    part="state"
    data-cell=${key.slice(0, key.indexOf("."))}
    tabindex=${tab}
    aria-haspopup="dialog"
    aria-describedby=${key.replace(".", "-")}
  >
    ${icon(drawn)}<span>${words.text(key)}</span>
  </button>`;
}

/** A value that is set in place; if it can't be, pressing it explains why. */
const toggle = (
  words: RowHost["words"],
  row: ListedMember,
  field: "invited" | "assignable",
  tab: number,
): TemplateResult =>
  html`<input
    type="checkbox"
    class=${field === "assignable" ? "switch" : "box"}
    role=${field === "assignable" ? "switch" : nothing}
    part=${field}
    data-cell=${field}
    tabindex=${tab}
    aria-label=${words.text(`row.${field}`, { name: nameOf(row) })}
    aria-disabled=${row.refused[`set-${field}`] ? "true" : nothing}
    .checked=${row[field]}
  />`;

/** The role, chosen in place. Options that aren't allowed explain why; if none is allowed, pressing the role explains why. */
function roleChoice(words: RowHost["words"], row: ListedMember, tab: number): TemplateResult {
  const refusalOf = (role: Role) => (role === row.role ? undefined : row.refused[`make-${role}`]);
  const label = words.text("row.role", { name: nameOf(row) });
  if (roles.every((role) => role === row.role || refusalOf(role))) {
    return html`<button
      class="locked"
      part="role"
      data-cell="role"
      tabindex=${tab}
      aria-haspopup="dialog"
      aria-label="${label}: ${words.text(`role.${row.role}`)}"
    >
      ${words.text(`role.${row.role}`)}${icon("lock")}
    </button>`;
  }
  return html`<select class="field" part="role" data-cell="role" tabindex=${tab} aria-label=${label}>
    ${roles.map((role) => {
      const reason = refusalOf(role)?.[0];
      const text = words.text(`role.${role}`);
      return html`<option value=${role} .selected=${role === row.role} ?disabled=${reason !== undefined}>
        ${reason ? `${text} · ${reasonWords(words, reason).title}` : text}
      </option>`;
    })}
  </select>`;
}

/** The remove button if the decision allows it (B17), otherwise the button that explains why not (Q22). */
function removeButton(words: RowHost["words"], row: ListedMember, isMe: boolean, tab: number): TemplateResult {
  const key = row.refused.remove ? (isMe ? "why-not-leave" : "why-not-remove") : isMe ? "leave" : "remove";
  const label = words.text(`row.${key}`, { name: nameOf(row) });
  return row.refused.remove
    ? button("why", "action", label, icon("info"), tab)
    : button("remove", "action", label, icon(isMe ? "leave" : "bin"), tab);
}

const button = (part: string, cell: Cell, label: string, drawn: TemplateResult, tab: number): TemplateResult =>
  html`<button
    class="icon-button ${part}"
    part=${part}
    data-cell=${cell}
    tabindex=${tab}
    aria-label=${label}
    title=${label}
    aria-haspopup=${cell === "more" ? "menu" : "dialog"}
  >
    ${drawn}
  </button>`;
