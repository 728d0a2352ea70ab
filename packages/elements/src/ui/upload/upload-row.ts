import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { button } from "../controls/button.ts";
import type { Words } from "../host/panel-host.ts";
import { stateLabel } from "../controls/state-label.ts";
import { fileSize } from "./file-size.ts";
import type { UploadKey } from "./upload.messages.ts";
import type { QueuedFile } from "./upload-queue.ts";

/** What can be done with a file of a field. */
interface UploadActions {
  /** The names of the kinds that the field accepts. */
  readonly kindNames: string;
  readonly retry: () => unknown;
  /** Cancels the upload, or removes the file. */
  readonly remove: () => unknown;
}

/** Whether the same file may be accepted later. */
export const isTemporary = ({ code }: Reason): boolean => !code.startsWith("file.") || code === "file.quota-exceeded";

/** A file of a field: its name, size and state, and what can be done with it. */
export function uploadRow(words: Words<UploadKey>, file: QueuedFile, actions: UploadActions): TemplateResult {
  const { name, size, state } = file;
  const act = state === "waiting" || state === "sending" ? "cancel" : "remove";
  return html`<li part="upload-file">
    <span class="wrap"><bdi>${name}</bdi> <span class="muted small">${fileSize(words, size)}</span></span>
    <span class="acts">
      ${
        state === "failed" && isTemporary(file.reason)
          ? button(words.text("upload.retry"), {
              ...{ look: "link", part: "retry-upload", click: actions.retry },
              label: words.text("upload.retry.label", { name }),
            })
          : nothing
      }
      ${button(words.text(`upload.${act}`), {
        ...{ look: "link", part: `${act}-upload`, click: actions.remove },
        label: words.text(`upload.${act}.label`, { name }),
      })}
    </span>
    ${stateOf(words, file, actions.kindNames)}
  </li>`;
}

function stateOf(words: Words<UploadKey>, file: QueuedFile, kindNames: string): TemplateResult {
  switch (file.state) {
    case "waiting":
      return html`<span class="wide">${stateLabel("clock", words.text("upload.waiting"))}</span>`;
    case "sending": {
      const share = file.size === 0 ? 0 : Math.min(1, file.sent / file.size);
      const percent = new Intl.NumberFormat(words.lang, { style: "percent" }).format(share);
      return html`<progress
          max="1"
          .value=${share}
          aria-label=${words.text("upload.progress", { name: file.name })}
        ></progress>
        <span class="wide muted small">${words.text("upload.sending", { percent })}</span>`;
    }
    case "failed":
      return html`<span class="wide" role="alert"
        >${stateLabel("warning", reasonText(words, file.reason, kindNames), { tone: "danger", part: "upload-problem" })}</span
      >`;
    case "done": {
      const isHeld = file.document.state === "held";
      const text = words.text(isHeld ? "upload.held" : "upload.done");
      return html`<span class="wide"
        >${stateLabel(isHeld ? "clock" : "done", text, { tone: isHeld ? "" : "ok" })}</span
      >`;
    }
  }
}

/** Fills in file sizes and types, which messages can't format themselves. */
function reasonText(words: Words<UploadKey>, reason: Reason, kinds: string): string {
  const most = reason.code === "file.too-large" ? reason.details?.most : undefined;
  const details = { ...reason.details, kinds, ...(most !== undefined && { size: fileSize(words, most) }) };
  const { title, text, remedy } = reasonWords(words, { ...reason, details } as Reason);
  return `${title}. ${text} ${remedy}`.trim();
}
