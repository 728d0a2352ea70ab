import { html, nothing, type TemplateResult } from "lit";
import { atOffset } from "../../look/at-offset.ts";
import { icon } from "../../look/icons.ts";
import { type ListedMember, nameOf, type Role, roles } from "../wire.ts";
import { type Cell, isInviteOpen, type ListView } from "./list-view.ts";
import { calendarLooks, invitationLooks, type StateLook } from "./member-states.ts";

/** A row that has not come yet. */
export const blankRow = (index: number, offset?: number): TemplateResult => html`
  <tr class="blank" role="row" aria-rowindex=${index + 2} aria-busy="true" ${atOffset(offset)}>
    <td role="gridcell"><i></i><i></i><i></i><i></i></td>
  </tr>
`;

/** One member: states, name, what is set in place, and what can be done (B37–B43). */
export function memberRow(list: ListView, member: ListedMember, index: number, offset?: number): TemplateResult {
  const { messages, myId } = list;
  const row = list.shown(member);
  const name = nameOf(row);
  const isMe = row.personId === myId;
  const tab = (cell: Cell): 0 | -1 => list.tab(index, row, cell);
  return html`
    <tr part="row" role="row" data-index=${index} aria-rowindex=${index + 2} ${atOffset(offset)}>
      <td
        class="tick ${isInviteOpen(list, row) ? "labelled" : ""}"
        role="gridcell"
        data-label=${messages.text("column.invited")}
      >
        ${isInviteOpen(list, row) ? invitedBox(list, row, tab("invited")) : nothing}
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
        ${assignableSwitch(list, row, tab("assignable"))}
      </td>
      <td class="role" role="gridcell">${roleChoice(list, row, tab("role"))}</td>
      <td class="act" role="gridcell">${action(list, row, isMe, tab("action"))}</td>
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
  const hint = ({ currentTarget, type }: Event): void =>
    list.act(({ why }) => why.hint(currentTarget as HTMLElement, type));
  const unhint = (): void => list.hands?.why.unhint();
  return html`<button
    class="state ${tone}"
    part="state"
    data-cell=${kind}
    tabindex=${tab}
    aria-describedby="${kind}-${value}"
    @pointerenter=${hint}
    @focus=${hint}
    @click=${hint}
    @pointerleave=${unhint}
    @blur=${unhint}
  >
    ${icon(drawing)}<span>${list.messages.text(`${kind}.${value}` as "calendar.ok")}</span>
  </button>`;
}

function invitedBox(list: ListView, row: ListedMember, tab: number): TemplateResult {
  return toggle(list, row, "invited", "set-invited", tab);
}

function assignableSwitch(list: ListView, row: ListedMember, tab: number): TemplateResult {
  return toggle(list, row, "assignable", "set-assignable", tab);
}

/** A box that is set in place, or says why it cannot be. */
function toggle(
  list: ListView,
  row: ListedMember,
  field: "invited" | "assignable",
  decision: "set-invited" | "set-assignable",
  tab: number,
): TemplateResult {
  const reasons = row.refused[decision];
  const click = (event: MouseEvent): void => {
    const box = event.currentTarget as HTMLInputElement;
    if (reasons) {
      event.preventDefault();
      list.act(({ why }) => why.show(reasons, box, true));
    } else {
      const isOn = box.checked;
      list.act(({ edits }) => edits.set(row, field, isOn, box));
    }
  };
  return html`<input
    type="checkbox"
    class=${field === "assignable" ? "switch" : "box"}
    role=${field === "assignable" ? "switch" : nothing}
    part=${field}
    data-cell=${field}
    tabindex=${tab}
    aria-label=${list.messages.text(`row.${field}`, { name: nameOf(row) })}
    aria-disabled=${reasons ? "true" : nothing}
    .checked=${row[field]}
    @click=${click}
  />`;
}

/** The role, chosen in place. What may not be chosen says why; where nothing may, a press says so. */
function roleChoice(list: ListView, row: ListedMember, tab: number): TemplateResult {
  const { messages } = list;
  const against = (role: Role) => (role === row.role ? undefined : row.refused[`make-${role}`]);
  const label = messages.text("row.role", { name: nameOf(row) });
  const others = roles.filter((role) => role !== row.role);
  if (others.every(against)) {
    const reasons = others.flatMap((role) => against(role) ?? []).slice(0, 1);
    return html`<button
      class="locked"
      part="role"
      data-cell="role"
      tabindex=${tab}
      aria-haspopup="dialog"
      aria-label="${label}: ${messages.text(`role.${row.role}`)}"
      @click=${({ currentTarget }: Event) => list.act(({ why }) => why.show(reasons, currentTarget as Element, true))}
    >
      ${messages.text(`role.${row.role}`)}${icon("lock")}
    </button>`;
  }
  return html`<select
    class="field"
    part="role"
    data-cell="role"
    tabindex=${tab}
    aria-label=${label}
    @change=${(event: Event) => {
      const select = event.currentTarget as HTMLSelectElement;
      const role = select.value as Role;
      list.act(({ edits }) => edits.set(row, "role", role, select));
    }}
  >
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
  const click = ({ currentTarget }: Event): void =>
    list.act((hands) => (reasons ? hands.why.show(reasons, currentTarget as Element, true) : hands.askToRemove(row)));
  return html`<button
    class="icon-button ${reasons ? "why" : "bin"}"
    part=${reasons ? "why" : "remove"}
    data-cell="action"
    tabindex=${tab}
    aria-label=${label}
    title=${label}
    aria-haspopup="dialog"
    @click=${click}
  >
    ${icon(reasons ? "info" : isMe ? "leave" : "bin")}
  </button>`;
}

/** Up to two letters of a name, one of an address. */
function initials(name: string): string {
  const words = name.includes("@") ? [name] : name.split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 32))
    .join("")
    .trim()
    .toLocaleUpperCase();
}
