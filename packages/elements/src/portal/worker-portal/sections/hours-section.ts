import { html, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import { statePage } from "../../../ui/panel-states.ts";
import { labelOf } from "../../../people/profile/field-words.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import type { OwnField } from "../portal-wire.ts";
import { factRow } from "../profile/field-row.ts";
import { fieldWords } from "../profile/field-words.ts";
import { type ProfileKey, profileWords } from "../profile/profile-messages.en.ts";
import { PortalSection } from "./portal-section.ts";
import { type SectionKey, sectionWords } from "./section-messages.en.ts";

/** My Working Hours: the settings of whoever looks, to be read (A55, Q32). */
export class HoursSection extends PortalSection<ProfileKey | SectionKey> {
  protected override readonly catalogue = { ...profileWords, ...sectionWords };

  protected override readonly loaded = new QueryController<readonly OwnField[]>(this, {
    key: () => "own",
    load: async (client, signal) => {
      const { profile } = await client.portal.getProfile({}, { signal });
      return profile.groups.find(({ group }) => group === "hours")?.fields ?? [];
    },
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const fields = this.loaded.value ?? [];
    if (fields.every(({ value }) => value === null)) {
      return statePage("clock", words.text("section.hours.none"), words.text("section.hours.none.text"));
    }
    return html`<p class="lead">${words.text("section.hours.lead")}</p>
      <dl class="facts">
        ${fields.map((field) => {
          const shown = fieldWords(words, field, field.value);
          return factRow(
            labelOf(words, field),
            shown === "" ? html`<span class="unset">${words.text("profile.not-set")}</span>` : shown,
          );
        })}
      </dl>
      <p class="foot-note">${icon("info")}<span>${words.text("section.hours.note")}</span></p>`;
  }
}
