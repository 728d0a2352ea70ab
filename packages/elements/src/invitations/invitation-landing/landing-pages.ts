import { html, nothing, type TemplateResult } from "lit";
import { drawing, icon, type IconName } from "../../ui/icons.ts";
import type { Words } from "../../ui/panel-host.ts";
import type { LandingKey } from "./landing-messages.en.ts";

type LandingWords = Words<LandingKey>;

/** A page without an invitation: a drawing, a sentence that takes the focus, an explanation, and what to do. */
export const landingPage = (
  drawn: IconName | TemplateResult,
  title: string,
  text: string | TemplateResult,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <div class="page" part="state-page">
    <span class="badge">${typeof drawn === "string" ? icon(drawn) : drawn}</span>
    <h2 part="title" tabindex="-1" dir="auto">${title}</h2>
    <div class="muted text" dir="auto">${text}</div>
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
  landingPage("done", words.text("landing.declined"), words.text("landing.declined.text", { schedule }));

/** There is no connection. The page reloads automatically when it is back. */
export const offlinePage = (words: LandingWords, retry: () => void): TemplateResult =>
  landingPage(
    "offline",
    words.text("landing.offline"),
    words.text("landing.offline.text"),
    html`<button class="button" part="retry" @click=${retry}>${words.text("panel.retry")}</button>`,
  );
