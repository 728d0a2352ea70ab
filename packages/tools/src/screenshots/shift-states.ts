import type { Page } from "playwright-core";
import type { PageState } from "./page-state.ts";
import { scrollTo } from "./scroll-to.ts";
import { reportStates } from "./report-states.ts";

const crew = "/schedules/north-quay";

/** The pages about shifts, and about the reports after them. */
export const shiftStates: readonly PageState[] = [
  {
    name: "swap-requests",
    persona: "admin",
    path: "/schedules/pilot-station/shifts",
    tag: "swap-requests",
    shows: "Waiting for approval",
  },
  { name: "schedule-shifts", persona: "admin", path: `${crew}/shifts`, tag: "schedule-shifts", shows: "Times in" },
  {
    name: "shift-board",
    persona: "admin",
    path: `${crew}/board`,
    tag: "shift-board",
    shows: "filled",
    act: showNextWeek,
  },
  {
    name: "shift-board-offers",
    persona: "admin",
    path: "/schedules/pilot-station/board",
    tag: "shift-board",
    shows: "Harbour patrol",
    act: showOffers,
  },
  {
    name: "my-shifts",
    persona: "member",
    path: "/me",
    tag: "my-shifts",
    shows: "Harbour patrol",
    act: scrollTo("my-shifts"),
  },
  ...reportStates,
];

/** The offered shifts come after those of the example's first days. */
async function showOffers(page: Page): Promise<void> {
  const offered = page.locator("shift-board").getByText("Harbour patrol").first();
  for (let week = 0; week < 3 && !(await offered.isVisible()); week++) {
    await showNextWeek(page);
    await page.locator("shift-board [part=shift]").first().waitFor();
  }
}

/** The example's shifts begin tomorrow, which may be in the next week. */
async function showNextWeek(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Next week" }).click();
}
