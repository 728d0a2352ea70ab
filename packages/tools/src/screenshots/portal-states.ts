import type { Page } from "playwright-core";
import { temporaryPasswordOf } from "./mail.ts";
import type { PageState } from "./page-state.ts";

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
  { ...portal, name: "worker-portal-hours", shows: "This week", act: (page) => open(page, "hours") },
  { ...portal, name: "worker-portal-calendars", shows: "No calendar links", act: (page) => open(page, "calendars") },
  { ...portal, name: "worker-portal-password", shows: "Sign out everywhere", act: (page) => open(page, "password") },
  { ...portal, name: "worker-portal-paused", shows: "Your portal is paused", act: comePaused },
  {
    name: "host-external-dashboard",
    persona: "member",
    path: "/planner/external-dashboard",
    tag: "worker-portal",
    shows: "My Shifts",
  },
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
