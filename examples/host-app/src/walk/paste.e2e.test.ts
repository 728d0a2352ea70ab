import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { rowOf, Walk } from "./walk.fixture.ts";

suite("pasting a list from a spreadsheet", () => {
  const walk = Walk.ofSuite();

  test("adds the valid rows of 500 with duplicates, typos and members, and shows a result for each [B11]", async () => {
    const scheduleId = await walk.scheduleId("Pilot Station and Tugs");
    const rollcall = walk.client("admin");
    const there = await rollcall.members.list({ scheduleId, limit: 100 });
    const fresh = Array.from({ length: 400 }, (_, index) => `Deck Hand ${index}\thand-${index}@example.org`);
    const lines = [
      ...fresh,
      ...there.rows.map(({ name, email }) => `${name}\t${email}`),
      ...fresh.slice(0, 40).map((line) => line.replace("example.org", "EXAMPLE.org")),
      ...Array.from(
        { length: 500 - 400 - 40 - there.rows.length },
        (_, index) => `Nobody ${index}\thand-${index}@@example`,
      ),
    ];
    assert.equal(lines.length, 500);

    const page = await walk.window("/schedules/pilot-station/members", "admin");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await rowOf(page, "Amara Okafor").waitFor();
    await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join("\n"));
    await page.getByLabel("Add people").focus();
    await page.keyboard.press("Control+V");

    const preview = page.getByRole("dialog");
    await preview.getByRole("button", { name: "Add 438 people" }).click();
    await preview.getByText("400 added, 100 not added").waitFor();
    const more = preview.getByRole("button", { name: "Show more" });
    while (await more.isVisible()) await more.click();
    const answers = preview.getByRole("row");
    const count = (text: string): Promise<number> => answers.filter({ hasText: text }).count();
    assert.deepEqual(
      await Promise.all(["Added", "Already a member", "Duplicate", "Not an email address"].map(count)),
      [400, 38, 40, 22],
    );
    await preview.getByRole("button", { name: "Close" }).click();
    await page.getByText("438 people").waitFor();
    const { schedule } = await rollcall.schedules.get({ scheduleId });
    assert.equal(schedule.members, 438);
  });
});
