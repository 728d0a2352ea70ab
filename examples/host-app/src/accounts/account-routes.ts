import { type Context, Hono } from "hono";
import { passwordPage } from "../pages/password.ts";
import { type AccountForm, signInPage, signUpPage } from "../pages/sign-in.ts";
import { personaOf, type Visitor } from "../personas.ts";
import type { ShownPage, Showing } from "../show-page.ts";
import type { Accounts } from "./accounts.ts";
import { signIn } from "./session.ts";

const mailbox = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** Sign-in, sign-up and sign-out of the demo. A real host has its own. */
export function accountRoutes(accounts: Accounts, { show, forVisitor, visitorOf }: Showing): Hono {
  const app = new Hono();

  const showForm = (
    context: Context,
    page: (form: AccountForm) => ShownPage["content"],
    form: Omit<AccountForm, "visitor" | "to"> & { readonly to: string | undefined },
  ): Response | Promise<Response> => {
    const title = page === signUpPage ? "Create an account" : "Sign in";
    const content = page({ ...form, to: ownPath(form.to), visitor: visitorOf(context) });
    return show(context, { title, content, frame: "minimal", status: form.problem === undefined ? 200 : 422 });
  };
  const enter = (context: Context, visitor: Visitor | undefined, to: string | undefined): Response => {
    signIn(context, visitor);
    return context.redirect(ownPath(to), 303);
  };

  app.get("/sign-in", (context) => showForm(context, signInPage, { to: context.req.query("to") }));
  app.get("/sign-up", (context) => showForm(context, signUpPage, { to: context.req.query("to") }));

  app.post("/sign-in", async (context) => {
    const { to, email = "", persona } = await fields(context);
    const visitor = persona === undefined ? accounts.byAddress(email) : personaOf(persona);
    if (visitor !== undefined) return enter(context, visitor, to);
    const problem = "There’s no account with this address. Create one.";
    return showForm(context, signInPage, { to, email, problem });
  });

  app.post("/sign-up", async (context) => {
    const { to, email = "", name = "" } = await fields(context);
    const person = { name: name.trim(), email: email.trim() };
    if (!mailbox.test(person.email)) {
      return showForm(context, signUpPage, { to, ...person, problem: "Enter a valid email address." });
    }
    const visitor = accounts.signUp(person);
    if (visitor !== undefined) return enter(context, visitor, to);
    const problem = "An account with this address already exists. Sign in instead.";
    return showForm(context, signUpPage, { to, ...person, problem });
  });

  app.get("/account/password", (context) =>
    forVisitor(context, () => ({ title: "Password", content: passwordPage() })),
  );

  // A link can sign out of this demo. A real host asks first, or others could sign its users out.
  app.get("/sign-out", (context) => enter(context, undefined, context.req.query("to")));
  app.post("/sign-out", async (context) => {
    const { to } = await fields(context);
    signIn(context, undefined);
    return context.redirect(`/sign-in?to=${ownPath(to)}`, 303);
  });
  return app;
}

/** The text fields of a form, truncated to 200 characters each. */
async function fields(context: Context): Promise<Readonly<Record<string, string | undefined>>> {
  const body = Object.entries(await context.req.parseBody());
  return Object.fromEntries(
    body.flatMap(([name, value]) => (typeof value === "string" ? [[name, value.slice(0, 200)]] : [])),
  );
}

/** A path of this host. Rejects `//elsewhere` and anything browsers interpret that way. */
export const ownPath = (path = "/"): string => (/^\/(?![/\\])[\w./-]*$/.test(path) ? path : "/");
