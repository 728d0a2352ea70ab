import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { start, visitEveryPage } from "./every-page.fixture.ts";
import { Keyboard } from "./keyboard.fixture.ts";
import { Walk } from "./walk.fixture.ts";

const closed = "Not available to you";

suite("an outsider, by keyboard alone", () => {
  const walk = Walk.ofSuite();

  test("shows on every tab that the schedule isn't available, and passes axe [P21, X22]", async () => {
    const outsider = await Keyboard.at(walk, start, "outsider");
    const pages = {
      Schedules: "No schedules yet",
      Organization: "Manage Schedules",
      Permissions: "Find an operation",
    };
    const tabs = { Members: closed, Shifts: closed, Readiness: closed, History: closed, Settings: closed };
    await visitEveryPage(outsider, "You aren’t on any schedule yet", pages, tabs);
    assert.equal(await outsider.page.getByText("Siobhán").count(), 0);
  });

  test("shows the same page for a schedule they aren't on as for an unknown one [P21]", async () => {
    const outsider = await Keyboard.at(walk, start, "outsider");
    const { schedule } = await walk.client("admin").schedules.create({ name: "Ice Watch" });
    for (const id of [schedule.id, "nothing"]) {
      await outsider.page.goto(`${walk.app.url}/schedules/${id}/members`);
      await outsider.page.getByRole("heading", { name: "Page not found" }).waitFor();
      await outsider.look();
    }
  });
});
