import type { Keyboard } from "./keyboard.fixture.ts";

/** What somebody finds at each page, by the word on its link; a page that is not named is not visited. */
export type Finds = Readonly<Record<string, string | RegExp>>;

/** The page where every walk begins. */
export const start = "/";

/** The crew whose pages are visited: small, and with something left to do. */
export const crew = "Night Watch, Pier 4";

/** The pages of the host besides those of a crew, for who is on schedules. */
export const hostPages: Finds = {
  Schedules: "Pilot Station and Tugs",
  Mailbox: "Sunniva Aas",
  "Your settings": "Calendars to try",
  Organization: "Manage Schedules",
  Permissions: "Find an operation",
};

/** The pages about people, for who plans them. */
export const peoplePages: Finds = {
  "Planner Users": "Add external planner user",
  "External Dashboard": "My Working Hours",
  Users: "Björk Ólafsdóttir",
};

/** The same pages, for who does not. */
export const closedPeoplePages: Finds = {
  "Planner Users": "Not available to you",
  "External Dashboard": "My Working Hours",
  Users: "Accounts are for those who plan the people of the harbour.",
};

const paths: Readonly<Record<string, string>> = {
  "Your settings": "/me",
  "Planner Users": "/planner/users",
  "External Dashboard": "/planner/external-dashboard",
  Users: "/settings/users",
};

/** Where a page of the host is, by the word on its link. */
export const pathOf = (name: string): string => paths[name] ?? `/${name.toLowerCase()}`;

/** The tabs of a crew, for who may see them. */
export const crewTabs: Finds = {
  Members: "Siobhán Ní Dhomhnaill",
  Shifts: "Early",
  Readiness: "Siobhán Ní Dhomhnaill",
  History: "created the schedule",
  Settings: "Archive and delete",
  Handover: "What one shift told the next.",
};

/**
 * Visits every page of the host and every tab of a crew by Tab and Enter, and has axe look at each.
 * @param dashboard what the first page shows once it is there
 */
export async function visitEveryPage(visitor: Keyboard, dashboard: string, pages: Finds, tabs: Finds): Promise<void> {
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

async function found(visitor: Keyboard, text: string | RegExp): Promise<void> {
  await visitor.page.getByRole("main").getByText(text).first().waitFor();
  await visitor.look();
}
