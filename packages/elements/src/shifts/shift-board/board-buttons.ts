import { html, type TemplateResult } from "lit";
import { button, reserved } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { WhyNot } from "../../ui/popovers/why-not.ts";
import type { BoardActions } from "./board-actions.ts";
import type { Board } from "./load-board.ts";
import type { BoardKey } from "./shift-board.messages.ts";

interface Buttons {
  readonly why: WhyNot;
  readonly act: (action: (actions: BoardActions) => unknown) => Promise<void>;
}

/** The buttons that add a shift and plan a week, or why that isn't possible. */
export function boardButtons(words: Words<BoardKey>, board: Board | undefined, { why, act }: Buttons): TemplateResult {
  if (board === undefined)
    return html`<span class="cluster"
      >${reserved(words.text("shifts.plan"))} ${reserved(words.text("board.add"))}</span
    >`;
  const refused = board.schedule.refused["change-shifts"];
  if (refused) {
    const text = board.schedule.state === "active" ? words.text("shifts.read-only") : "";
    return html`<span class="cluster nowrap gap-1 muted small"
      >${text}${why.button(refused, words.text("shifts.read-only.why-not"))}</span
    >`;
  }
  const date = (board.days.find((day) => day.date === board.today) ?? board.days[0])?.date ?? board.today;
  return html`<span class="cluster">
    ${button(words.text("shifts.plan"), {
      part: "plan",
      isExpanded: false,
      click: ({ currentTarget }) => act((actions) => actions.plan(currentTarget)),
    })}
    ${button(words.text("board.add"), {
      part: "add",
      look: "button primary",
      click: () => act((actions) => actions.create(board, date)),
    })}
  </span>`;
}
