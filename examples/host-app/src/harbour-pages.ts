import { type Context, Hono } from "hono";
import { setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import type { Assets } from "./assets.ts";
import { crewOf } from "./content/crews.ts";
import { dashboard } from "./pages/dashboard.ts";
import { favicon } from "./pages/icons.ts";
import { layout, type Markup } from "./pages/layout.ts";
import { notFound } from "./pages/not-found.ts";
import { schedulePage, type Tab, tabs } from "./pages/schedule.ts";
import { personaCookie, personaOf, visitorOf } from "./personas.ts";
import type { ScheduleIds } from "./seed/seed.ts";

/** The host's own pages. They know Rollcall by a tag and by the ids of their schedules, no more. */
export function harbourPages(assets: Assets, scheduleIds: ScheduleIds): Hono {
  const app = new Hono();
  app.use(strictHeaders, csrf());

  app.get("/assets/:file", (context) => {
    const file = assets.get(context.req.path);
    if (file === undefined) return context.notFound();
    // The names of scripts and styles carry a hash of what is in them; the icons' name does not.
    const age = context.req.path.endsWith(".svg") ? "no-cache" : "public, max-age=31536000, immutable";
    return context.body(file.body, 200, { "content-type": file.type, "cache-control": age });
  });
  app.get("/favicon.svg", (context) => context.body(favicon, 200, { "content-type": "image/svg+xml" }));

  const show = (context: Context, title: string, content: Markup, status: 200 | 404 = 200) => {
    const visitor = visitorOf(context);
    signIn(context, visitor.id);
    context.header("cache-control", "no-store");
    return context.html(layout({ title, path: context.req.path, visitor, assets }, content), status);
  };

  app.get("/", (context) => show(context, "Dashboard", dashboard(visitorOf(context))));
  app.get("/schedules", (context) => context.redirect("/"));
  app.get("/schedules/:name", (context) => {
    const name = context.req.param("name");
    // Whoever has only Rollcall's id of a schedule finds the page, too.
    const slug = Object.keys(scheduleIds).find((key) => key === name || scheduleIds[key] === name);
    return slug === undefined ? context.notFound() : context.redirect(`/schedules/${slug}/members`);
  });
  app.get("/schedules/:slug/:tab", (context) => {
    const crew = crewOf(context.req.param("slug"));
    const tab = tabs.find((name) => name === context.req.param("tab"));
    const scheduleId = crew && scheduleIds[crew.slug];
    if (crew === undefined || scheduleId === undefined || tab === undefined) return context.notFound();
    return show(context, titleOf(crew.name, tab), schedulePage(crew, tab, scheduleId, new Date()));
  });

  app.post("/sign-in", async (context) => {
    const { persona, to } = await context.req.parseBody();
    const chosen = typeof persona === "string" ? personaOf(persona) : undefined;
    if (chosen !== undefined) signIn(context, chosen.id);
    return context.redirect(typeof to === "string" && isOwnPath(to) ? to : "/", 303);
  });

  app.notFound((context) => show(context, "Not found", notFound(), 404));
  return app;
}

const titleOf = (name: string, tab: Tab): string => (tab === "members" ? name : `${name}, ${tab}`);

/** A path of this host: neither `//elsewhere` nor anything that browsers read as such. */
const isOwnPath = (path: string): boolean => /^\/(?![/\\])[\w./-]*$/.test(path);

/** The cookie of the demo sign-in. A real host has a session here. */
const signIn = (context: Context, id: string): void =>
  setCookie(context, personaCookie, id, { path: "/", httpOnly: true, sameSite: "Lax" });

/** Strict, so that every component proves that it needs no more: nothing inline, no markup from strings. */
const strictHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["lit-html"],
  },
  strictTransportSecurity: false,
});
