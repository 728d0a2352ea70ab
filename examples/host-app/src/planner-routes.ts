import { type Rollcall, RollcallError } from "@rollcall/core";
import { Hono } from "hono";
import { ownPath } from "./accounts/account-routes.ts";
import { certificationsPage, isCertificationTab } from "./pages/certifications.ts";
import {
  externalDashboardPage,
  plannerUserPage,
  plannerUsersPage,
  portalPage,
  skillsPage,
  reportsPage,
  timeOffPage,
} from "./pages/planner.ts";
import { type ListedPeople, userPage, usersPage } from "./pages/users.ts";
import { organization, type Visitor } from "./personas.ts";
import { clientOf } from "./seed/seed.ts";
import type { Showing } from "./show-page.ts";

/** Pages about people: Planner and Settings for internal people, and the worker portal for external people. */
export function plannerRoutes(rollcall: Rollcall, { show, forVisitor, visitorOf }: Showing): Hono {
  const app = new Hono();

  app.get("/planner/users", (context) =>
    forVisitor(context, () => ({ title: "Planner Users", content: plannerUsersPage() })),
  );
  app.get("/planner/time-off", (context) => forVisitor(context, () => ({ title: "Time off", content: timeOffPage() })));
  app.get("/planner/skills", (context) => forVisitor(context, () => ({ title: "Skills", content: skillsPage() })));
  app.get("/planner/reports", (context) => forVisitor(context, () => ({ title: "Reports", content: reportsPage() })));
  app.get("/planner/certifications", (context) => context.redirect("/planner/certifications/review"));
  app.get("/planner/certifications/:tab", (context) => {
    const tab = context.req.param("tab");
    if (!isCertificationTab(tab)) return context.notFound();
    return forVisitor(context, () => ({ title: "Certifications", content: certificationsPage(tab) }));
  });
  app.get("/planner/users/:person", async (context) => {
    const personId = context.req.param("person");
    const visitor = visitorOf(context);
    const title = (visitor && (await nameFor(rollcall, visitor, personId))) ?? "Planner user";
    return forVisitor(context, () => ({ title, content: plannerUserPage(personId, title) }));
  });

  app.get("/settings/users", async (context) => {
    const { search = "", after } = context.req.query();
    const visitor = visitorOf(context);
    const people = visitor && (await peopleFor(rollcall, visitor, { search, ...(after !== undefined && { after }) }));
    return forVisitor(context, () => ({ title: "Users", content: usersPage(search, people) }));
  });
  app.get("/settings/users/:person", (context) =>
    forVisitor(context, () => ({ title: "Account", content: userPage(context.req.param("person")) })),
  );

  // The dashboard of the portal has no section in its URL.
  for (const base of ["/planner/external-dashboard", "/portal"]) {
    app.get(`${base}/`, (context) => context.redirect(`${base}${new URL(context.req.url).search}`));
  }
  app.get("/planner/external-dashboard/:section?", (context) => {
    const section = context.req.param("section") ?? "";
    const content = externalDashboardPage(section);
    return forVisitor(context, () => ({ title: "External Dashboard", content, isPortal: true }));
  });
  app.get("/portal/:section?", (context) => {
    const organizationId = context.req.query("organization") ?? organization.organizationId;
    const to = context.req.query("to");
    const returnUrl = to === undefined ? undefined : ownPath(to);
    const content = portalPage({ section: context.req.param("section") ?? "", organizationId, returnUrl });
    return show(context, { title: "Worker portal", content, frame: "portal", isPortal: true });
  });
  return app;
}

/** The people a visitor can list, or `undefined` without permission. */
const peopleFor = (
  rollcall: Rollcall,
  { identity }: Visitor,
  asked: { readonly search: string; readonly after?: string },
): Promise<ListedPeople | undefined> => ifAllowed(clientOf(rollcall, identity).people.list({ ...asked, limit: 50 }));

/** The name of a person, or `undefined` if the visitor can't see them. */
async function nameFor(rollcall: Rollcall, { identity }: Visitor, personId: string): Promise<string | undefined> {
  const found = await ifAllowed(clientOf(rollcall, identity).people.get({ personId }));
  return found && (found.person.name || found.person.email);
}

async function ifAllowed<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RollcallError && ["forbidden", "hidden", "invalid"].includes(error.kind)) return undefined;
    throw error;
  }
}
