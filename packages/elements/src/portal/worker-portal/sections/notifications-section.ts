import { css, html, type TemplateResult } from "lit";
import "../../../notifications/my-notifications/my-notifications.define.ts";
import { stateLabel } from "../../../ui/controls/state-label.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

const notificationsStyles = css`
  .own {
    padding: 16px 20px 4px;
  }
`;

/** The kinds of email by affiliation. Only external people have portal accounts with a password. */
const emails = {
  internal: ["invitation", "reminder"],
  external: ["invitation", "reminder", "account", "warning"],
} as const;

/** Configure Notifications: what the worker is notified about (A49), and the emails about their account. */
export class NotificationsSection extends PortalSection<SectionKey> {
  static override styles = [PortalSection.styles, notificationsStyles];

  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    const { words } = this;
    const { email, affiliation } = this.portal.person;
    const rows = emails[affiliation].map((kind) => {
      const text = words.text(`section.notifications.${kind}.text`);
      const on = stateLabel("done", words.text("section.notifications.on"), { tone: "ok" });
      return this.row("mail", words.text(`section.notifications.${kind}`), text, on);
    });
    return html`<div class="own"><my-notifications></my-notifications></div>
      ${this.list(words.text("section.notifications.lead", { email }), rows)}`;
  }
}
