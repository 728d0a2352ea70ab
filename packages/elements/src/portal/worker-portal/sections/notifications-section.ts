import { html, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

/** What is mailed to whom: accounts of the portal are for external people, who sign in by a password of its own. */
const mails = {
  internal: ["invitation", "reminder"],
  external: ["invitation", "reminder", "account", "warning"],
} as const;

/** Configure Notifications: what is mailed to whoever looks, where, and when (A49). */
export class NotificationsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly loaded = undefined;

  protected override content(): TemplateResult {
    const { words } = this;
    const { email, affiliation } = this.portal.person;
    return html`<p class="lead">${words.text("section.notifications.lead", { email })}</p>
      <ul class="rows">
        ${mails[affiliation].map(
          (one) =>
            html`<li part="mail">
              <div class="grow">
                <b>${words.text(`section.notifications.${one}`)}</b>
                <span class="muted small">${words.text(`section.notifications.${one}.text`)}</span>
              </div>
              <span class="state ok">${icon("done")}${words.text("section.notifications.on")}</span>
            </li>`,
        )}
      </ul>
      <p class="foot-note">${icon("info")}<span>${words.text("section.notifications.always")}</span></p>`;
  }
}
