import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { testDatabase } from "@rollcall/tools/postgres";
import type { Locator, Page } from "playwright-core";
import { chooseDay } from "./choose-day.fixture.ts";
import { Walk } from "./walk.fixture.ts";

/** The names of the two workers, by persona. */
const workers = { member: "Jonas Lindqvist", viewer: "Mei Tanaka" } as const;

const dayLength = 86_400_000;
/** Dates of a weekly series, after the shifts of the seed. */
const dates = [21, 28, 35].map((day) => new Date(Date.now() + day * dayLength).toISOString().slice(0, 10));
const [firstDate = "", secondDate = ""] = dates;

for (const [kind, options] of [
  ["SQLite", {}],
  ["PostgreSQL", { databaseServer: testDatabase }],
] as const) {
  suite(`a scheduler and two workers, each in a window, over ${kind}`, () => {
    const walk = Walk.ofSuite(options);

    test("a shift of a series goes to the first worker who accepts it, then to the waitlist, and shows its conflicts [A2, A13, Q41]", async () => {
      const board = await walk.window("/schedules/north-quay/board", "admin");
      const jonas = await walk.window("/me", "member");
      const mei = await walk.window("/me", "viewer");

      await createSeries(board);
      const scheduleId = await walk.scheduleId("North Quay Cranes");
      const { rows } = await walk
        .client("admin")
        .shifts.list({ scheduleId, from: `${firstDate}T00:00:00Z`, limit: 200 });
      const [shiftId = "", nextShiftId = ""] = rows.filter(({ kind }) => kind === "Barge").map(({ id }) => id);
      const shift = board.locator(`[part=shift][data-shift="${shiftId}"]`);
      await showWeekOf(board, shift);
      await shift.click();
      const dialog = board.locator("shift-board dialog[open]");
      await dialog.locator("[part=offer]").click();
      for (const name of Object.values(workers)) await dialog.getByRole("checkbox", { name }).check();
      await dialog.locator("[part=confirm]").click();
      await board.getByText("Barge offered to 2 people").first().waitFor();

      const path = "**/rollcall/offers.accept";
      const bothSent = Promise.all([jonas, mei].map((page) => page.waitForRequest(path)));
      for (const page of [jonas, mei])
        await page.route(path, async (route) => {
          await bothSent;
          await route.continue();
        });
      await Promise.all([jonas, mei].map((page) => page.getByRole("button", { name: /^Accept Barge/ }).click()));
      const [won, lost] = await Promise.all([jonas, mei].map(hasWon)).then(([isJonas]) =>
        isJonas ? (["member", "viewer"] as const) : (["viewer", "member"] as const),
      );
      const pages = { member: jonas, viewer: mei };
      await pages[lost].locator("my-shifts [part=offer]", { hasText: "Already filled" }).waitFor();
      await shift
        .locator("..")
        .and(cellOf(board, workers[won], firstDate))
        .waitFor();

      await pages[lost].getByRole("button", { name: /^Join waitlist: Barge/ }).click();
      await pages[lost].locator("my-shifts [part=state]", { hasText: "On the waitlist" }).waitFor();
      const mine = pages[won].locator("my-shifts [part=shift]", { hasText: "Barge" });
      await mine.locator("summary").click();
      await mine.getByRole("button", { name: /^Hand back Barge/ }).click();
      await pages[won].locator("my-shifts dialog[open] [part=confirm]").click();
      await pages[won].getByText("Shift handed back").first().waitFor();
      await pages[lost].locator("my-shifts [part=shift]", { hasText: "Barge" }).waitFor();
      await shift
        .locator("..")
        .and(cellOf(board, workers[lost], firstDate))
        .waitFor();

      await chooseDay(pages[lost], firstDate);
      await pages[lost].locator("my-availability [part=block]").click();
      await pages[lost].locator("my-availability dialog [part=clashes]").waitFor();
      await pages[lost].locator("my-availability dialog[open] [part=confirm]").click();
      await cellOf(board, workers[lost], firstDate).locator("[part=conflict]").waitFor();

      const timeOff = await walk.window("/planner/time-off", "admin");
      await chooseDay(pages[won], secondDate);
      await pages[won].locator("my-availability [part=request-days]").click();
      await pages[won].locator("my-availability dialog[open] #reason").fill("A wedding");
      await pages[won].locator("my-availability dialog[open] [part=confirm]").click();
      await timeOff.getByRole("button", { name: new RegExp(`^Approve ${workers[won]}’s request`) }).click();
      await timeOff.getByText("Request approved").first().waitFor();
      await board.locator("shift-board [part=next]").click();
      await board.locator(`[part=shift][data-shift="${nextShiftId}"]`).click();
      await board.locator("shift-board dialog[open] [part=assign]").click();
      const candidates = board.locator("shift-board dialog[open]");
      await candidates.getByRole("button", { name: `Assign ${workers[lost]}` }).waitFor();
      assert.equal(await candidates.getByText(workers[won]).count(), 0, "isn't eligible");
      await candidates.getByRole("tab", { name: "Everyone" }).click();
      await candidates.locator("li", { hasText: workers[won] }).getByText("On time off").waitFor();
    });
  });
}

/** Whether a worker got the shift, once there is a result. */
async function hasWon(page: Page): Promise<boolean> {
  const taken = page.locator("my-shifts [part=shift]", { hasText: "Barge" });
  await taken.or(page.locator("my-shifts [part=offer]", { hasText: "Already filled" })).waitFor();
  return taken.isVisible();
}

/** A person's cell of the board on a date. */
const cellOf = (board: Page, name: string, date: string): Locator =>
  board.locator("shift-board [part=row]", { hasText: name }).locator(`[part=cell][data-date="${date}"]`);

/** Adds a weekly series on the board, and waits until it is saved. */
async function createSeries(board: Page): Promise<void> {
  await board.locator("shift-board [part=cell]").first().click();
  await board.locator("shift-board dialog[open] [part=add]").click();
  const form = board.getByRole("dialog", { name: "Add a shift" });
  await form.getByRole("combobox", { name: "Kind" }).fill("Barge");
  await form.locator("#form-date").fill(firstDate);
  await form.getByLabel("Repeats").selectOption("weekly");
  await form.getByLabel("Ends").selectOption("count");
  await form.getByLabel("Number of shifts").fill(String(dates.length));
  await form.getByRole("button", { name: "Add shifts" }).click();
  await board.getByText(`${dates.length} shifts added`).first().waitFor();
}

/** Shows the next weeks until a shift appears. */
async function showWeekOf(board: Page, shift: Locator): Promise<void> {
  for (let week = 0; week < 6; week++) {
    if (await shift.isVisible()) return;
    await board.locator("shift-board [part=next]").click();
    await board.locator("shift-board [part=row], shift-board [part=day]").first().waitFor();
  }
  await shift.waitFor();
}
