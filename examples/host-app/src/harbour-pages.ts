import type { Rollcall } from "@rollcall/core";
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
import { organizationPage, permissionsPage } from "./pages/organization.ts";
import { hasTab, type PagedSchedule, schedulePage, type Tab, tabs } from "./pages/schedule.ts";
import { schedulesPage } from "./pages/schedules.ts";
import { personaCookie, personaOf, visitorOf } from "./personas.ts";
import { clientOf, type ScheduleIds } from "./seed/seed.ts";

/** The host's own pages. They know Rollcall by a tag and by the ids of their schedules, no more. */
export function harbourPages(assets: Assets, scheduleIds: ScheduleIds, rollcall: Rollcall): Hono {
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

  /** A schedule by the slug of its crew, or any other by Rollcall's id, for those who may see it. */
  const find = async (context: Context): Promise<PagedSchedule | undefined> => {
    const name = context.req.param("schedule") ?? "";
    const slug = Object.keys(scheduleIds).find((key) => key === name || scheduleIds[key] === name);
    const crew = slug === undefined ? undefined : crewOf(slug);
    const id = (slug === undefined ? undefined : scheduleIds[slug]) ?? name;
    const own = slug !== undefined && crew !== undefined ? { id, slug, name: crew.name, crew } : undefined;
    try {
      const client = clientOf(rollcall, visitorOf(context).identity);
      const { schedule } = await client.schedules.get({ scheduleId: id });
      return { ...own, id, slug: own?.slug ?? id, name: schedule.name };
    } catch {
      // Not for this visitor, or gone: the pages of the harbour's own crews say so themselves.
      return own;
    }
  };

  app.get("/", (context) => show(context, "Dashboard", dashboard(visitorOf(context))));
  app.get("/organization", (context) => show(context, "Organization", organizationPage()));
  app.get("/permissions", (context) => show(context, "Permissions", permissionsPage()));
  app.get("/schedules", (context) => show(context, "Schedules", schedulesPage()));
  app.get("/schedules/:schedule", async (context) => {
    const schedule = await find(context);
    return schedule === undefined ? context.notFound() : context.redirect(`/schedules/${schedule.slug}/members`);
  });
  app.get("/schedules/:schedule/:tab", async (context) => {
    const schedule = await find(context);
    const tab = tabs.find((name) => name === context.req.param("tab"));
    if (schedule === undefined || tab === undefined || !hasTab(schedule, tab)) return context.notFound();
    return show(context, titleOf(schedule.name, tab), schedulePage(schedule, tab));
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
