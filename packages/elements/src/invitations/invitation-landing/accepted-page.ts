import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { Accepted } from "./ask-invitation.ts";
import type { LandingKey } from "./landing-messages.en.ts";

/** The state of the page after accepting. */
export interface LastStep {
  readonly accepted: Accepted;
  /** The name of the schedule. */
  readonly schedule: string;
  /** The address of the schedule. */
  readonly url: string | undefined;
  /** Whether the calendar step is open, done or skipped. */
  readonly calendar: "open" | "connected" | "skipped";
  readonly connected: () => void;
  /** Called when the user continues or skips the calendar. */
  readonly done: () => void;
}

/** The page after accepting: an optional calendar connection and a link to the schedule. */
export function acceptedPage(words: Words<LandingKey>, step: LastStep): TemplateResult {
  const { accepted, schedule, calendar } = step;
  // People who aren't assignable don't need a calendar.
  const isAsked = accepted.member.calendar !== "not-applicable" && calendar !== "skipped";
  const isOpen = isAsked && calendar === "open" && accepted.member.calendar !== "ok";
  return html`
    <div class="page arrived" part="invitation">
      <span class="badge ok">${icon("done")}</span>
      <h2 part="title" tabindex="-1" dir="auto">${words.text("landing.accepted", { schedule })}</h2>
      <p class="muted">${words.text(isOpen ? "landing.accepted.text" : "landing.accepted.done")}</p>
    </div>
    ${
      isAsked
        ? html`<calendar-connection
            compact
            part="calendar"
            @rollcall-calendar-connected=${step.connected}
          ></calendar-connection>`
        : nothing
    }
    <div class="onward" part="actions">${onward(words, step, isOpen)}</div>
  `;
}

/** A quiet link to skip while the calendar step is open, then a prominent one to continue. */
function onward(words: Words<LandingKey>, { url, done }: LastStep, isOpen: boolean): TemplateResult {
  if (url === undefined) {
    if (!isOpen) return html`<p class="muted">${words.text("landing.close")}</p>`;
    return html`<button class="button quiet" part="skip" @click=${done}>${words.text("landing.skip")}</button>`;
  }
  return html`<a class="button ${isOpen ? "quiet" : "primary"}" part="go" href=${url} @click=${done}>
    ${words.text(isOpen ? "landing.skip-to" : "landing.go")}
  </a>`;
}
