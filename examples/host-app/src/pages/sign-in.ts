import { html } from "hono/html";
import type { Visitor } from "../personas.ts";
import { icon } from "./icons.ts";
import type { Markup } from "./layout.ts";

/** The content of an account form. */
export interface AccountForm {
  /** The path to continue to. */
  readonly to: string;
  readonly visitor: Visitor | undefined;
  readonly email?: string;
  readonly name?: string;
  /** The error to show. */
  readonly problem?: string;
}

/** The host's sign-in page. The demo needs no password. */
export const signInPage = ({ to, visitor, email = "", problem = "" }: AccountForm): Markup => html`
  <form class="card account" method="post" action="/sign-in">
    <input type="hidden" name="to" value="${to}" />
    <h1>Sign in</h1>
    ${signedInAs(visitor)}
    <p>This is a demo. Your email address is enough, without a password.</p>
    ${field({ name: "email", label: "Email address", type: "email", autocomplete: "username", value: email, problem })}
    <button class="button primary" type="submit">Sign in</button>
    <p class="else">No account yet? <a href="/sign-up?to=${to}">Create one</a></p>
    <p class="else">An external worker? <a href="/portal?to=${to}">Use the worker portal</a></p>
  </form>
  ${leaving(to)}
`;

/** The host's sign-up page. */
export const signUpPage = ({ to, visitor, email = "", name = "", problem = "" }: AccountForm): Markup => html`
  <form class="card account" method="post" action="/sign-up">
    <input type="hidden" name="to" value="${to}" />
    <h1>Create an account</h1>
    ${signedInAs(visitor)}
    <p>This is a demo without passwords. Your email address isn’t verified until you open the link in an invitation.</p>
    ${field({ name: "name", label: "Name", type: "text", autocomplete: "name", value: name, problem: "" })}
    ${field({ name: "email", label: "Email address", type: "email", autocomplete: "email", value: email, problem })}
    <button class="button primary" type="submit">Create account</button>
    <p class="else">Have an account? <a href="/sign-in?to=${to}">Sign in</a></p>
  </form>
  ${leaving(to)}
`;

const signedInAs = (visitor: Visitor | undefined): Markup | "" =>
  visitor === undefined
    ? ""
    : html`<p class="now">
        <span>You’re signed in as <b>${visitor.identity.name}</b>.</span>
        <button class="button" type="submit" form="leave">Sign out</button>
      </p>`;

/** A separate form, so that Enter in a field doesn't sign out. */
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
