import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { clashList } from "../clash-list.ts";
import { daysOf, requestLooks } from "../request-days.ts";
import type { ListedRequest } from "./load-requests.ts";
import type { TimeOffKey } from "./time-off-requests.messages.ts";

/** What a row of a request does. */
export interface RequestActions {
  readonly isSelected: (request: ListedRequest) => boolean;
  readonly isBusy: boolean;
  readonly select: (request: ListedRequest, isSelected: boolean) => void;
  readonly approve: (request: ListedRequest) => void;
  readonly reject: (request: ListedRequest) => void;
}

/** A request with its conflicts, and what can be done with it. */
export function requestRow(
  words: Words<TimeOffKey>,
  request: ListedRequest,
  { isSelected, isBusy, select, approve, reject }: RequestActions,
): TemplateResult {
  const { kind, state, reason, answer, parts, clashes, refused } = request;
  const name = request.personName || words.text("time-off.unknown");
  const days = daysOf(words, request);
  const [drawn, tone] = requestLooks[state];
  const canDecide = state === "pending" && refused === null;
  const hours = parts.map(({ from, until }) => `${from} – ${until}`).join(", ");
  return html`<li class="request cluster nowrap" part="request">
    ${
      canDecide
        ? html`<input
            type="checkbox"
            class="box"
            part="select"
            aria-label=${words.text("time-off.select", { name, days })}
            .checked=${isSelected(request)}
            @change=${({ currentTarget }: Event) => select(request, (currentTarget as HTMLInputElement).checked)}
          />`
        : nothing
    }
    <div class="grow stack gap-0 wrap">
      <b><bdi>${name}</bdi></b>
      <span>${days}${hours === "" ? nothing : `, ${hours}`}</span>
      ${kind === "block" ? html`<span class="muted small">${words.text("time-off.kind.block")}</span>` : nothing}
      ${reason === "" ? nothing : html`<span class="muted small"><bdi>${reason}</bdi></span>`}
      ${answer === "" ? nothing : html`<span class="small">${words.text("time-off.answer", { reason: answer })}</span>`}
      ${
        state === "pending" && refused !== null
          ? html`<span class="muted small" part="refused">${words.text("time-off.own")}</span>`
          : nothing
      }
      ${clashList(words, words.text("time-off.clash", { count: clashes.length }), clashes)}
    </div>
    <div class="cluster">
      ${
        canDecide
          ? [
              button(words.text("time-off.approve"), {
                part: "approve",
                look: "button small primary",
                label: words.text("time-off.approve.label", { name, days }),
                isBusy,
                click: () => approve(request),
              }),
              button(words.text("time-off.reject"), {
                part: "reject",
                look: "button small",
                label: words.text("time-off.reject.label", { name, days }),
                opensDialog: true,
                click: () => reject(request),
              }),
            ]
          : stateLabel(drawn, words.text(`time-off.state.${state}`), { tone, part: "state" })
      }
    </div>
  </li>`;
}
