import { html, type TemplateResult } from "lit";
import { button } from "../../../ui/controls/button.ts";
import { CommandController } from "../../../ui/commands/command-controller.ts";
import { icon } from "../../../ui/controls/icons.ts";
import { problemLine } from "../../../ui/notices/problem-line.ts";
import { formProblem } from "../portal-pages.ts";
import { PortalSection } from "../sections/portal-section.ts";
import { type SectionKey, sectionWords } from "../sections/section.messages.ts";
import { NewPassword } from "./new-password.ts";

/** Change Password and signing out everywhere, for people with a password of the portal (A56, Q38). */
export class PasswordSection extends PortalSection<SectionKey> {
  protected override readonly catalogue = sectionWords;
  protected override readonly query = undefined;
  readonly #form = new NewPassword(this);
  readonly #commands = new CommandController<"everywhere">(this);
  #isSaved = false;

  protected override content(): TemplateResult {
    const { words } = this;
    if (this.#isSaved) {
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
          minLength: this.portal.leastPassword,
          save: (client, passwords) => client.access.changePassword(passwords),
          saved: () => {
            this.#isSaved = true;
            this.requestUpdate();
            void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#done")?.focus());
          },
        })}
      </div>
      ${this.#everywhere()}`;
  }

  /** Signs out on all devices, which also ends trusted devices (Q58). */
  #everywhere(): TemplateResult {
    const { words } = this;
    const isBusy = this.#commands.isBusy();
    const problem = this.#commands.problem("everywhere");
    return html`<div class="page">
      <p class="muted text">${words.text("section.everywhere.text")}</p>
      ${problemLine(words, problem && formProblem(words, problem))}
      ${button(words.text(isBusy ? "section.everywhere.sending" : "section.everywhere"), {
        part: "sign-out-everywhere",
        isBusy,
        click: () => {
          void this.#commands.run("everywhere", ({ access }) => access.signOutEverywhere({}), {
            done: () => {
              this.leavePortal();
            },
          });
        },
      })}
    </div>`;
  }
}
