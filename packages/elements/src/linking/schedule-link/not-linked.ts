import type { Reason } from "@rollcall/core/contract";
import { html, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { statePage } from "../../ui/panel/panel-states.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { refusedLine } from "../../ui/notices/refused-line.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { ScheduleLinkKey } from "./schedule-link.messages.ts";

interface NotLinked {
  readonly refused: readonly Reason[] | undefined;
  readonly isBusy: boolean;
  readonly problem: Reason | undefined;
  readonly start: () => unknown;
}

/** Shown if there is no link: what linking does, and the button that starts it. */
export const notLinked = (
  words: Words<ScheduleLinkKey>,
  { refused, isBusy, problem, start }: NotLinked,
): TemplateResult =>
  statePage(
    "connected",
    words.text("schedule-link.none"),
    words.text("schedule-link.none.text"),
    html`${
      refused === undefined
        ? button(words.text(isBusy ? "schedule-link.loading" : "schedule-link.start"), {
            ...{ id: "start", part: "start", look: "button primary", isBusy, click: start },
          })
        : refusedLine(words, refused)
    }
    ${problemLine(words, problem)}`,
  );
