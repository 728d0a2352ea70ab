import type { Page } from "playwright-core";
import type { PageState } from "./page-state.ts";

const crew = "/schedules/north-quay";

/** The pages of planners about shifts. */
export const shiftStates: readonly PageState[] = [
  { name: "schedule-shifts", persona: "admin", path: `${crew}/shifts`, tag: "schedule-shifts", shows: "Times in" },
  {
    name: "shift-board",
    persona: "admin",
    path: `${crew}/board`,
    tag: "shift-board",
    shows: "filled",
    act: showNextWeek,
  },
];

/** The example's shifts begin tomorrow, which may be in the next week. */
async function showNextWeek(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Next week" }).click();
}
