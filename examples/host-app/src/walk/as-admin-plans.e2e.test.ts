import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Keyboard } from "./keyboard.fixture.ts";
import { answered, roleOf, Walk } from "./walk.fixture.ts";

suite("an admin plans shifts and views the history, by keyboard alone", () => {
  const walk = Walk.ofSuite();

  test("plans a shift and assigns it [B55, B2, B63]", async () => {
    const scheduleId = await walk.scheduleId("Night Watch, Pier 4");
    const { rows } = await walk.client("admin").shifts.list({ scheduleId, from: new Date().toISOString() });
    const firstDay = rows.find(({ kind }) => kind === "Early")?.start.slice(0, 10) ?? "";
    const admin = await Keyboard.at(walk, "/schedules/night-watch/shifts", "admin");
    const { page } = admin;
    await admin.press(page.getByRole("button", { name: "Add shift" }));
    const form = page.getByRole("dialog", { name: "Add a shift" });
    await admin.type(form.getByRole("combobox", { name: "Kind" }), "Ice watch");
    // Mei is free on the first day of the sample watches. It's tomorrow, unless midnight has passed since they were planned.
    await form.getByLabel("Date").fill(firstDay);
    await admin.look();
    await admin.press(form.getByRole("button", { name: "Add shift" }));
    const pick = page.getByRole("button", { name: /^Assignee of Ice watch, .*: Unassigned$/ });
    await admin.press(pick);
    const picker = page.getByRole("dialog", { name: "Who works Ice watch?" });
    await picker.getByRole("option", { name: /^Jonas Lindqvist/ }).waitFor();
    await page.keyboard.type("mei");
    await picker.getByRole("option", { name: /^Jonas Lindqvist/ }).waitFor({ state: "detached" });
    await picker.getByRole("option", { name: /^Mei Tanaka/ }).waitFor();
    await admin.look();
    const assigned = answered(page, "shifts.assign");
    await page.keyboard.press("Enter");
    await assigned;
    await page.getByRole("button", { name: /^Assignee of Ice watch, .*: Mei Tanaka$/ }).waitFor();
  });

  test("undoes a role change in the history [B42, X8]", async () => {
    const admin = await Keyboard.at(walk, "/schedules/night-watch/members", "admin");
    const { page } = admin;
    await admin.inRow("Jonas Lindqvist", roleOf(page, "Jonas Lindqvist"));
    const changed = answered(page, "members.setRole");
    await page.keyboard.type("V");
    await page.keyboard.press("Enter");
    await changed;
    await admin.press(page.getByRole("link", { name: "History" }), "Enter", "Shift+Tab");
    await page.getByText("Member → Viewer").waitFor();
    await admin.press(page.getByRole("button", { name: /^Undo change/ }).first());
    const question = page.getByRole("dialog", { name: "Undo this change?" });
    await question.getByText(/^After the undo: /).waitFor();
    await admin.look();
    await admin.press(question.getByRole("button", { name: "Undo" }));
    await page.getByText("Viewer → Member").first().waitFor();
    await admin.look();
    const { rows } = await walk.client("admin").members.list({
      scheduleId: await walk.scheduleId("Night Watch, Pier 4"),
      search: "jonas",
    });
    assert.equal(rows[0]?.role, "member");
  });

  test("shows the list after a change, and as of a date before the first change [X8]", async () => {
    const admin = await Keyboard.at(walk, "/schedules/night-watch/history", "admin");
    const { page } = admin;
    await admin.press(page.getByRole("button", { name: "Show older changes" }));
    await admin.press(page.getByRole("button", { name: "Show members after change 1", exact: true }));
    await page.getByRole("heading", { name: "Members after change 1" }).waitFor();
    await page.getByRole("rowheader", { name: /^Amara Okafor/ }).waitFor();
    assert.equal(await page.getByRole("row").count(), 2, "the table header and the creator of the schedule");
    await admin.look();
    await admin.press(page.getByRole("button", { name: "Back to history" }));
    await admin.to(page.getByLabel("Members as of"));
    // November 11, 11:11: the same in any order of day and month.
    await page.keyboard.type("1111");
    await page.keyboard.type("2020");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("1111A");
    await admin.press(page.getByRole("button", { name: "Show", exact: true }));
    await page.getByRole("heading", { name: "No members" }).waitFor();
    await admin.look();
  });
});
