import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { rowOf, Walk } from "./walk.fixture.ts";

/** Counts clicks with the mouse across pages. Clicks by keyboard have no detail. */
const script = `addEventListener("click", ({ isTrusted, detail }) => {
  if (isTrusted && detail > 0) sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1;
}, true);`;

const clicksIn = (page: Page): Promise<number> => page.evaluate(() => Number(sessionStorage.getItem("clicks") ?? 0));

suite("everyday tasks take few clicks", () => {
  const walk = Walk.ofSuite();

  test("adding a member takes one click and Enter from anywhere on the page [B11]", async () => {
    const page = await walk.window("/schedules/pilot-station/members", "admin", { script });
    await page.getByRole("button", { name: "Add people" }).click();
    await page.keyboard.type("ann.lee@example.org");
    await page.keyboard.press("Enter");
    await rowOf(page, "ann.lee@example.org").waitFor();
    assert.equal(await clicksIn(page), 1);
  });

  test("creating and activating an external worker takes three clicks [A16, A22]", async () => {
    const page = await walk.window("/planner/users", "admin", { script });
    await page.getByLabel("First name").click();
    for (const text of ["Wim", "Bakker", "wim.bakker@ships.example"]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await page.getByRole("button", { name: "Create user" }).click();
    await page.getByRole("status").getByRole("button", { name: "Activate & Invite" }).click();
    await page.getByRole("row").filter({ hasText: "Wim Bakker" }).getByText("Invited").waitFor();
    assert.equal(await clicksIn(page), 3);
  });

  test("pausing a worker takes three clicks [A28, A29]", async () => {
    const page = await walk.window("/planner/users", "admin", { script });
    await page.getByRole("link", { name: "Farid Nazari" }).click();
    await page.getByRole("button", { name: "Pause portal" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page
      .getByText(/^Saved\. The portal is off for Farid Nazari/)
      .first()
      .waitFor();
    assert.equal(await clicksIn(page), 3);
  });

  test("undoing a removal takes one click [B14, X8]", async () => {
    const page = await walk.window("/schedules/north-quay/members", "admin", { script });
    await page.getByRole("button", { name: "Remove Rafael Vidal" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
    await rowOf(page, "Rafael Vidal").waitFor({ state: "detached" });
    const before = await clicksIn(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await rowOf(page, "Rafael Vidal").waitFor();
    assert.equal((await clicksIn(page)) - before, 1);
  });
});
