import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import { icon } from "../../ui/icons.ts";
import { problemLine, reasonText } from "../../ui/problem-line.ts";
import type { AddMembers } from "./add-members/add-members.ts";
import type { MemberDialogs } from "./member-dialogs.ts";
import type { ListContext } from "./list-context.ts";

/** The list that the footer belongs to. */
export interface FooterHost extends Pick<ListContext, "words" | "schedule"> {
  readonly adding: AddMembers | undefined;
  /** Why people who are added to a linked schedule can't be assigned. */
  readonly addNote: unknown;
  /** Loads the dialogs if needed, then runs `work`. */
  withDialogs(work: (dialogs: MemberDialogs) => unknown, anchor?: HTMLElement): void;
}

/** The add box at the bottom of the list (B11), or why the caller can't add people. */
export function addBox(host: FooterHost): TemplateResult {
  const { words, schedule, adding } = host;
  const refused = schedule?.refused["add-members"];
  // The notice says it.
  if (schedule?.state === "archived") return html``;
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
        type="text"
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
            // The same file can be chosen again.
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
