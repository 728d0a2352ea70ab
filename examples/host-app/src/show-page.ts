import type { Context } from "hono";
import type { Accounts } from "./accounts/accounts.ts";
import { isSignedIn, signIn, visitorOf } from "./accounts/session.ts";
import type { Assets } from "./assets.ts";
import type { Crew } from "./content/crews.ts";
import { type Frame, layout, type Markup } from "./pages/layout.ts";
import type { Visitor } from "./personas.ts";

/** A page to show. */
export interface ShownPage {
  readonly title: string;
  readonly content: Markup;
  readonly status?: 200 | 404 | 422;
  /** The frame of the page. Defaults to the host's own. */
  readonly frame?: Frame;
  /** Whether it shows the worker portal, which opens without a connection. */
  readonly isPortal?: boolean;
}

/** Shows pages to the current visitor. */
export interface Showing {
  /** The visitor of a request, or `undefined` if not signed in. */
  readonly visitorOf: (context: Context) => Visitor | undefined;
  /** Responds with a page. */
  readonly show: (context: Context, page: ShownPage) => Response | Promise<Response>;
  /** Responds with a page for the visitor, or redirects to the sign-in. */
  readonly forVisitor: (context: Context, page: (visitor: Visitor) => ShownPage) => Response | Promise<Response>;
}

/** Creates a `Showing` with these crews in the navigation. */
export function showing(assets: Assets, accounts: Accounts, crews: readonly Crew[]): Showing {
  const show: Showing["show"] = (context, { title, content, status = 200, frame, isPortal }) => {
    const visitor = visitorOf(context, accounts);
    // Stores the persona of the first visit. Later responses must not: the visitor may have switched to another persona before they
    // arrive. Nor must the response to a browser's own request for an icon.
    const isIcon = context.req.header("sec-fetch-dest") === "image";
    if (visitor !== undefined && !isIcon && !isSignedIn(context, visitor)) signIn(context, visitor);
    // The service worker keeps the pages of the portal, until the worker signs out.
    context.header("cache-control", isPortal === true ? "private, no-cache" : "no-store");
    const { styles, portal, host } = assets;
    const [script, queries] = isPortal === true ? [portal, portalQueries(visitor)] : [host, []];
    const { path } = context.req;
    return context.html(layout({ title, path, visitor, styles, script, queries, crews, frame }, content), status);
  };
  return {
    visitorOf: (context) => visitorOf(context, accounts),
    show,
    forVisitor(context, page) {
      const visitor = visitorOf(context, accounts);
      return visitor === undefined ? context.redirect(`/sign-in?to=${context.req.path}`) : show(context, page(visitor));
    },
  };
}

/** The portal's first request. External people sign in at Rollcall, so only Rollcall can say whether they are signed in. */
const portalQueries = (visitor: Visitor | undefined): readonly string[] => [
  "/rollcall/session",
  ...(visitor === undefined ? [] : ["/rollcall/portal.get"]),
];
