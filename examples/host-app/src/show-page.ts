import type { Context } from "hono";
import type { Accounts } from "./accounts/accounts.ts";
import { signIn, visitorOf } from "./accounts/session.ts";
import type { Assets } from "./assets.ts";
import type { Crew } from "./content/crews.ts";
import { type Frame, layout, type Markup } from "./pages/layout.ts";
import type { Visitor } from "./personas.ts";

/** A page that is to be shown. */
export interface ShownPage {
  readonly title: string;
  readonly content: Markup;
  readonly status?: 200 | 404 | 422;
  /** What stands around it; the host's own frame if left out. */
  readonly frame?: Frame;
}

/** Shows pages to whoever is signed in. */
export interface Showing {
  /** Who asks; nobody where they are not signed in. */
  readonly visitorOf: (context: Context) => Visitor | undefined;
  /** Answers with a page for them. */
  readonly show: (context: Context, page: ShownPage) => Response | Promise<Response>;
  /** Answers with a page for somebody, or leads to the sign-in. */
  readonly forSomebody: (context: Context, page: (visitor: Visitor) => ShownPage) => Response | Promise<Response>;
}

/** Shows pages, with these crews in the navigation. */
export function showing(assets: Assets, accounts: Accounts, crews: readonly Crew[]): Showing {
  const show: Showing["show"] = (context, { title, content, status = 200, frame }) => {
    const visitor = visitorOf(context, accounts);
    // The first visit is the admin's from here on.
    if (visitor !== undefined) signIn(context, visitor);
    context.header("cache-control", "no-store");
    return context.html(layout({ title, path: context.req.path, visitor, assets, crews, frame }, content), status);
  };
  return {
    visitorOf: (context) => visitorOf(context, accounts),
    show,
    forSomebody(context, page) {
      const visitor = visitorOf(context, accounts);
      return visitor === undefined ? context.redirect(`/sign-in?to=${context.req.path}`) : show(context, page(visitor));
    },
  };
}
