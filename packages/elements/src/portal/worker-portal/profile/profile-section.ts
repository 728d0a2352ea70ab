import { html, type TemplateResult } from "lit";
import { formStyles } from "../../../ui/form.styles.ts";
import { withWholeName } from "../../../people/profile/whole-name.ts";
import { QueryController } from "../../../ui/query-controller.ts";
import type { FieldGroup, OwnProfile } from "../portal-wire.ts";
import { PortalSection } from "../sections/portal-section.ts";
import { factRow, fieldRow } from "./field-row.ts";
import { OwnFields } from "./own-fields.ts";
import { type ProfileKey, profileWords } from "./profile-messages.en.ts";
import { profileStyles } from "./profile.styles.ts";
import { SchedulerNews } from "./scheduler-news.ts";

/** What sections of their own show. */
const elsewhere: ReadonlySet<FieldGroup["group"]> = new Set(["skills", "certifications", "hours"]);

/**
 * My Profile: the personal details, each saved when it is left; what the scheduler changed in the meantime, with the way
 * back; and what is only read (A52, A66, A67, X12, Q32).
 */
export class ProfileSection extends PortalSection<ProfileKey> {
  static override styles = [PortalSection.styles, formStyles, profileStyles];

  protected override readonly catalogue = profileWords;

  protected override readonly loaded = new QueryController<OwnProfile>(this, {
    key: () => "own",
    load: async (client, signal) => (await client.portal.getProfile({}, { signal })).profile,
  });
  readonly #own = new OwnFields(
    this,
    () => this.loaded.value,
    (profile) => {
      this.#answered(profile);
    },
  );
  readonly #news = new SchedulerNews(this, {
    profile: () => this.loaded.value,
    own: this.#own,
    seen: (profile) => {
      this.#answered(profile);
    },
  });

  protected override content(): TemplateResult {
    const { words } = this;
    const { email, affiliation } = this.portal.person;
    const { groups: all = [], name = "" } = this.loaded.value ?? {};
    const groups = all.map((group) => ownPart(group, name)).filter(({ fields }) => fields.length > 0);
    const kept = words.text(affiliation === "external" ? "profile.email.text" : "profile.email.host");
    return html`${this.#news.render(words)}
      <p class="lead">${words.text("profile.lead")}</p>
      ${groups.map(
        ({ group, fields }) =>
          html`<section class="group" aria-labelledby="group-${group}">
            <h3 id="group-${group}">${words.text(`profile.group.${group}`)}</h3>
            ${group === "details" ? html`<dl class="facts">${factRow(words.text("profile.email"), email, kept)}</dl>` : ""}
            ${fields.map((field) => fieldRow(words, field, this.#own))}
          </section>`,
      )}`;
  }

  /** The card of the dashboard counts anew. */
  #answered(profile: OwnProfile): void {
    this.loaded.set(profile);
    this.again();
  }
}

/** What of a group belongs here: all of it, or where a section of its own shows it, what the host added. */
const ownPart = ({ group, fields }: FieldGroup, name: string): FieldGroup => ({
  group,
  fields: elsewhere.has(group)
    ? fields.filter(({ label, writable }) => label !== null && writable)
    : [...withWholeName(fields, name)],
});
