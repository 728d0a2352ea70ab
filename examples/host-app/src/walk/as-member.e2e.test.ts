import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { closedPeoplePages, crewTabs, hostPages, start, visitEveryPage } from "./every-page.fixture.ts";
import { Keyboard } from "./keyboard.fixture.ts";
import { answered, assignable, Walk } from "./walk.fixture.ts";

suite("a member, by keyboard alone", () => {
  const walk = Walk.ofSuite();

  test("passes axe on every page and tab [B5, B40, X22]", async () => {
    const member = await Keyboard.at(walk, start, "member");
    await visitEveryPage(
      member,
      "North Quay Cranes",
      { ...hostPages, ...closedPeoplePages },
      { ...crewTabs, Shifts: "Add shift" },
    );
  });

  test("renames the schedule and updates the page, but can't delete it [B62, B64]", async () => {
    const member = await Keyboard.at(walk, "/schedules/pilot-station/settings", "member");
    const { page } = member;
    const saved = answered(page, "schedules.update");
    await member.type(page.getByRole("textbox", { name: "Name" }), "Pilots and Tugs");
    await page.keyboard.press("Tab");
    await saved;
    await page.getByRole("heading", { level: 1, name: "Pilots and Tugs" }).waitFor();
    assert.equal(await page.title(), "Pilots and Tugs, settings · Quayside");
    for (const part of ["Archive", "Delete schedule"]) {
      assert.equal(await page.getByRole("button", { name: part }).count(), 0);
    }
    assert.ok((await page.getByText("You don’t have permission to change this.").count()) >= 2, "shows the reason");
    await member.look();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Pilots and Tugs" }).waitFor();
  });

  test("assigns a shift to a viewer [B63, B65]", async () => {
    const member = await Keyboard.at(walk, "/schedules/night-watch/shifts", "member");
    const { page } = member;
    const open = page.getByRole("button", { name: /^Assignee of Late, .*: Unassigned$/ }).first();
    const label = (await open.getAttribute("aria-label")) ?? "";
    await member.press(open);
    const picker = page.getByRole("dialog", { name: "Who works Late?" });
    await page.keyboard.type("mei");
    await picker.getByRole("option", { name: /^Jonas Lindqvist/ }).waitFor({ state: "detached" });
    await picker.getByRole("option", { name: /^Mei Tanaka/ }).waitFor();
    await member.look();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: label.replace("Unassigned", "Mei Tanaka") }).waitFor();
  });

  test("shows why a member can't change roles, and lets them change who is assignable [B41, B42, Q9]", async () => {
    const member = await Keyboard.at(walk, "/schedules/night-watch/members", "member");
    const { page } = member;
    await member.inRow("김지우", page.getByRole("button", { name: "Role of 김지우: Member" }));
    await page.keyboard.press("Enter");
    await page.getByText("You don’t have permission to change this").waitFor();
    await member.look();
    await page.keyboard.press("Escape");
    await member.press(assignable(page, "김지우", false), "Space", "ArrowLeft");
    await assignable(page, "김지우", true).waitFor();
  });
});
