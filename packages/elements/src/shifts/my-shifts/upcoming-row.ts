import type { OwnShiftView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { drawing, type IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel, type Tone } from "../../ui/controls/state-label.ts";
import { instantOf, sinceText, timesIn } from "../../ui/text/times.ts";
import { ownSpan } from "../own-time.ts";
import type { HandOverNote } from "./load-own-shifts.ts";
import type { MyShiftsKey } from "./my-shifts.messages.ts";
import { shiftName } from "./offer-row.ts";

// From lucide (ISC license).
const chevron = "m6 9 6 6 6-6";
const memo = "M15 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V9zM15 3v6h6";

const looks = {
  offered: ["mail", "accent"],
  confirmed: ["done", "ok"],
  changed: ["warning", "warn"],
  now: ["clock", "accent"],
} as const satisfies Record<OwnShiftView["status"] | "now", readonly [IconName, Tone]>;

/** What a worker can do with a shift. */
interface ShiftActions {
  readonly handBack: () => unknown;
  readonly addToCalendar: () => unknown;
  /** `undefined` if they already offer it to others. */
  readonly offer: (() => unknown) | undefined;
}

/** An upcoming shift in the time zone of its venue and, if it differs, the worker's; its details expand (A61, X23). */
export function upcomingRow(
  words: Words<MyShiftsKey>,
  shift: OwnShiftView,
  note: HandOverNote | undefined,
  actions: ShiftActions,
): TemplateResult {
  const { kind, start, end, timeZone, venue, position, scheduleName, notes, contact, needs, status } = shift;
  const times = timesIn(words, timeZone);
  const [from, to] = [instantOf(start), instantOf(end)];
  const own = ownSpan(words, shift);
  const state = status === "confirmed" && from <= Date.now() ? "now" : status;
  const [drawn, tone] = looks[state];
  const zone = times.otherZone;
  const name = shiftName(words, shift);
  const facts = [
    ["when", `${times.text(from, "longDay")}, ${times.hours(from, to)}${zone === undefined ? "" : ` (${zone})`}`],
    ["schedule", scheduleName],
    ["venue", venue],
    ["position", position],
    [
      "needs",
      new Intl.ListFormat(words.lang).format(needs.flatMap(({ name, per }) => (per === undefined ? name : []))),
    ],
    ["notes", notes],
    ["contact", contact],
  ] as const;
  return html`<li part="shift">
    <details>
      <summary class="cluster nowrap gap-3">
        <span class="grow stack gap-0 wrap">
          <b><bdi>${times.hours(from, to)}</bdi> · <bdi>${kind}</bdi></b>
          ${own === "" ? nothing : html`<span class="small"><bdi>${words.text("my-shifts.your-time", { span: own })}</bdi></span>`}
          <span class="muted small"
            ><bdi>${[venue, position, scheduleName].filter(Boolean).join(" · ")}</bdi> ·
            <bdi>${times.length(to - from)}</bdi></span
          >
          ${note === undefined ? nothing : stateLabel(drawing(memo), words.text("my-shifts.hand-over"), { tone: "accent", part: "has-note" })}
        </span>
        ${stateLabel(drawn, words.text(`my-shifts.state.${state}`), { tone, part: "state" })} ${drawing(chevron)}
      </summary>
      ${
        note === undefined
          ? nothing
          : html`<div class="handover note tint" part="hand-over-note">
              <b>${words.text("my-shifts.hand-over")}</b>
              <p class="notes"><bdi>${note.note}</bdi></p>
              <p class="muted small">${words.text("my-shifts.hand-over.text", { when: sinceText(words, note.at) })}</p>
            </div>`
      }
      <dl class="facts" part="facts">
        ${facts.map(([name, text]) =>
          text === ""
            ? nothing
            : html`<div>
                <dt>${words.text(`my-shifts.${name}`)}</dt>
                <dd class=${name === "notes" ? "notes" : nothing}><bdi>${text}</bdi></dd>
              </div>`,
        )}
      </dl>
      <div class="cluster acts">
        ${button(words.text("my-shifts.calendar"), {
          ...{ part: "add-to-calendar", look: "button small", click: actions.addToCalendar },
          label: words.text("my-shifts.calendar.label", { shift: name }),
        })}
        ${
          state !== "confirmed" || actions.offer === undefined
            ? nothing
            : button(words.text("my-shifts.swap.offer"), {
                ...{ part: "offer-swap", look: "button small", opensDialog: true, click: actions.offer },
                label: `${words.text("my-shifts.swap.offer")}: ${name}`,
              })
        }
        ${
          state === "now" || status === "offered"
            ? nothing
            : button(words.text("my-shifts.hand-back"), {
                ...{ part: "hand-back", look: "button small", opensDialog: true, click: actions.handBack },
                label: words.text("my-shifts.hand-back.label", { shift: name }),
              })
        }
      </div>
    </details>
  </li>`;
}
