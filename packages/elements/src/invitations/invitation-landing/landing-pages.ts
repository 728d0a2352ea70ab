import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/button.ts";
import { drawing, icon } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { LandingKey } from "./landing-messages.en.ts";
import type { Accepted } from "./load-invitation.ts";

type LandingWords = Words<LandingKey>;

/** A page without an invitation: an icon, a sentence that takes the focus, an explanation, and what to do. */
export const landingPage = (
  drawn: TemplateResult,
  title: string,
  text: unknown,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <div class="page" part="state-page">
    <span class="badge">${drawn}</span>
    <h2 part="title" tabindex="-1" dir="auto">${title}</h2>
    <div class="muted text stack wrap" dir="auto">${text}</div>
    ${action}
  </div>
`;

// From lucide (ISC license).
const unlinked =
  "m18.84 12.25 1.72-1.71h-.02a5.004 5.004 0 0 0-.12-7.07 5.006 5.006 0 0 0-6.95 0l-1.72 1.71M5.17 11.75l-1.71 1.71a5.004 5.004 0 0 0 .12 7.07 5.006 5.006 0 0 0 6.95 0l1.71-1.71M8 2v3M2 8h3M16 19v3M19 16h3";

/** The same page for every invalid link, whatever the reason (P06). */
export const deadPage = (words: LandingWords): TemplateResult =>
  landingPage(drawing(unlinked), words.text("landing.dead"), words.text("landing.dead.text"));

/** The invitation was declined. */
export const declinedPage = (words: LandingWords, schedule: string): TemplateResult =>
  landingPage(icon("done"), words.text("landing.declined"), words.text("landing.declined.text", { schedule }));

/** There is no connection. The page reloads automatically when it is back. */
export const offlinePage = (words: LandingWords, retry: () => void): TemplateResult =>
  landingPage(
    icon("offline"),
    words.text("landing.offline"),
    words.text("landing.offline.text"),
    button(words.text("panel.retry"), { part: "retry", click: retry }),
  );

/** The state of the page after accepting. */
export interface LastStep {
  readonly accepted: Accepted;
  readonly schedule: string;
  readonly url: string | undefined;
  readonly calendar: "open" | "connected" | "skipped";
  readonly connected: () => void;
  /** Called when the user continues or skips the calendar. */
  readonly done: () => void;
}

/** The page after accepting: an optional calendar connection and a link to the schedule. */
export function acceptedPage(words: LandingWords, step: LastStep): TemplateResult {
  const { accepted, schedule, calendar, connected } = step;
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
            @rollcall-calendar-connected=${connected}
          ></calendar-connection>`
        : nothing
    }
    <div class="onward" part="actions">${onward(words, step, isOpen)}</div>
  `;
}

/** A quiet way to skip while the calendar step is open, then a prominent one to continue. */
function onward(words: LandingWords, { url, done }: LastStep, isOpen: boolean): TemplateResult {
  if (url !== undefined) {
    const look = `button tall ${isOpen ? "quiet" : "primary"}`;
    return button(words.text(isOpen ? "landing.skip-to" : "landing.go"), { href: url, part: "go", look, click: done });
  }
  return isOpen
    ? button(words.text("landing.skip"), { part: "skip", look: "button tall quiet", click: done })
    : html`<p class="muted">${words.text("landing.close")}</p>`;
}
