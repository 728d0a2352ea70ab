import { html, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

/** The kinds of email by affiliation. Only external people have portal accounts with a password. */
const emails = {
  internal: ["invitation", "reminder"],
  external: ["invitation", "reminder", "account", "warning"],
} as const;

/** Configure Notifications: which emails the worker gets, and when (A49). */
export class NotificationsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    const { words } = this;
    const { email, affiliation } = this.portal.person;
    return html`<p class="lead">${words.text("section.notifications.lead", { email })}</p>
      <ul class="rows">
        ${emails[affiliation].map(
          (kind) =>
            html`<li part="mail">
              <div class="grow">
                <b>${words.text(`section.notifications.${kind}`)}</b>
                <span class="muted small">${words.text(`section.notifications.${kind}.text`)}</span>
              </div>
              <span class="state ok">${icon("done")}${words.text("section.notifications.on")}</span>
            </li>`,
        )}
      </ul>
      <p class="foot-note">${icon("info")}<span>${words.text("section.notifications.always")}</span></p>`;
  }
}
