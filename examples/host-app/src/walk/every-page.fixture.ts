import assert from "node:assert/strict";
import type { Keyboard } from "./keyboard.fixture.ts";

/** The text expected on each page, by the label of its link. Other pages aren't visited. */
export type Finds = Readonly<Record<string, string | RegExp>>;

/** The page every walk starts at. */
export const start = "/";

/** The crew whose pages are visited. It is small and has open tasks. */
export const crew = "Night Watch, Pier 4";

/** The pages of the host outside crews, for people on schedules. */
export const hostPages: Finds = {
  Schedules: "Pilot Station and Tugs",
  Mailbox: "Sunniva Aas",
  "Your settings": "Calendars to try",
  Organization: "Manage Schedules",
  Permissions: "Find an operation",
};

/** The pages about people, for schedulers and organization admins. */
export const peoplePages: Finds = {
  "Planner Users": "Add external planner user",
  "Time off": "A family visit",
  Skills: "Ship-to-shore crane",
  Reports: "After a night watch",
  "External Dashboard": "My Working Hours",
  Users: "Björk Ólafsdóttir",
};

/** The same pages, for other visitors. */
export const closedPeoplePages: Finds = {
  "Planner Users": "Not available to you",
  "Time off": "Not available to you",
  Skills: "What people can do, and how well.",
  Reports: "Not available to you",
  "External Dashboard": "My Working Hours",
  Users: "Only schedulers and organization admins can manage accounts.",
};

const paths: Readonly<Record<string, string>> = {
  "Your settings": "/me",
  "Planner Users": "/planner/users",
  "Time off": "/planner/time-off",
  Skills: "/planner/skills",
  Reports: "/planner/reports",
  "External Dashboard": "/planner/external-dashboard",
  Users: "/settings/users",
};

/** The path of a page, by the label of its link. */
export const pathOf = (name: string): string => paths[name] ?? `/${name.toLowerCase()}`;

/** The tabs of a crew, for people who can see them. */
export const crewTabs: Finds = {
  Members: "Siobhán Ní Dhomhnaill",
  Board: "Shift board",
  Shifts: "Early",
  Readiness: "Siobhán Ní Dhomhnaill",
  History: "created the schedule",
  Settings: "Ownership",
  Handover: "Notes from one shift to the next.",
};

/**
 * Visits every page of the host and every tab of a crew with Tab and Enter, and runs axe on each.
 * @param dashboard text that the first page shows once it has loaded
 */
export async function visitEveryPage(visitor: Keyboard, dashboard: string, pages: Finds, tabs: Finds): Promise<void> {
  await computeMatrix(visitor);
  await found(visitor, dashboard);
  for (const [name, text] of Object.entries(pages)) {
    await visitor.follow(name, new RegExp(`${pathOf(name)}$`));
    await found(visitor, text);
  }
  await visitor.follow(crew, /\/night-watch\/members$/);
  for (const [name, text] of Object.entries(tabs)) {
    if (name !== "Members") await visitor.follow(name, new RegExp(`/night-watch/${name.toLowerCase()}$`));
    await found(visitor, text);
  }
}

/** Waits for the permission matrix, which the server computes once. On a busy machine, that takes longer than a page waits for it. */
async function computeMatrix({ page }: Keyboard): Promise<void> {
  const { href } = new URL("/rollcall/permissions.getMatrix", page.url());
  assert.ok((await page.request.get(href, { timeout: 0 })).ok());
}

async function found(visitor: Keyboard, text: string | RegExp): Promise<void> {
  await visitor.page.getByRole("main").getByText(text).first().waitFor();
  await visitor.look();
}
