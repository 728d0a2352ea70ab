import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { reasonWords } from "../../messages/reason-words.ts";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { refusedLine, type ShownReason } from "../../ui/notices/refused-line.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { instantOf, timesIn } from "../../ui/text/times.ts";
import { daySheet } from "../own-time.ts";
import type { ListedSwap } from "./load-swaps.ts";
import type { SwapKey } from "./swap-requests.messages.ts";

/** What a planner can do with a swap, and the result. */
interface SwapRequestActions {
  readonly isBusy: boolean;
  readonly problem: Reason | undefined;
  readonly approve: () => unknown;
  readonly reject: () => unknown;
}

/** A swap with both names and shifts, the reasons against it, and the buttons that decide on it. */
export function swapRequestRow(words: Words<SwapKey>, swap: ListedSwap, actions: SwapRequestActions): TemplateResult {
  const { shift, inExchange, state, blocking } = swap;
  const names = namesIn(words, swap);
  const sentence = swap.taker === null ? "offers" : inExchange === null ? "gives" : "exchanges";
  const [drawn, tone] = state === "agreed" ? (["warning", "warn"] as const) : (["clock", ""] as const);
  const label = words.text(`swaps.state.${state as "open" | "answered" | "agreed"}`, names);
  return html`<li class="swap cluster gap-4" part="swap">
    ${daySheet(words, instantOf(shift.start), shift.timeZone)}
    <div class="grow stack gap-0 wrap">
      <b><bdi>${[shift.kind, shift.position].filter(Boolean).join(" · ")}</bdi></b>
      <span class="small">${hoursAndVenue(words, shift)}</span>
      <span>${words.text(`swaps.${sentence}`, names)}</span>
      ${
        inExchange === null
          ? nothing
          : html`<span part="exchange"
              ><b><bdi>${[inExchange.kind, inExchange.position].filter(Boolean).join(" · ")}</bdi></b>
              <span class="small">${dayOf(words, inExchange)}, ${hoursAndVenue(words, inExchange)}</span></span
            >`
      }
      ${stateLabel(drawn, label, { tone, part: "state" })}
      ${blocking.length === 0 ? nothing : refusedLine(words, blocking, undefined, (one) => shownReason(words, one))}
      ${problemLine(words, actions.problem && problemText(words, actions.problem))}
    </div>
    ${state === "agreed" ? html`<div class="answers cluster">${buttons(words, swap, actions)}</div>` : nothing}
  </li>`;
}

/** A swap that has reasons against it can only be rejected; in an archived schedule, not even that. */
function buttons(words: Words<SwapKey>, swap: ListedSwap, { isBusy, approve, reject }: SwapRequestActions) {
  const { kind } = swap.shift;
  const shift = `${kind}, ${dayOf(words, swap.shift)}`;
  const labelOf = (key: "swaps.approve" | "swaps.reject"): string =>
    words.text("swaps.of", { action: words.text(key), shift, ...namesIn(words, swap) });
  const approveButton = button(words.text("swaps.approve"), {
    ...{ part: "approve", look: "button small primary", label: labelOf("swaps.approve"), isBusy, click: approve },
  });
  const rejectButton = button(words.text("swaps.reject"), {
    ...{ part: "reject", look: "button small", label: labelOf("swaps.reject"), opensDialog: true, click: reject },
  });
  if (swap.blocking.length === 0) return [approveButton, rejectButton];
  return swap.blocking.every(isAboutPeople) ? [rejectButton] : [];
}

const isAboutPeople = ({ code }: Reason): boolean => code === "offer.not-eligible";

function namesIn(words: Words<SwapKey>, { person, taker }: ListedSwap): { readonly from: string; readonly to: string } {
  const unknown = words.text("swaps.unknown");
  return { from: person.name || unknown, to: (taker?.name ?? "") || unknown };
}

type SwapShift = ListedSwap["shift"];

const dayOf = (words: Words<SwapKey>, { start, timeZone }: SwapShift): string =>
  timesIn(words, timeZone).text(start, "day");

function hoursAndVenue(words: Words<SwapKey>, { start, end, timeZone, venue }: SwapShift): TemplateResult {
  const times = timesIn(words, timeZone);
  const parts = [times.hours(instantOf(start), instantOf(end)), times.otherZone, venue].filter(Boolean);
  return html`<bdi>${parts.join(" · ")}</bdi>`;
}

/** A refusal with the reasons about people that it contains. */
function shownReason(words: Words<SwapKey>, reason: Reason): ShownReason {
  const { title, text } = reasonWords(words, reason);
  if (!isAboutPeople(reason)) return { title: `${title}.`, text };
  const codes = reason.code === "offer.not-eligible" ? (reason.details?.reasons ?? []) : [];
  const about = [...new Set(codes)].map((code) => `${words.text(`reason.${code}` as SwapKey)}.`);
  return { title: words.text("swaps.blocked"), text: about.join(" ") };
}

function problemText(words: Words<SwapKey>, reason: Reason): Reason | string {
  if (!isAboutPeople(reason)) return reason;
  const { title, text } = shownReason(words, reason);
  return `${title} ${text}`;
}
