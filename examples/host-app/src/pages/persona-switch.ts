import { html } from "hono/html";
import { type Persona, personas } from "../personas.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

const initials = (name: string): string =>
  name
    .split(" ")
    .map((word) => word.slice(0, 1))
    .join("");

/** The demo sign-in: who the pages, and Rollcall, take the visitor for. */
export const personaSwitch = (visitor: Persona, path: string): Markup => html`
  <button
    class="who"
    type="button"
    popovertarget="personas"
    aria-label="Signed in as ${visitor.identity.name} ${visitor.label}"
  >
    <span class="face" aria-hidden="true" data-initials="${initials(visitor.identity.name)}"></span>
    <span class="name"><small>Signed in as</small> ${visitor.identity.name}</span>
    <span class="tag">${visitor.label}</span>
    ${icon("choose")}
  </button>
  <form class="personas" id="personas" popover method="post" action="/sign-in" aria-label="Sign in as">
    <input type="hidden" name="to" value="${path}" />
    <p><b>Demo sign-in</b>There is no password here: choose who you are.</p>
    ${personas.map(
      (persona) => html`
        <button
          type="submit"
          name="persona"
          value="${persona.id}"
          ${persona === visitor ? html`aria-current="true"` : ""}
        >
          <span class="face" aria-hidden="true" data-initials="${initials(persona.identity.name)}"></span>
          <span class="name"
            >${persona.identity.name} <span class="tag">${persona.label}</span><small>${persona.expect}</small></span
          >
          ${persona === visitor ? icon("check") : ""}
        </button>
      `,
    )}
  </form>
`;
