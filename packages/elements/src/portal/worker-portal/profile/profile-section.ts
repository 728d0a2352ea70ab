import type { ProfileGroupView, ProfileView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { ProfileEditor } from "../../../people/profile/profile-editor.ts";
import { type ProfileSource, withFullName } from "../../../people/profile/edited-field.ts";
import { profileStyles } from "../../../people/profile/profile.styles.ts";
import { formStyles } from "../../../ui/styles/form.styles.ts";
import { QueryController } from "../../../ui/queries/query-controller.ts";
import { WhyNot } from "../../../ui/popovers/why-not.ts";
import { PortalSection } from "../sections/portal-section.ts";
import { factRow, ownField } from "../../../people/profile/own-field.ts";
import { type ProfileKey, profileWords } from "../../../people/profile/own-profile.en.ts";
import { ownProfileStyles } from "./profile.styles.ts";
import { SchedulerChanges } from "./scheduler-changes.ts";

/** Groups with their own section. */
const ownSections: ReadonlySet<ProfileGroupView["group"]> = new Set(["skills", "certifications", "hours"]);

/**
 * My Profile: personal details, each saved when it loses focus; the scheduler's changes with the previous values; and read-only fields
 * (A52, A66, A67, X12, Q32).
 */
export class ProfileSection extends PortalSection<ProfileKey> {
  static override styles = [PortalSection.styles, formStyles, profileStyles, ownProfileStyles];

  protected override readonly catalogue = profileWords;
  protected override readonly query = new QueryController<ProfileView>(this, {
    key: () => "own",
    load: async (client, signal) => (await client.portal.getProfile({}, { signal })).profile,
  });
  readonly #source: ProfileSource = {
    profile: () => this.query.value,
    update: ({ portal }, set, seen) => portal.updateProfile({ set, seen }),
    restore: ({ portal }, field, number) => portal.restoreField({ field, number }),
    show: (profile) => {
      this.query.set(profile);
      this.refreshPortal();
    },
  };
  readonly #editor = new ProfileEditor(this, this.#source, new WhyNot(this));
  readonly #changes = new SchedulerChanges(this, this.#source, this.#editor);

  protected override content(): TemplateResult {
    const { words } = this;
    const { email, affiliation } = this.portal.person;
    const { groups = [], name = "" } = this.query.value ?? {};
    const emailText = words.text(affiliation === "external" ? "profile.email.text" : "profile.email.host");
    const shown = groups
      .map(({ group, fields }) => ({
        group,
        fields: ownSections.has(group)
          ? fields.filter(({ label, writable }) => label !== null && writable)
          : withFullName(fields, name),
      }))
      .filter(({ fields }) => fields.length > 0);
    return html`${this.#changes.render(words)}
      <p class="lead">${words.text("profile.lead")}</p>
      ${shown.map(
        ({ group, fields }) =>
          html`<section class="group" aria-labelledby="group-${group}">
            <h3 id="group-${group}">${words.text(`profile.group.${group}`)}</h3>
            ${
              group === "details"
                ? html`<dl class="facts">${factRow(words.text("profile.email"), email, emailText)}</dl>`
                : nothing
            }
            ${fields.map((field) => ownField(words, field, this.#editor))}
          </section>`,
      )}`;
  }
}
