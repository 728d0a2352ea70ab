import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing, icon } from "../../ui/controls/icons.ts";
import type { ListFilter, ListQuery } from "../../ui/lists/list-query.ts";
import { notice } from "../../ui/panel/panel-states.ts";
import { roles } from "../listed-member.ts";
import type { MemberQuery } from "./member-query.ts";
import { invitationStates } from "./member-row.ts";
import type { MemberDialogs } from "./member-dialogs.ts";
import type { ListContext } from "./list-context.ts";
import { problemLine, reasonText } from "../../ui/notices/problem-line.ts";
import type { AddMembers } from "./add-members/add-members.ts";

// Icons from lucide (ISC license).
const personPlus = "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0M19 8v6M22 11h-6";
const ticks = "M21 10.7V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h12.3M9 11l3 3L22 4";
const download = "M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5";

const edits = ["remove", "set-assignable", "set-invited", "make-admin", "make-member", "make-viewer"] as const;

/** The list that the header belongs to. */
export interface HeaderHost extends Pick<
  ListContext,
  "words" | "schedule" | "myId" | "rows" | "chooseSecondAdmin" | "explain"
> {
  readonly selection: object | undefined;
  readonly isExporting: boolean;
  focusAddBox(): Promise<void>;
  /** Loads the dialogs if needed, then runs `work`. */
  withDialogs(work: (dialogs: MemberDialogs) => unknown, anchor?: HTMLElement): void;
}

/** Title, totals, the buttons for the whole list, and the auto-send switch. */
export function listHeader(host: HeaderHost): TemplateResult {
  const { words, schedule } = host;
  const totals = schedule && [
    ...(schedule.state === "archived" ? [words.text("list.archived.short")] : []),
    words.text("list.people", { count: schedule.members }),
    words.text("list.assignables", { count: schedule.assignables }),
  ];
  return html`<header class="head" part="header">
    <div class="grow">
      <h2 part="title"><slot name="title">${words.text("list.title")}</slot></h2>
      <p class="muted" part="totals">${totals?.join(" · ") ?? html`<i class="bone"></i>`}</p>
    </div>
    ${tools(host)}<slot name="header"></slot>
    ${autoSend(host)}
  </header>`;
}

/** Whether invitations are sent automatically (B7); if the caller can't change it, pressing the switch explains why. */
function autoSend(host: HeaderHost): TemplateResult {
  const { schedule, words } = host;
  const refused = schedule?.refused["set-auto-send"];
  const toggle = (event: MouseEvent): void => {
    const control = event.currentTarget as HTMLInputElement;
    if (refused) {
      event.preventDefault();
      host.explain(refused, control);
    } else host.withDialogs(({ autoSend }) => autoSend.set(control.checked, control), control);
  };
  return html`<label class="toggle muted small">
    <input
      type="checkbox"
      role="switch"
      class="switch"
      part="auto-send"
      ?disabled=${schedule === undefined}
      aria-disabled=${refused ? "true" : nothing}
      .checked=${schedule?.autoSend ?? true}
      @click=${toggle}
    />
    ${words.text("list.auto-send")}
  </label>`;
}

function tools(host: HeaderHost): TemplateResult {
  const { words, schedule, selection, isExporting } = host;
  const isSelecting = selection !== undefined;
  const isLoading = schedule === undefined;
  const isBusy = isLoading || isExporting;
  const content = (drawn: string, key: "tools.add" | "tools.select" | "tools.export"): TemplateResult =>
    html`${drawing(drawn)}<span class="wide-only">${words.text(key)}</span>`;
  return html`<div class="tools cluster nowrap" part="tools">
    ${
      schedule?.refused["add-members"]
        ? nothing
        : button(content(personPlus, "tools.add"), {
            part: "add-people",
            isBusy: isLoading,
            click: () => host.focusAddBox(),
          })
    }
    ${
      isLoading || isSelecting || canEdit(host)
        ? button(content(ticks, "tools.select"), {
            part: "select",
            isPressed: isSelecting,
            isBusy: isLoading,
            click: ({ currentTarget }) =>
              !isLoading && host.withDialogs((dialogs) => dialogs.toggleSelection(), currentTarget),
          })
        : nothing
    }
    ${button(content(download, "tools.export"), {
      part: "export",
      isBusy,
      click: ({ currentTarget }) => !isBusy && host.withDialogs((dialogs) => dialogs.exportMembers(), currentTarget),
    })}
  </div>`;
}

/** Whether the decisions allow the caller to change another member. */
const canEdit = ({ rows, myId }: HeaderHost): boolean =>
  Boolean(rows.find(({ personId, refused }) => personId !== myId && edits.some((edit) => !refused[edit])));

