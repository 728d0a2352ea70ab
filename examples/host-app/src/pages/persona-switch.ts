import { html } from "hono/html";
import { personas, type Visitor } from "../personas.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

const initials = (name: string): string =>
  name
    .split(" ")
    .map((word) => word.slice(0, 1))
    .slice(0, 2)
    .join("");

/** The demo sign-in: who the pages, and Rollcall, take the visitor for. */
export const personaSwitch = (visitor: Visitor | undefined, path: string): Markup => html`
  ${visitor === undefined ? nobody() : somebody(visitor)}
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
          ${face(persona)}
          <span class="name"
            >${persona.identity.name} <span class="tag">${persona.label}</span><small>${persona.expect}</small></span
          >
          ${persona === visitor ? icon("check") : ""}
        </button>
      `,
    )}
    <div class="others">
      <a class="button" href="/sign-in?to=${path}">Somebody else</a>
      ${
        visitor === undefined
          ? ""
          : html`<button class="button" type="submit" formaction="/sign-out">${icon("leave")}Sign out</button>`
      }
    </div>
  </form>
`;

const face = ({ identity }: Visitor): Markup =>
  html`<span class="face" aria-hidden="true" data-initials="${initials(identity.name)}"></span>`;

const somebody = (visitor: Visitor): Markup => html`
  <button
    class="who"
    type="button"
    popovertarget="personas"
    aria-label="Signed in as ${visitor.identity.name} ${visitor.label}"
  >
    ${face(visitor)}
    <span class="name"><small>Signed in as</small> ${visitor.identity.name}</span>
    <span class="tag">${visitor.label}</span>
    ${icon("choose")}
  </button>
`;

const nobody = (): Markup => html`
  <button class="who" type="button" popovertarget="personas">
    <span class="nobody">Not signed in</span>${icon("choose")}
  </button>
`;
