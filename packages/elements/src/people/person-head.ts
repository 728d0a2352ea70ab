import type { PersonView } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { initials } from "../ui/text/initials.ts";
import type { Words } from "../ui/host/panel-host.ts";
import type { PersonStatusKey } from "./person-status.en.ts";
import { statusState } from "./person-status.ts";
import { nameOf } from "./managed-person.ts";

/**
 * The header of a panel about one person: name, address, affiliation and status.
 * @param words the messages of the element
 * @param person the person
 * @param actions controls at the end of the header
 */
export function personHead(words: Words<PersonStatusKey>, person: PersonView, actions: unknown): TemplateResult {
  const name = nameOf(person) || words.text("status.erased");
  return html`<header class="head" part="header">
    <span class="avatar large" aria-hidden="true">${initials(name)}</span>
    <div class="grow">
      <h2 class="wrap" part="title" tabindex="-1"><bdi>${name}</bdi></h2>
      <p class="cluster wrap muted">
        ${person.name ? html`<span>${person.email}</span>` : nothing}
        <span class="pill">${words.text(`affiliation.${person.affiliation}`)}</span>${statusState(words, person.status)}
      </p>
    </div>
    <slot name="header"></slot>
    ${actions}
  </header>`;
}
