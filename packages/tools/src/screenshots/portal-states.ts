import type { Page } from "playwright-core";
import { temporaryPasswordOf } from "./mail.ts";
import type { PageState } from "./page-state.ts";

/** The portal of a person who works for the host. */
const harbour = { persona: "member", path: "/planner/external-dashboard", tag: "worker-portal" };
const portal = { path: "/portal", tag: "worker-portal" };
/** The password of seeded people who have chosen one. */
const chosen = "tide tables at noon";

/** The worker portal for external people. */
export const portalStates: readonly PageState[] = [
  { ...portal, name: "worker-portal-sign-in", shows: "Forgot your password?" },
  { ...portal, name: "worker-portal-new-password", shows: "Choose your own password", act: comeNew },
  { ...portal, name: "worker-portal", shows: "My Shifts", act: comeIn },
  { ...portal, name: "worker-portal-shifts", shows: "North Quay Cranes", act: (page) => open(page, "shifts") },
  { ...portal, name: "worker-portal-profile", shows: "Personal details", act: (page) => open(page, "profile") },
  {
    ...portal,
    name: "worker-portal-certifications",
    shows: "First aid at work",
    act: (page) => open(page, "certifications"),
  },
  { ...portal, name: "worker-portal-skills", shows: "Teaches", act: (page) => open(page, "skills") },
  { ...portal, name: "worker-portal-hours", shows: "This week", act: (page) => open(page, "hours") },
  { ...portal, name: "worker-portal-calendars", shows: "No calendar links", act: (page) => open(page, "calendars") },
  { ...portal, name: "worker-portal-password", shows: "Sign out everywhere", act: (page) => open(page, "password") },
  { ...portal, name: "worker-portal-paused", shows: "Your portal is paused", act: comePaused },
  { ...harbour, name: "host-external-dashboard", shows: "My Shifts" },
  { ...harbour, name: "worker-portal-to-do", shows: "Write the report", act: scrollToDo },
  { ...harbour, name: "worker-portal-offline", shows: "You’re offline. This data is from", act: cutConnection },
  { ...harbour, name: "worker-portal-queue", shows: "Waiting to be sent", act: blockOffline },
  { ...harbour, name: "worker-portal-not-kept", shows: "This page needs a connection", act: openUnkept },
];

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole("textbox", { name: "Email address" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function comeIn(page: Page): Promise<void> {
  await signIn(page, "farid@quaylift.example", chosen);
  await page.getByRole("heading", { name: /Farid$/ }).waitFor();
}

async function open(page: Page, section: string): Promise<void> {
  await comeIn(page);
  await page.goto(`/portal/${section}`);
}

/** An invited person at the first sign-in. */
async function comeNew(page: Page): Promise<void> {
  await signIn(page, "hana.novotna@tugworks.example", await temporaryPasswordOf(page, "Hana"));
}

async function comePaused(page: Page): Promise<void> {
  await signIn(page, "chiara.damico@quaylift.example", chosen);
}

/** The list is above the cards, which are out of sight on a phone. */
async function scrollToDo(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /^Write the report/ })
    .first()
    .waitFor();
}

/** Opens a section while online, so that this device stores it, then cuts the connection. */
async function cutConnection(page: Page, section = "shifts", shown = "Harbour patrol"): Promise<void> {
  await page.goto(`/planner/external-dashboard/${section}`);
  await page.locator("worker-portal").getByText(shown).first().waitFor();
  // The service worker keeps the page.
  await page.evaluate(async () => {
    while ((await caches.match(location.href)) === undefined) await new Promise(requestAnimationFrame);
  });
  await page.context().setOffline(true);
  await page.reload();
  await page.locator("worker-portal").getByText(shown).first().waitFor();
}

/** Blocks a day of next month without a connection. That month is opened first, so that this device stores it. */
async function blockOffline(page: Page): Promise<void> {
  const own = page.locator("my-availability");
  await page.goto("/planner/external-dashboard/availability");
  await own.getByText("Monday").first().waitFor();
  await Promise.all([
    page.waitForResponse((response) => response.url().includes("/portal.getAvailability")),
    own.locator("[part=next-month]").click(),
  ]);
  await cutConnection(page, "availability", "Monday");
  await own.locator("[part=next-month]").click();
  await own.locator(`td:not(.outside)[data-date$="-18"]`).click();
  await own.locator("[part=block]").click();
  await own.locator("dialog[open] [part=confirm]").click();
  await own.getByText("Pending").first().waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}

/** Opens a section that isn't stored on this device. */
async function openUnkept(page: Page): Promise<void> {
  await page.getByRole("heading", { name: /Jonas$/ }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole("link", { name: /^Calendar Links/ }).click();
}
