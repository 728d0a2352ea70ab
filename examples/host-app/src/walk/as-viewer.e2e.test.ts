import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { closedPeoplePages, crewTabs, hostPages, start, visitEveryPage } from "./every-page.fixture.ts";
import { Keyboard } from "./keyboard.fixture.ts";
import { assignable, Walk } from "./walk.fixture.ts";

suite("a viewer, by keyboard alone", () => {
  const walk = Walk.ofSuite();

  test("passes axe on every page and tab for a viewer [B5, B3, X22]", async () => {
    const viewer = await Keyboard.at(walk, start, "viewer");
    await visitEveryPage(
      viewer,
      "North Quay Cranes",
      { ...hostPages, ...closedPeoplePages },
      {
        ...crewTabs,
        Shifts: "Members and admins plan shifts",
      },
    );
  });

  test("shows the shifts without controls, and the reason [B67, X1]", async () => {
    const viewer = await Keyboard.at(walk, "/schedules/night-watch/shifts", "viewer");
    const { page } = viewer;
    const why = page.getByRole("button", { name: "Why can’t I plan shifts?" });
    await why.waitFor();
    const panel = page.locator("schedule-shifts");
    assert.equal(await panel.getByRole("button").count(), 1, "the only button shows the reason");
    assert.equal(await panel.getByRole("combobox").count(), 0);
    await viewer.press(why);
    await page.getByText("You don’t have permission to change this").waitFor();
    await viewer.look();
  });

  test("shows settings as plain text, with one reason [B66, B64]", async () => {
    const { page } = await Keyboard.at(walk, "/schedules/night-watch/settings", "viewer");
    const panel = page.locator("schedule-settings");
    await panel.getByText("Night Watch, Pier 4").waitFor();
    for (const role of ["textbox", "switch", "combobox", "button"] as const)
      assert.equal(await panel.getByRole(role).count(), 0, role);
    assert.equal(await panel.getByText("You don’t have permission to change this.").count(), 1);
  });

  test("shows why they can't make themselves unassignable, and lets them leave [B66, Q10]", async () => {
    const viewer = await Keyboard.at(walk, "/schedules/night-watch/members", "viewer");
    const { page } = viewer;
    await viewer.inRow("Mei Tanaka", assignable(page, "Mei Tanaka", true));
    await page.keyboard.press("Space");
    await page.getByText("You don’t have permission to change this").first().waitFor();
    await viewer.look();
    await page.keyboard.press("Escape");
    await assignable(page, "Mei Tanaka", true).waitFor();
    await viewer.press(page.getByRole("button", { name: "Leave this schedule" }), "Enter", "ArrowRight");
    const question = page.getByRole("dialog", { name: "Leave this schedule?" });
    await viewer.look();
    await viewer.press(question.getByRole("button", { name: "Leave" }));
    await page.getByText("You left this schedule").first().waitFor();
    await viewer.look();
  });
});
