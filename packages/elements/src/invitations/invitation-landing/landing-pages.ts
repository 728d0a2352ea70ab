import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../look/icons.ts";
import type { Words } from "../../provider/rollcall-element.ts";
import type { LandingKey } from "./landing-messages.en.ts";

type LandingWords = Words<LandingKey>;

/** A page without an invitation: a drawing, a sentence that takes the focus, an explanation, and what to do. */
export const landingPage = (
  drawn: IconName,
  title: string,
  text: string | TemplateResult,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult => html`
  <div class="page" part="state-page">
    <span class="badge">${icon(drawn)}</span>
    <h2 part="title" tabindex="-1" dir="auto">${title}</h2>
    <div class="muted text" dir="auto">${text}</div>
    ${action}
  </div>
`;

/** One answer for every link that does not work, whyever it does not (P06). */
export const deadPage = (words: LandingWords): TemplateResult =>
  landingPage("unavailable", words.text("landing.dead"), words.text("landing.dead.text"));

/** Somebody said no. */
export const declinedPage = (words: LandingWords, schedule: string): TemplateResult =>
  landingPage("done", words.text("landing.declined"), words.text("landing.declined.text", { schedule }));

/** There is no connection; it asks by itself when there is one. */
export const offlinePage = (words: LandingWords, retry: () => void): TemplateResult =>
  landingPage(
    "offline",
    words.text("landing.offline"),
    words.text("landing.offline.text"),
    html`<button class="button" part="retry" @click=${retry}>${words.text("panel.retry")}</button>`,
  );
