import type { Page } from "playwright-core";
import type { PageState } from "./page-state.ts";

const linkTab = { persona: "admin", path: "/schedules/night-watch/link", tag: "schedule-link" } as const;

/** Linking a schedule to the example's PagerDuty. Nothing is actually linked, so that other states keep their members. */
export const linkStates: readonly PageState[] = [
  { ...linkTab, name: "schedule-link", shows: "Not linked" },
  { ...linkTab, name: "schedule-link-connect", shows: "API key", act: connect },
  { ...linkTab, name: "schedule-link-preview", shows: "people in the linked schedule", act: preview },
];

const importPage = { persona: "admin", path: "/schedules/import", tag: "schedule-import" } as const;

/** Importing people from the example's PagerDuty into a new schedule. Nothing is actually imported. */
export const importStates: readonly PageState[] = [
  { ...importPage, name: "schedule-import", shows: "Nothing is added until" },
  { ...importPage, name: "schedule-import-choose", shows: "Its time zone is", act: chooseImported },
  { ...importPage, name: "schedule-import-preview", shows: "Ready", act: previewImport },
];

const crew = "/schedules/pilot-station";

/** A linked schedule. These states link it. */
export const linkedStates: readonly PageState[] = [
  { ...linkTab, path: `${crew}/link`, name: "schedule-link-linked", shows: "Linked to", prepare: linkCrew },
  {
    ...{ ...linkTab, path: `${crew}/link`, name: "schedule-link-matches", shows: "In your organization" },
    prepare: linkCrew,
    act: scrollToMatches,
  },
  {
    ...{ ...linkTab, path: `${crew}/link`, name: "schedule-link-change", shows: "Stored keys" },
    prepare: linkCrew,
    act: openChange,
  },
  {
    ...{ ...linkTab, path: `${crew}/link`, name: "schedule-link-trigger", shows: "shown only once" },
    prepare: linkCrew,
    act: askForTrigger,
  },
  {
    ...{ ...linkTab, path: `${crew}/link`, name: "schedule-link-on-call", shows: "next four weeks" },
    prepare: linkCrew,
    act: openOnCall,
  },
  {
    ...{ name: "member-list-adopt", persona: "admin", path: `${crew}/members`, tag: "member-list" },
    shows: "Keep without the linked schedule",
    prepare: linkCrew,
    act: openSyncedMenu,
  },
  {
    name: "member-list-linked",
    persona: "admin",
    path: `${crew}/members`,
    tag: "member-list",
    shows: "Oskar Brandvold",
    prepare: linkCrew,
  },
  {
    ...{ name: "member-list-sources", persona: "admin", path: `${crew}/members`, tag: "member-list" },
    shows: "Set here",
    prepare: linkCrew,
    act: (page) => page.getByRole("button", { name: "From the linked schedule" }).first().click(),
  },
  { name: "host-pager-duty", persona: "admin", path: "/pager-duty", tag: "main", shows: "Night crane on-call" },
];

async function connect(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Link schedule" }).click();
  await page.getByLabel("Product").selectOption({ label: "PagerDuty (demo)" });
}

async function preview(page: Page): Promise<void> {
  await connect(page);
  await page.getByLabel("API key").fill("demo-key");
  await page.getByRole("button", { name: "Find schedules" }).click();
  await page.getByRole("radio", { name: "Night crane on-call" }).check();
  await page.getByRole("button", { name: "Preview changes" }).click();
}

async function chooseImported(page: Page): Promise<void> {
  await page.getByLabel("Product", { exact: true }).selectOption({ label: "PagerDuty (demo)" });
  await page.getByLabel("API key").fill("demo-key");
  await page.getByRole("button", { name: "Find schedules" }).click();
  await page.getByRole("radio", { name: "Night crane on-call" }).check();
}

async function previewImport(page: Page): Promise<void> {
  await chooseImported(page);
  await page.getByRole("button", { name: "Preview people" }).click();
}

async function scrollToMatches(page: Page): Promise<void> {
  const matches = page.locator("schedule-link [part=matches]");
  await matches.getByText("In your organization").first().waitFor();
  await matches.evaluate((element) => element.scrollIntoView());
}

async function openChange(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Change link" }).click();
  await page.getByLabel(/^Replace the connection/).check();
}

async function openOnCall(page: Page): Promise<void> {
  const times = page.locator("schedule-link [part=on-call]");
  await times.locator("summary").click();
  await times.getByRole("listitem").first().waitFor();
  await times.evaluate((element) => element.scrollIntoView());
}

async function openSyncedMenu(page: Page): Promise<void> {
  await page.getByLabel("Search by name or address").fill("Oskar");
  await page.getByRole("button", { name: "Actions for Oskar" }).click();
}

async function askForTrigger(page: Page): Promise<void> {
  await page.locator("schedule-link [part=trigger] summary").click();
  await page.getByRole("button", { name: "Create address and secret" }).click();
}

/** Links the crew, unless it is already linked. */
async function linkCrew(page: Page): Promise<void> {
  await page.goto(`${crew}/link`);
  const own = page.locator("schedule-link");
  await own.getByText(/Not linked|Linked to/).waitFor();
  if (await own.getByText("Not linked").isHidden()) return;
  await preview(page);
  await own.getByText("people in the linked schedule").waitFor();
  await own.getByRole("button", { name: "Link schedule" }).click();
  await own
    .getByText(/^Synchronized/)
    .first()
    .waitFor();
}
