import { type Context, Hono } from "hono";
import { pagerDutyPage } from "../pages/pager-duty.ts";
import type { Showing } from "../show-page.ts";
import { type FakePagerDuty, faults } from "./fake-pager-duty.ts";
import { pagerDutyApi } from "./pager-duty-api.ts";

/** The path of the fake API. */
export const apiPath = "/pager-duty/api";

const maxLength = 200;

/** The fake PagerDuty: its API, and the page where visitors edit its people. */
export function pagerDutyRoutes(fake: FakePagerDuty, { forVisitor }: Showing): Hono {
  const app = new Hono();
  app.route(apiPath, pagerDutyApi(fake));

  app.get("/pager-duty", (context) =>
    forVisitor(context, () => ({ title: "PagerDuty (demo)", content: pagerDutyPage(fake) })),
  );
  const fields = async (context: Context): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries(
      Object.entries(await context.req.parseBody()).map(([name, value]) => [
        name,
        typeof value === "string" ? value.trim().slice(0, maxLength) : "",
      ]),
    );
  const change = (path: string, apply: (values: Readonly<Record<string, string>>, id: string) => void): void => {
    app.post(path, async (context) => {
      apply(await fields(context), context.req.param("id") ?? "");
      return context.redirect("/pager-duty", 303);
    });
  };
  change("/pager-duty/people", ({ name = "", email = "", schedule: scheduleId = "" }) => {
    const isKnown = fake.schedules.some(({ id }) => id === scheduleId);
    if (isKnown && name !== "") fake.add({ name, email, scheduleId });
  });
  change("/pager-duty/people/:id", ({ name = "", email = "" }, id) => {
    if (name !== "") fake.change(id, { name, email });
  });
  change("/pager-duty/people/:id/remove", (_values, id) => fake.remove((person) => person.id === id));
  change("/pager-duty/schedules/:id/empty", (_values, id) => fake.remove(({ scheduleId }) => scheduleId === id));
  change("/pager-duty/fault", (values) => {
    const fault = faults.find((one) => one === values["fault"]);
    if (fault !== undefined) fake.misbehave(fault);
  });
  return app;
}
