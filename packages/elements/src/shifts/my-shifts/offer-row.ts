import type { Reason } from "@rollcall/core/contract";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { problemLine } from "../../ui/notices/problem-line.ts";
import { refusedLine } from "../../ui/notices/refused-line.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { instantOf, timesIn } from "../../ui/text/times.ts";
import { daySheet, ownSpan } from "../own-time.ts";
import type { OwnOffer } from "./load-own-shifts.ts";
import type { MyShiftsKey } from "./my-shifts.messages.ts";

type ShiftWords = Words<MyShiftsKey>;

/** The answers that need only the shift, by operation: the answer of the event, and the message. */
export const offerReplies = {
  undoDecline: ["undone", "my-shifts.undone"],
  joinWaitlist: ["waitlisted", "my-shifts.waitlist.joined"],
  leaveWaitlist: ["left-waitlist", "my-shifts.waitlist.left"],
} as const;

/** An operation that needs only the shift. */
export type OfferReply = keyof typeof offerReplies;

/** What a worker can do with an offer, and the result. */
interface OfferActions {
  readonly isBusy: boolean;
  readonly problem: Reason | undefined;
  readonly accept: () => unknown;
  readonly decline: () => unknown;
  readonly reply: (operation: OfferReply) => unknown;
  readonly handBack: () => unknown;
}

type Named = Pick<OwnOffer, "kind" | "start" | "end" | "timeZone">;

/** A shift in one line: `Early, Sun 22 Nov, 08:00 – 16:00`. */
export function shiftName(words: ShiftWords, { kind, start, end, timeZone }: Named): string {
  const times = timesIn(words, timeZone);
  return `${kind}, ${times.text(start, "day")}, ${times.hours(start, end)}`;
}

/** An offer with its deadline, and the buttons that answer it or the reason why it can't be answered (A47). */
export function offerRow(words: ShiftWords, offer: OwnOffer, actions: OfferActions): TemplateResult {
  const { kind, position, venue, notes, start, end, timeZone, scheduleName } = offer;
  const times = timesIn(words, timeZone);
  const [from, to] = [instantOf(start), instantOf(end)];
  const own = ownSpan(words, offer);
  return html`<li class="offer cluster gap-4" part="offer">
    ${daySheet(words, from, timeZone)}
    <div class="grow stack gap-0 wrap">
      <b><bdi>${[kind, position].filter(Boolean).join(" · ")}</bdi></b>
      <span class="small">
        <bdi>${times.hours(from, to)}</bdi> · <bdi>${times.length(to - from)}</bdi>
        ${times.otherZone === undefined ? nothing : html`· <bdi>${times.otherZone}</bdi>`}
      </span>
      ${own === "" ? nothing : html`<span class="small"><bdi>${words.text("my-shifts.your-time", { span: own })}</bdi></span>`}
      <span class="muted small"><bdi>${[venue, scheduleName].filter(Boolean).join(" · ")}</bdi></span>
      ${notes === "" ? nothing : html`<span class="small notes"><bdi>${notes}</bdi></span>`}
      ${stateOf(words, offer, times.otherZone !== undefined)}
      ${refusedLine(words, blockingOf(offer), undefined, (reason) => shownReason(words, reason))}
      ${problemLine(words, actions.problem && problemText(words, actions.problem))}
    </div>
    <div class="answers cluster">${answers(words, offer, actions)}</div>
  </li>`;
}

/** Why an offer can't be accepted; `undefined` if it can, or isn't open. */
const blockingOf = ({ reasons, state }: OwnOffer): readonly Reason[] | undefined =>
  reasons.length === 0 || state === "declined" || state === "waitlisted" ? undefined : reasons;

/** The state of an offer, or its deadline in the reader's time, which is named if the shift is in another time zone. */
function stateOf(words: ShiftWords, { state, deadline }: OwnOffer, isElsewhere: boolean): TemplateResult {
  if (state === "declined") return stateLabel("stop", words.text("my-shifts.state.declined"), { part: "state" });
  if (state === "waitlisted") return stateLabel("clock", words.text("my-shifts.state.waitlisted"), { part: "state" });
  if (state === "changed") {
    return stateLabel("warning", words.text("my-shifts.changed.text"), { tone: "warn", part: "state" });
  }
  if (deadline === null) return stateLabel("clock", words.text("my-shifts.deadline.start"), { part: "deadline" });
  const when = timesIn(words).text(deadline, "dayAndClock");
  const key = isElsewhere ? "my-shifts.deadline.own" : "my-shifts.deadline";
  return stateLabel("clock", words.text(key, { when }), { part: "deadline" });
}

function answers(
  words: ShiftWords,
  offer: OwnOffer,
  { isBusy, accept, decline, reply, handBack }: OfferActions,
): TemplateResult {
  const shift = shiftName(words, offer);
  if (offer.state === "declined") {
    const label = words.text("my-shifts.undo.label", { shift });
    return button(words.text("my-shifts.undo"), {
      part: "undo-decline",
      label,
      isBusy,
      click: () => reply("undoDecline"),
    });
  }
  const waitlist = (action: "join" | "leave"): TemplateResult =>
    button(words.text(`my-shifts.waitlist.${action}`), {
      ...{ part: `${action}-waitlist`, isBusy, click: () => reply(`${action}Waitlist`) },
      label: words.text(`my-shifts.waitlist.${action}.label`, { shift }),
    });
  if (offer.state === "waitlisted") return waitlist("leave");
  const isChanged = offer.state === "changed";
  const key = isChanged ? "my-shifts.confirm" : "my-shifts.accept";
  const [refuse, part, click] = isChanged
    ? (["my-shifts.hand-back", "hand-back", handBack] as const)
    : (["my-shifts.decline", "decline", decline] as const);
  return html`${
    offer.reasons.length > 0
      ? offer.reasons.some(({ code }) => code === "offer.already-filled")
        ? waitlist("join")
        : nothing
      : button(words.text(key), {
          ...{ look: "button primary", part: "accept", isBusy, click: accept },
          label: words.text(`${key}.label`, { shift }),
        })
  }
  ${button(words.text(refuse), { part, opensDialog: true, click, label: words.text(`${refuse}.label`, { shift }) })}`;
}

/** A reason in words for the worker, with its underlying reasons. */
function shownReason(words: ShiftWords, reason: Reason): { readonly title: string; readonly text: string } {
  const title = words.text(`reason.${reason.code}` as MyShiftsKey);
  const codes = reason.code === "offer.not-eligible" ? (reason.details?.reasons ?? []) : [];
  const known = codes.filter((code) => words.has(`my-shifts.why.${code}`));
  const text =
    known.length > 0
      ? known.map((code) => words.text(`my-shifts.why.${code}` as MyShiftsKey)).join(" ")
      : words.text(`reason.${reason.code}.text` as MyShiftsKey);
  return { title: `${title}.`, text };
}

function problemText(words: ShiftWords, reason: Reason): Reason | string {
  if (reason.code !== "offer.not-eligible") return reason;
  const { title, text } = shownReason(words, reason);
  return `${title} ${text}`;
}
