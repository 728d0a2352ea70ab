import type { TimeOffView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import { stateLabel } from "../../ui/controls/state-label.ts";
import { daysOf, requestLooks } from "../request-days.ts";
import type { AvailabilityKey } from "./my-availability.messages.ts";

/** The requests of a worker, the latest days first (A12). */
export const timeOffRows = (
  words: Words<AvailabilityKey>,
  rows: readonly TimeOffView[],
  today: string,
  cancel: (request: TimeOffView) => unknown,
): TemplateResult =>
  html`<ul class="lined" part="requests">
    ${rows.map((request) => {
      const { kind, state, reason, answer, lastDay } = request;
      const [drawn, tone] = requestLooks[state];
      const days = daysOf(words, request);
      const isOpen = state === "pending" || (state === "approved" && lastDay >= today);
      return html`<li class="request cluster" part="request">
        <div class="grow stack gap-0 wrap">
          <b>${days}</b>
          ${kind === "block" ? html`<span class="muted small">${words.text("availability.kind.block")}</span>` : nothing}
          ${reason === "" ? nothing : html`<span class="muted small"><bdi>${reason}</bdi></span>`}
          ${answer === "" ? nothing : html`<span class="small">${words.text("availability.answer", { reason: answer })}</span>`}
        </div>
        ${stateLabel(drawn, words.text(`availability.request.${state}`), { tone, part: "request-state" })}
        ${
          isOpen
            ? button(words.text("availability.cancel"), {
                part: "cancel-request",
                look: "button small",
                label: words.text("availability.cancel.label", { days }),
                opensDialog: true,
                click: () => cancel(request),
              })
            : nothing
        }
      </li>`;
    })}
  </ul>`;
