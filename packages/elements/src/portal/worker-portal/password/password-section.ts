import { html, type TemplateResult } from "lit";
import { icon } from "../../../ui/icons.ts";
import { type PortalKey, portalWords } from "../portal-messages.en.ts";
import { PortalSection } from "../sections/portal-section.ts";
import { type SectionKey, sectionWords } from "../sections/section-messages.en.ts";
import { NewPassword } from "./new-password.ts";

/** Change Password: for whoever signs in by a password of the portal (A56, Q38). */
export class PasswordSection extends PortalSection<PortalKey | SectionKey> {
  protected override readonly catalogue = { ...portalWords, ...sectionWords };
  protected override readonly loaded = undefined;
  readonly #form = new NewPassword(this);
  #isDone = false;

  protected override content(): TemplateResult {
    const { words } = this;
    if (this.#isDone) {
      return html`<div class="page" part="state-page">
        <span class="badge ok">${icon("done")}</span>
        <h3 tabindex="-1" id="done">${words.text("section.password.done")}</h3>
        <p class="muted text" role="status">${words.text("section.password.done.text")}</p>
      </div>`;
    }
    return html`<div class="page">
      <p class="muted text">${words.text("section.password.text")}</p>
      ${this.#form.render(words, {
        email: this.portal.person.email,
        current: words.text("portal.password.current"),
        button: words.text("section.password.send"),
        least: this.portal.leastPassword,
        save: (client, typed) => client.access.changePassword(typed),
        done: () => {
          this.#isDone = true;
          this.requestUpdate();
          void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#done")?.focus());
        },
      })}
    </div>`;
  }
}
