import type { TemplateResult } from "lit";
import { stateLabel } from "../../../ui/state-label.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section.messages.ts";

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
    return this.list(
      words.text("section.notifications.lead", { email }),
      emails[affiliation].map((kind) => {
        const text = words.text(`section.notifications.${kind}.text`);
        const on = stateLabel("done", words.text("section.notifications.on"), { tone: "ok" });
        return this.row("mail", words.text(`section.notifications.${kind}`), text, on);
      }),
      this.footNote(words.text("section.notifications.always")),
    );
  }
}

/** After-Shift Reports: pending reports. No shift asks for one yet (A48, A61). */
export class ReportsSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;

  protected override content(): TemplateResult {
    return this.emptyPage("reports", "section.reports.none");
  }
}
