import type { ProfileFieldView } from "@rollcall/core";
import { html, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import { fieldFact } from "../profile/own-field.ts";
import { profileWords } from "../profile/profile-messages.en.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

/** My Working Hours: the worker's settings, read-only (A55, Q32). */
export class HoursSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = new QueryController<readonly ProfileFieldView[]>(this, {
    key: () => "own",
    load: async (client, signal) => {
      const { profile } = await client.portal.getProfile({}, { signal });
      return profile.groups.find(({ group }) => group === "hours")?.fields ?? [];
    },
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const { value: fields = [] } = this.query;
    if (fields.every(({ value }) => value === null)) return this.emptyPage("hours", "section.hours.none");
    return html`<p class="lead">${words.text("section.hours.lead")}</p>
      <dl class="facts">${fields.map((field) => fieldFact(this.wordsWith(profileWords), field))}</dl>
      <p class="foot-note">${icon("info")}<span>${words.text("section.hours.note")}</span></p>`;
  }
}
