import type { Page } from "playwright-core";
import type { PageState } from "./page-state.ts";

const linkTab = { persona: "admin", path: "/schedules/night-watch/link", tag: "schedule-link" } as const;

/** Linking a schedule to the example's PagerDuty. Nothing is linked, so that other states keep their members. */
export const linkStates: readonly PageState[] = [
  { ...linkTab, name: "schedule-link", shows: "Not linked" },
  { ...linkTab, name: "schedule-link-connect", shows: "API key", act: connect },
  { ...linkTab, name: "schedule-link-preview", shows: "people in the linked schedule", act: preview },
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
