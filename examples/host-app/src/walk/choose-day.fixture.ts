import type { Page } from "playwright-core";

/** Chooses a day in a worker's month grid. */
export async function chooseDay(page: Page, date: string): Promise<void> {
  const own = page.locator("my-availability");
  const day = own.locator(`td:not(.outside)[data-date="${date}"]`);
  await own.locator("td[data-date]").first().waitFor();
  for (let month = 0; month < 3 && !(await day.isVisible()); month++) await own.locator("[part=next-month]").click();
  await day.click();
}
