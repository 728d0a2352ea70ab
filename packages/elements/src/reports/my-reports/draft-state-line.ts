import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { reasonText } from "../../ui/notices/problem-line.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { sinceText } from "../../ui/text/times.ts";
import type { MyReportsKey } from "./my-reports.messages.ts";
import type { ReportDraft } from "./report-draft.ts";

/** Whether what is written is saved. The line is always in the page, so that screen readers announce what appears in it. */
export const draftStateLine = (words: Words<MyReportsKey>, draft: ReportDraft, isAmending: boolean): TemplateResult =>
  html`<p class="grow cluster" part="draft-state" role="status" data-state=${draft.state.kind}>
    ${isAmending ? html`<span class="muted small">${words.text("my-reports.draft.amend")}</span>` : stateText(words, draft)}
  </p>`;

function stateText(words: Words<MyReportsKey>, draft: ReportDraft): unknown {
  const { state } = draft;
  switch (state.kind) {
    case "idle":
      return html`<span class="muted small">${words.text("my-reports.draft.idle")}</span>`;
    case "unsaved":
      return stateLabel("clock", words.text("my-reports.draft.unsaved"));
    case "saving":
      return stateLabel("clock", words.text("my-reports.draft.saving"));
    case "saved":
      return stateLabel("done", words.text("my-reports.draft.saved"), { tone: "ok" });
    case "queued":
      return stateLabel("clock", state.text, { tone: "warn" });
    case "failed": {
      const reason = reasonText(words, state.reason);
      return html`${stateLabel("warning", words.text("my-reports.draft.failed", { reason }), { tone: "danger" })}
      ${button(words.text("my-reports.draft.retry"), { look: "link", part: "retry-save", click: () => void draft.flush() })}`;
    }
    case "overtaken":
      return nothing;
  }
}

/** The choice between what is written here and what was saved on another device. */
export function overtakenNotice(
  words: Words<MyReportsKey>,
  draft: ReportDraft,
  chosen: () => void,
): TemplateResult | typeof nothing {
  const { state } = draft;
  if (state.kind !== "overtaken") return nothing;
  const { savedAt } = state.theirs;
  const when = savedAt === null ? "" : sinceText(words, savedAt);
  return html`<div class="notice" part="overtaken" role="alert">
    <span>${words.text("my-reports.overtaken", { when })}</span>
    ${button(words.text("my-reports.overtaken.mine"), { part: "keep-mine", look: "button small", click: () => void draft.keepMine() })}
    ${button(words.text("my-reports.overtaken.theirs"), {
      ...{ part: "use-theirs", look: "button small" },
      click: () => {
        draft.useTheirs();
        chosen();
      },
    })}
  </div>`;
}
