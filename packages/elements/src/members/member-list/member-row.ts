import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import { initials } from "../../ui/initials.ts";
import { type ListedMember, nameOf, type Role, roles } from "../wire.ts";
import { type Cell, cells, hasMore, isInviteOpen, type ListView } from "./list-view.ts";
import { calendarLooks, invitationLooks, type StateLook } from "./member-states.ts";

/** One member: states, name, what is set in place, and what can be done (B37–B43). */
export function memberRow(list: ListView, member: ListedMember, index: number): TemplateResult {
  const { messages, myId } = list;
  const row = list.shown(member);
  const name = nameOf(row);
  const isMe = row.personId === myId;
  const absent: Readonly<Partial<Record<Cell, boolean>>> = {
    select: list.hands?.selection === undefined,
    invited: !isInviteOpen(list, row),
    more: list.hands === undefined || !hasMore(row.refused),
  };
  const tab = list.navigation.tabStops(
    index,
    cells.filter((cell) => !absent[cell]),
  );
  return html`
    <tr part="row" role="row" data-index=${index} aria-rowindex=${index + 2}>
      ${list.hands?.selection?.cell(row, index, tab("select"))}
      <td
        class="tick ${isInviteOpen(list, row) ? "labelled" : ""}"
        role="gridcell"
        data-label=${messages.text("column.invited")}
      >
        ${isInviteOpen(list, row) ? toggle(list, row, "invited", tab("invited")) : nothing}
      </td>
      <td class="inv" role="gridcell">
        ${state(list, "invitation", row.invitation, invitationLooks[row.invitation], tab("invitation"))}
      </td>
      <td class="cal" role="gridcell">
        ${state(list, "calendar", row.calendar, calendarLooks[row.calendar], tab("calendar"))}
      </td>
      <th class="who" role="rowheader" scope="row">
        <span class="avatar" aria-hidden="true">${initials(name)}</span>
        <span class="names">
          <b part="name"><bdi>${name}</bdi>${isMe ? html` <em>${messages.text("row.you")}</em>` : nothing}</b>
          <span class="sub"
            >${row.affiliation === "external" ? html`<em>${messages.text("row.external")}</em> ` : nothing}${
              row.name ? row.email : nothing
            }</span
          >
        </span>
      </th>
      <td class="asg labelled" role="gridcell" data-label=${messages.text("column.assignable")}>
        ${toggle(list, row, "assignable", tab("assignable"))}
      </td>
      <td class="role" role="gridcell">${roleChoice(list, row, tab("role"))}</td>
      <td class="act" role="gridcell">
        ${list.hands?.more(row, tab("more"))}${action(list, row, isMe, tab("action"))}
      </td>
    </tr>
  `;
}

function state(
  list: ListView,
  kind: "invitation" | "calendar",
  value: string,
  [drawing, tone]: StateLook,
  tab: number,
) {
  return html`<button
    class="state ${tone}"
    part="state"
    data-cell=${kind}
    tabindex=${tab}
    aria-haspopup="dialog"
    aria-describedby="${kind}-${value}"
  >
    ${icon(drawing)}<span>${list.messages.text(`${kind}.${value}` as "calendar.ok")}</span>
  </button>`;
}

/** A box that is set in place, or says why it cannot be. */
const toggle = (list: ListView, row: ListedMember, field: "invited" | "assignable", tab: number): TemplateResult =>
  html`<input
    type="checkbox"
    class=${field === "assignable" ? "switch" : "box"}
    role=${field === "assignable" ? "switch" : nothing}
    part=${field}
    data-cell=${field}
    tabindex=${tab}
    aria-label=${list.messages.text(`row.${field}`, { name: nameOf(row) })}
    aria-disabled=${row.refused[`set-${field}`] ? "true" : nothing}
    .checked=${row[field]}
  />`;

/** The role, chosen in place. What may not be chosen says why; where nothing may, a press says so. */
function roleChoice(list: ListView, row: ListedMember, tab: number): TemplateResult {
  const { messages } = list;
  const against = (role: Role) => (role === row.role ? undefined : row.refused[`make-${role}`]);
  const label = messages.text("row.role", { name: nameOf(row) });
  if (roles.every((role) => role === row.role || against(role))) {
    return html`<button
      class="locked"
      part="role"
      data-cell="role"
      tabindex=${tab}
      aria-haspopup="dialog"
      aria-label="${label}: ${messages.text(`role.${row.role}`)}"
    >
      ${messages.text(`role.${row.role}`)}${icon("lock")}
    </button>`;
  }
  return html`<select class="field" part="role" data-cell="role" tabindex=${tab} aria-label=${label}>
    ${roles.map((role) => {
      const reasons = against(role);
      const word = messages.text(`role.${role}`);
      return html`<option value=${role} .selected=${role === row.role} ?disabled=${reasons !== undefined}>
        ${reasons?.[0] && list.hands ? `${word} · ${list.hands.reason(reasons[0]).title}` : word}
      </option>`;
    })}
  </select>`;
}

/** The bin exactly where the decision allows it (B17); elsewhere the reason is one press away (Q22). */
function action(list: ListView, row: ListedMember, isMe: boolean, tab: number): TemplateResult {
  const name = nameOf(row);
  const reasons = row.refused.remove;
  const label = reasons
    ? list.messages.text(isMe ? "row.why-not-leave" : "row.why-not-remove", { name })
    : list.messages.text(isMe ? "row.leave" : "row.remove", { name });
  return html`<button
    class="icon-button ${reasons ? "why" : "bin"}"
    part=${reasons ? "why" : "remove"}
    data-cell="action"
    tabindex=${tab}
    aria-label=${label}
    title=${label}
    aria-haspopup="dialog"
  >
    ${icon(reasons ? "info" : isMe ? "leave" : "bin")}
  </button>`;
}
