import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { chooseDay } from "./choose-day.fixture.ts";
import { Walk } from "./walk.fixture.ts";

suite("a worker's availability, as schedulers see it", () => {
  const walk = Walk.ofSuite();

  /** The worker's month after this one, with all states of the days. */
  const openMonth = async (): Promise<Page> => {
    const page = await walk.window("/me", "member");
    await page.locator("my-availability [part=next-month]").click();
    await page.locator("my-availability .number").first().waitFor();
    return page;
  };

  test("a worker blocks a day that has a shift, and the scheduler sees the conflict live [A51, A68, Q29]", async () => {
    const shifts = await walk.window("/schedules/north-quay/shifts", "admin");
    await shifts.locator("[part=shift]").first().waitFor();
    assert.equal(await shifts.locator("[part=conflict]").count(), 0);
    const worker = await walk.window("/me", "member");
    const own = worker.locator("my-availability");
    const shift = shifts.locator("[part=shift]", { hasText: "Jonas Lindqvist" }).first();
    const start = await shift.locator("time").first().getAttribute("datetime");
    await chooseDay(worker, String(start).slice(0, 10));
    await own.locator("[part=block]").click();
    await own.locator("dialog [part=clashes]").waitFor();
    await own.locator("dialog[open] [part=confirm]").click();
    await own.getByText("1 day blocked").first().waitFor();
    await own.locator("td", { hasText: /Conflict with an accepted shift/ }).waitFor();
    await shifts.locator("[part=conflict]").first().waitFor();
  });

  test("a scheduler approves a time-off request, and the worker sees it live [A12, A13]", async () => {
    const worker = await openMonth();
    const own = worker.locator("my-availability");
    const scheduler = await walk.window("/planner/time-off", "harbour-master");
    await scheduler.getByText("A family visit").waitFor();
    for (const date of [27, 28]) await own.locator(`td:not(.outside)[data-date$="-${date}"]`).click();
    await own.locator("[part=request-days]").click();
    await own.locator("dialog[open] #reason").fill("A wedding");
    await own.locator("dialog[open] [part=confirm]").click();
    await own.getByText("Waiting for a decision").waitFor();
    await scheduler.getByText("A wedding").waitFor();
    await scheduler.getByRole("button", { name: /^Approve Jonas Lindqvist’s request/ }).click();
    await scheduler.getByText("Request approved").first().waitFor();
    await own.getByText("Approved", { exact: true }).waitFor();
    await own
      .locator("td", { hasText: /Time off/ })
      .first()
      .waitFor();
  });
});
