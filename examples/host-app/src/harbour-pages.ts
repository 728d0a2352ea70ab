import type { Rollcall } from "@rollcall/core";
import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import { accountRoutes } from "./accounts/account-routes.ts";
import type { Accounts } from "./accounts/accounts.ts";
import type { Assets } from "./assets.ts";
import type { Sample } from "./calendars/serve-calendars.ts";
import { contentPolicy } from "./content-policy.ts";
import { crewOf, crews } from "./content/crews.ts";
import type { Inbox } from "./inbox/inbox.ts";
import type { Mailbox } from "./mailbox/mailbox.ts";
import { mailboxRoutes } from "./mailbox/mailbox-routes.ts";
import type { FakePagerDuty } from "./pager-duty/fake-pager-duty.ts";
import { pagerDutyRoutes } from "./pager-duty/pager-duty-routes.ts";
import { dashboard } from "./pages/dashboard.ts";
import { favicon } from "./pages/icons.ts";
import { invitationPage } from "./pages/invitation.ts";
import type { Markup } from "./pages/layout.ts";
import { mePage } from "./pages/me.ts";
import { notFound } from "./pages/not-found.ts";
import { organizationPage, permissionsPage } from "./pages/organization.ts";
import { hasTab, type PagedSchedule, schedulePage, type Tab, tabs } from "./pages/schedule.ts";
import { importPage, schedulesPage } from "./pages/schedules.ts";
import type { Visitor } from "./personas.ts";
import { plannerRoutes } from "./planner-routes.ts";
import type { ScheduleIds } from "./host-data.ts";
import { clientOf } from "./seed/seed.ts";
import { showing } from "./show-page.ts";

/** What the host's pages depend on. */
export interface Harbour {
  readonly assets: Assets;
  readonly accounts: Accounts;
  readonly mailbox: Mailbox;
  /** Notifications that Rollcall passes to this host. */
  readonly inbox: Inbox;
  /** A fake of another product whose schedules can be linked. */
  readonly pagerDuty: FakePagerDuty;
  /** Calendars that visitors can connect. */
  readonly samples: readonly Sample[];
  readonly scheduleIds: ScheduleIds;
  readonly rollcall: Rollcall;
}

/** Makes the worker portal installable as an app. */
const manifest = {
  name: "Quayside worker portal",
  short_name: "Quayside",
  start_url: "/portal",
  scope: "/portal",
  display: "standalone",
  background_color: "#ffffff",
  theme_color: "#0c2a3a",
  icons: [
    { src: "/favicon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    { src: "/favicon.svg", sizes: "any", type: "image/svg+xml", purpose: "maskable" },
  ],
};

/** The host's own pages. They use Rollcall only through its tags and schedule ids. */
export function harbourPages(harbour: Harbour): { readonly pages: Hono; readonly close: () => void } {
  const { assets, accounts, mailbox, inbox, pagerDuty, samples, scheduleIds, rollcall } = harbour;
  const app = new Hono();
  app.use(contentPolicy, csrf());

  app.get("/assets/:file", async (context) => {
    const file = await assets.get(context.req.path, context.req.header("accept-encoding") ?? "");
    if (file === undefined) return context.notFound();
    // The names of scripts and styles contain a content hash; the name of the icons doesn't.
    const age = context.req.path.endsWith(".svg") ? "no-cache" : "public, max-age=31536000, immutable";
    const headers = { "content-type": file.type, "cache-control": age, vary: "accept-encoding" };
    return context.body(file.body, 200, { ...headers, ...(file.encoding && { "content-encoding": file.encoding }) });
  });
  app.get("/portal.webmanifest", (context) =>
    context.body(JSON.stringify(manifest), 200, { "content-type": "application/manifest+json" }),
  );
  app.get("/favicon.svg", (context) => context.body(favicon, 200, { "content-type": "image/svg+xml" }));

  const ownCrews = crews.filter(({ slug }) => slug in scheduleIds);
  const pages = showing(assets, accounts, ownCrews);
  const { show, forVisitor, visitorOf } = pages;
  const page = (path: string, title: string, content: (visitor: Visitor) => Markup) =>
    app.get(path, (context) => forVisitor(context, (visitor) => ({ title, content: content(visitor) })));

  /** Finds a schedule by the slug of its crew or by its id, if the visitor can see it. */
  const find = async (context: Context): Promise<PagedSchedule | undefined> => {
    const name = context.req.param("schedule") ?? "";
    const slug = Object.keys(scheduleIds).find((key) => key === name || scheduleIds[key] === name);
    const crew = slug === undefined ? undefined : crewOf(slug);
    const id = (slug === undefined ? undefined : scheduleIds[slug]) ?? name;
    const own = slug !== undefined && crew !== undefined ? { id, slug, name: crew.name, crew } : undefined;
    const visitor = visitorOf(context);
    if (visitor === undefined) return own;
    try {
      const { schedule } = await clientOf(rollcall, visitor.identity).schedules.get({ scheduleId: id });
      return { ...own, id, slug: own?.slug ?? id, name: schedule.name };
    } catch {
      // Not visible to this visitor, or deleted, which the pages of a crew show.
      return own;
    }
  };

  page("/", "Dashboard", (visitor) => dashboard(visitor, ownCrews));
  page("/organization", "Organization", organizationPage);
  page("/permissions", "Permissions", permissionsPage);
  page("/schedules", "Schedules", schedulesPage);
  page("/schedules/import", "Import a schedule", importPage);
  app.get("/me", async (context) => {
    const own = visitorOf(context);
    const messages = own === undefined ? [] : inbox.messagesOf(await rollcall.recognise(own.identity));
    return forVisitor(context, (visitor) => ({
      title: "Your settings",
      content: mePage(visitor, samples, messages),
    }));
  });
  app.get("/schedules/:schedule", async (context) => {
    const schedule = await find(context);
    return schedule === undefined ? context.notFound() : context.redirect(`/schedules/${schedule.slug}/members`);
  });
  app.get("/schedules/:schedule/:tab", async (context) => {
    const schedule = await find(context);
    const tab = tabs.find((name) => name === context.req.param("tab"));
    if (schedule === undefined || tab === undefined || !hasTab(schedule, tab)) return context.notFound();
    return forVisitor(context, (visitor) => ({
      title: titleOf(schedule.name, tab),
      content: schedulePage(schedule, tab, visitor),
    }));
  });

  app.get("/invitation", (context) =>
    show(context, { title: "Invitation", content: invitationPage(), frame: "minimal" }),
  );
  const mail = mailboxRoutes(mailbox, pages);
  app.route("/", accountRoutes(accounts, pages));
  app.route("/", plannerRoutes(rollcall, pages));
  app.route("/", mail.routes);
  app.route("/", pagerDutyRoutes(pagerDuty, pages));
  app.route("/", inbox.routes);

  app.notFound((context) => show(context, { title: "Not found", content: notFound(), status: 404 }));
  return {
    pages: app,
    close: () => {
      mail.endStreams();
    },
  };
}

const titleOf = (name: string, tab: Tab): string => (tab === "members" ? name : `${name}, ${tab}`);
