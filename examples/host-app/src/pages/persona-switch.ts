import { html } from "hono/html";
import { personas, type Visitor } from "../personas.ts";
import { icon } from "./icons.ts";

type Markup = ReturnType<typeof html>;

const initials = (name: string): string =>
  name
    .split(" ")
    .map((word) => word.slice(0, 1))
    .slice(0, 2)
    .join("");

/** The demo sign-in: switches the current user. */
export const personaSwitch = (visitor: Visitor | undefined, path: string): Markup => html`
  ${visitor === undefined ? signedOut() : signedIn(visitor)}
  <form class="personas" id="personas" popover method="post" action="/sign-in" aria-label="Sign in as">
    <input type="hidden" name="to" value="${path}" />
    <p><b>Demo sign-in</b>No password needed. Choose who you are.</p>
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
      <a class="button" href="/sign-in?to=${path}">Another account</a>
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

const signedIn = (visitor: Visitor): Markup => html`
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

const signedOut = (): Markup => html`
  <button class="who" type="button" popovertarget="personas">
    <span class="signed-out">Not signed in</span>${icon("choose")}
  </button>
`;
