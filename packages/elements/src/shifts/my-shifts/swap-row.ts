import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { instantOf, timesIn } from "../../ui/text/times.ts";
import { daySheet, ownSpan } from "../own-time.ts";
import type { OwnSwap } from "./load-own-shifts.ts";
import type { MyShiftsKey } from "./my-shifts.messages.ts";
import { shiftName } from "./offer-row.ts";

// From lucide (ISC license).
const arrows = "M8 3 4 7l4 4M4 7h16M16 21l4-4-4-4M20 17H4";

/** What a worker can do with a swap, and the result. */
interface SwapRowActions {
  readonly isBusy: boolean;
  readonly problem: Reason | undefined;
  readonly take: () => unknown;
  readonly agree: () => unknown;
  readonly decline: () => unknown;
  readonly withdraw: () => unknown;
}

/** A swap with its state and the buttons that answer it. The other person isn't named (Q60). */
export function swapRow(words: Words<MyShiftsKey>, swap: OwnSwap, actions: SwapRowActions): TemplateResult {
  const { kind, position, venue, start, end, timeZone } = swap.shift;
  const times = timesIn(words, timeZone);
  const own = ownSpan(words, swap.shift);
  return html`<li class="offer cluster gap-4" part="swap">
    ${daySheet(words, instantOf(start), timeZone)}
    <div class="grow stack gap-0 wrap">
      <b><bdi>${[kind, position].filter(Boolean).join(" · ")}</bdi></b>
      <span class="small"><bdi>${times.hours(instantOf(start), instantOf(end))}</bdi></span>
      ${own === "" ? nothing : html`<span class="small"><bdi>${words.text("my-shifts.your-time", { span: own })}</bdi></span>`}
      <span class="muted small"><bdi>${[venue, swap.scheduleName].filter(Boolean).join(" · ")}</bdi></span>
      ${stateLabel(drawing(arrows), stateText(words, swap), { tone: isAsked(swap) ? "accent" : "", part: "swap-state" })}
      ${problemLine(words, actions.problem)}
    </div>
    <div class="answers cluster">${buttons(words, swap, actions)}</div>
  </li>`;
}

/** Whether the swap waits for the caller. */
const isAsked = ({ part, state }: OwnSwap): boolean =>
  part === "candidate" || (part === "proposer" && state === "answered");

function stateText(words: Words<MyShiftsKey>, { part, state, inExchange }: OwnSwap): string {
  if (part === "candidate") return words.text("my-shifts.swap.candidate");
  if (state === "agreed") return words.text("my-shifts.swap.approval");
  if (inExchange === null) return words.text("my-shifts.swap.open");
  return words.text(`my-shifts.swap.${part}`, {
    shift: [shiftName(words, inExchange), inExchange.venue].filter(Boolean).join(", "),
  });
}

function buttons(words: Words<MyShiftsKey>, swap: OwnSwap, actions: SwapRowActions): TemplateResult {
  const { isBusy } = actions;
  const shift = shiftName(words, swap.shift);
  const one = (key: SwapButton, click: () => unknown, more: object = {}): TemplateResult => {
    const text = words.text(`my-shifts.swap.${key}`);
    return button(text, { part: key, label: `${text}: ${shift}`, isBusy, click, ...more });
  };
  const primary = { look: "button primary" };
  if (swap.part === "candidate") {
    return html`${one("take", actions.take, { ...primary, opensDialog: true })}
    ${one("not-interested", actions.decline)}`;
  }
  if (isAsked(swap)) return html`${one("agree", actions.agree, primary)} ${one("refuse", actions.decline)}`;
  return swap.part === "proposer" ? one("withdraw", actions.withdraw) : one("back-out", actions.decline);
}

type SwapButton = "take" | "not-interested" | "agree" | "refuse" | "withdraw" | "back-out";
