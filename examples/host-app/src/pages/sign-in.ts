import { html } from "hono/html";
import type { Visitor } from "../personas.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** What a form of an account shows. */
export interface AccountForm {
  /** Where it goes on to. */
  readonly to: string;
  readonly visitor: Visitor | undefined;
  readonly email?: string;
  readonly name?: string;
  /** What is wrong with what was sent. */
  readonly problem?: string;
}

/** The host's sign-in. A demo asks for no password, and says so. */
export const signInPage = ({ to, visitor, email = "", problem = "" }: AccountForm): Markup => html`
  <form class="card account" method="post" action="/sign-in">
    <input type="hidden" name="to" value="${to}" />
    <h1>Sign in</h1>
    ${signedInAs(visitor)}
    <p>This is a demo: there is no password, an address is enough.</p>
    ${field({ name: "email", label: "E-mail address", type: "email", autocomplete: "username", value: email, problem })}
    <button class="button primary" type="submit">Sign in</button>
    <p class="else">No account yet? <a href="/sign-up?to=${to}">Create one</a></p>
  </form>
  ${leaving(to)}
`;

/** The host's sign-up. */
export const signUpPage = ({ to, visitor, email = "", name = "", problem = "" }: AccountForm): Markup => html`
  <form class="card account" method="post" action="/sign-up">
    <input type="hidden" name="to" value="${to}" />
    <h1>Create an account</h1>
    ${signedInAs(visitor)}
    <p>
      This is a demo: there is no password, and nobody checks that the mailbox is yours. The link in an invitation does.
    </p>
    ${field({ name: "name", label: "Name", type: "text", autocomplete: "name", value: name, problem: "" })}
    ${field({ name: "email", label: "E-mail address", type: "email", autocomplete: "email", value: email, problem })}
    <button class="button primary" type="submit">Create account</button>
    <p class="else">Have an account? <a href="/sign-in?to=${to}">Sign in</a></p>
  </form>
  ${leaving(to)}
`;

const signedInAs = (visitor: Visitor | undefined): Markup | "" =>
  visitor === undefined
    ? ""
    : html`<p class="now">
        <span>You are signed in as <b>${visitor.identity.name}</b>.</span>
        <button class="button" type="submit" form="leave">Sign out</button>
      </p>`;

/** A form of its own: Enter in a field of the other signs in, not out. */
const leaving = (to: string): Markup => html`
  <form id="leave" method="post" action="/sign-out"><input type="hidden" name="to" value="${to}" /></form>
`;

interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: "email" | "text";
  readonly autocomplete: string;
  readonly value: string;
  readonly problem: string;
}

const field = ({ name, label, type, autocomplete, value, problem }: Field): Markup => html`
  <label for="${name}">${label}</label>
  <input
    id="${name}"
    name="${name}"
    type="${type}"
    value="${value}"
    autocomplete="${autocomplete}"
    maxlength="200"
    required
    ${problem === "" ? "" : html`aria-invalid="true" aria-describedby="${name}-problem" autofocus`}
  />
  ${problem === "" ? "" : html`<p class="wrong" id="${name}-problem" role="alert">${icon("alert")}${problem}</p>`}
`;
