import { html, nothing, type TemplateResult } from "lit";
import { initials } from "../ui/initials.ts";
import type { Words } from "../ui/panel-host.ts";
import type { PersonStatusKey } from "./person-status.en.ts";
import { statusState } from "./person-status.ts";
import { nameOf, type PersonView } from "./wire.ts";

/**
 * The head of a panel about one person: the name, the address, whether they are of the organization, and where they stand.
 * @param words the words of the element
 * @param person whom it is about
 * @param controls what can be done, at the end of the line
 */
export function personHead(words: Words<PersonStatusKey>, person: PersonView, controls: unknown): TemplateResult {
  const name = nameOf(person) || words.text("status.erased");
  return html`<header class="head" part="header">
    <span class="avatar" aria-hidden="true">${initials(name)}</span>
    <div class="grow names">
      <h2 part="title" tabindex="-1"><bdi>${name}</bdi></h2>
      <p class="who muted">
        ${person.name ? html`<span>${person.email}</span>` : nothing}
        <span class="pill">${words.text(`affiliation.${person.affiliation}`)}</span>${statusState(words, person.status)}
      </p>
    </div>
    <slot name="header"></slot>
    ${controls}
  </header>`;
}