/** The notices of the schedule, at the end of the list: rows would move if one appeared above them. */
export function listNotices(host: HeaderHost): unknown {
  const { words, schedule } = host;
  if (schedule?.state === "archived") return notice("lock", words.text("list.archived"));
  return schedule?.notices.map(({ code }) =>
    notice(
      "warning",
      words.text(code === "nobody-assignable" && schedule.linked ? `notice.${code}.linked` : `notice.${code}`),
      code === "one-admin-only" && schedule.myRole === "admin"
        ? button(words.text("list.second-admin"), { look: "button small", click: () => host.chooseSecondAdmin() })
        : nothing,
    ),
  );
}

/** Search and filters. */
export function listFilters({ words }: HeaderHost, query: ListQuery<MemberQuery>): TemplateResult {
  const filter = (field: "role" | "invitation" | "assignable", options: ListFilter["options"]): ListFilter => ({
    field,
    label: words.text(`filter.${field}`),
    options: [["", words.text(`filter.${field}s`)], ...options],
  });
  return query.render(words.text("search.label"), [
    filter(
      "role",
      roles.map((role) => [role, words.text(`role.${role}`)]),
    ),
    filter(
      "invitation",
      invitationStates.map((state) => [state, words.text(`invitation.${state}`)]),
    ),
    filter("assignable", [
      ["true", words.text("filter.assignable")],
      ["false", words.text("filter.assignable.no")],
    ]),
  ]);
}

/** The list that the footer belongs to. */
export interface FooterHost extends Pick<ListContext, "words" | "schedule"> {
  readonly adding: AddMembers | undefined;
  /** Why people who are added to a linked schedule can't be assigned. */
  readonly addNote: unknown;
  /** Loads the dialogs if needed, then runs `work`. */
  withDialogs(work: (dialogs: MemberDialogs) => unknown, anchor?: HTMLElement): void;
}

/** The add box at the bottom of the list (B11), or why the caller can't add people. */
export function addBox(host: FooterHost): TemplateResult | typeof nothing {
  const { words, schedule, adding } = host;
  const refused = schedule?.refused["add-members"];
  // The notice already says so.
  if (schedule?.state === "archived") return nothing;
  if (refused) {
    const why = reasonText(words, refused[0] ?? { code: "request.forbidden" });
    return html`<footer part="footer" class="foot add nowrap gap-3 muted">${icon("lock")}<span>${why}</span></footer>`;
  }
  const label = words.text("add.label");
  const open = (file: File | undefined): unknown => file && host.withDialogs(({ adding }) => adding.preview(file));
  const dragged = (event: DragEvent): void => {
    const { type, dataTransfer, currentTarget } = event;
    if (!dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    (currentTarget as HTMLElement).classList.toggle("over", type === "dragover");
    if (type === "drop") open(dataTransfer.files[0]);
  };
  const pasted = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    event.preventDefault();
    host.withDialogs(({ adding }) => adding.paste(text));
  };
  return html`
    <footer part="footer" class="foot add gap-3" @dragover=${dragged} @dragleave=${dragged} @drop=${dragged}>
      <input
        id="add"
        class="field grow"
        part="add"
        inputmode="email"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder=${label}
        aria-label=${label}
        aria-invalid=${adding?.reason ? "true" : nothing}
        aria-describedby="add-problem"
        @input=${() => host.withDialogs(({ adding }) => adding.typed())}
        @paste=${pasted}
        @keydown=${(event: KeyboardEvent) => host.withDialogs(({ adding }) => adding.keydown(event))}
      />
      ${button(words.text("add.button"), {
        look: "button primary",
        part: "add-button",
        isBusy: adding?.isBusy,
        click: () => host.withDialogs(({ adding }) => adding.add()),
      })}
      <label class="button file">
        ${icon("file")}<span>${words.text("add.file")}</span>
        <input
          class="hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          @change=${({ currentTarget }: Event) => {
            const input = currentTarget as HTMLInputElement;
            open(input.files?.[0]);
            // Lets people choose the same file again.
            input.value = "";
          }}
        />
      </label>
      ${problemLine(words, adding?.reason, "add-problem")}${host.addNote}
    </footer>
  `;
}

/** The bar below the list, for callers who can add members, while invitations are waiting or aren't sent automatically. */
export function inviteBar(host: FooterHost): TemplateResult | typeof nothing {
  const { words, schedule } = host;
  if (!schedule || schedule.refused["add-members"]) return nothing;
  const { toInvite: count, autoSend } = schedule;
  if (autoSend && count === 0) return nothing;
  const waiting = words.text("send.waiting", { count });
  return html`<div class="foot medium invite-bar" part="invite-bar" role="group" aria-label=${words.text("send.bar")}>
    <span class="muted grow">
      ${count > 0 ? waiting : `${words.text("send.off")} ${words.text("send.none-waiting")}`}
    </span>
    ${button(
      html`${icon("mail")}<span>${count > 0 ? words.text("send.button", { count }) : words.text("send.none")}</span>`,
      {
        look: `button ${count > 0 ? "primary" : ""}`,
        part: "send",
        // It keeps the focus when everyone has been invited.
        isBusy: count === 0,
        click: ({ currentTarget }) => count > 0 && host.withDialogs(({ send }) => send.sendWaiting(), currentTarget),
      },
    )}
  </div>`;
}
