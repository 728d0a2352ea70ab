import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { ListView } from "./list-view.ts";

/** The add box at the bottom of the list (B11), or why the caller cannot add anybody. */
export function listFooter(list: ListView): TemplateResult {
  const { messages, schedule, hands } = list;
  if (schedule?.refused["add-members"]) return html`${hands?.adding.refused()}`;
  const dragged = (event: DragEvent): void => drag(list, event);
  const add = (): void => list.act((h) => h.adding.add());
  return html`
    <footer part="footer" @dragover=${dragged} @dragleave=${dragged} @drop=${dragged}>
      <input
        id="add"
        class="field grow"
        part="add"
        type="text"
        inputmode="email"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder=${messages.text("add.label")}
        aria-label=${messages.text("add.label")}
        aria-invalid=${hands?.adding.reason ? "true" : nothing}
        aria-describedby="add-problem"
        @input=${() => hands?.adding.typed()}
        @paste=${(event: ClipboardEvent) => paste(list, event)}
        @keydown=${(event: KeyboardEvent) => event.key === "Enter" && !event.isComposing && add()}
      />
      <button
        class="button primary"
        part="add-button"
        aria-disabled=${hands?.adding.isAdding ? "true" : nothing}
        @click=${add}
      >
        ${messages.text("add.button")}
      </button>
      <label class="button file">
        ${icon("file")}<span>${messages.text("add.file")}</span>
        <input
          class="hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          @change=${({ currentTarget }: Event) => list.act(({ adding }) => adding.chosen(currentTarget as HTMLInputElement))}
        />
      </label>
      <p id="add-problem" part="add-problem" role="alert">${hands?.adding.problem()}</p>
    </footer>
  `;
}

function paste(list: ListView, event: ClipboardEvent): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  event.preventDefault();
  list.act(({ adding }) => adding.pasted(text));
}

/** A file over the list may be dropped on it; once dropped, it is read. */
function drag(list: ListView, event: DragEvent): void {
  const { type, dataTransfer } = event;
  if (!dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  const footer = event.currentTarget as HTMLElement;
  const file = dataTransfer.files[0];
  list.act(({ adding }) => adding.dragged(footer, type, file));
}
