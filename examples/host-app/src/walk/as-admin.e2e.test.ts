import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { crewTabs, hostPages, pathOf, peoplePages, start, visitEveryPage } from "./every-page.fixture.ts";
import { Keyboard } from "./keyboard.fixture.ts";
import { answered, assignable, roleOf, rowOf, Walk } from "./walk.fixture.ts";

const northQuay = "/schedules/north-quay/members";
const nightWatch = "/schedules/night-watch/members";

suite("an admin, by keyboard alone", () => {
  const walk = Walk.ofSuite();

  test("passes axe on every page and tab [B5, B40, X22]", async () => {
    const admin = await Keyboard.at(walk, start, "admin");
    await visitEveryPage(
      admin,
      "North Quay Cranes",
      { ...hostPages, ...peoplePages },
      { ...crewTabs, Shifts: "Add shift" },
    );
  });

  test("passes axe on every page in dark mode at 360 pixels, without overflow [X22]", async () => {
    const admin = await Keyboard.at(walk, start, "admin", { colorScheme: "dark", width: 360 });
    const { page } = admin;
    await admin.press(page.getByRole("button", { name: "Menu" }));
    await page.getByRole("link", { name: "Permissions" }).waitFor();
    await admin.look();
    await page.keyboard.press("Escape");
    const pages = Object.entries({ ...hostPages, ...peoplePages }).map(([name, text]) => [pathOf(name), text]);
    const tabs = Object.entries(crewTabs).map(([tab, text]) => [`/schedules/night-watch/${tab.toLowerCase()}`, text]);
    for (const [path = "", text = ""] of [...pages, ...tabs] as (readonly string[])[]) {
      await page.goto(walk.app.url + path);
      await page.getByRole("main").getByText(text).first().waitFor();
      await admin.look();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, `${path} fits`);
    }
  });

  test("creates a schedule as its first admin and only assignable member, and can't leave it [B56, B2, B15]", async () => {
    const admin = await Keyboard.at(walk, "/schedules", "admin");
    const { page } = admin;
    await admin.press(page.getByRole("button", { name: "Create schedule" }));
    await admin.type(page.getByRole("textbox", { name: "Name" }), "Ice Watch");
    await admin.look();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/schedules\/[^/]+\/members$/);
    await page.getByRole("heading", { level: 1, name: "Ice Watch" }).waitFor();
    assert.equal(await page.title(), "Ice Watch · Quayside");

    await admin.inRow("Amara Okafor", page.getByRole("button", { name: "Role of Amara Okafor: Admin" }));
    await admin.press(assignable(page, "Amara Okafor", true), "Space", "ArrowLeft");
    await page.getByText("At least one assignable member is required").waitFor();
    await admin.look();
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("button", { name: "Leave this schedule" }).count(), 0);
    await admin.press(page.getByRole("button", { name: "Why can’t I leave?" }), "Enter", "ArrowRight");
    await page.getByText("At least one admin is required").waitFor();
    await admin.look();
  });

  test("adds a person as an assignable member and makes them a viewer [B51, B61, B3]", async () => {
    const admin = await Keyboard.at(walk, northQuay, "admin");
    const { page } = admin;
    await rowOf(page, "Amara Okafor").waitFor();
    await admin.type(page.getByLabel("Add people"), "Ann Lee <ann.lee@example.org>");
    await page.keyboard.press("Enter");
    await roleOf(page, "Ann Lee").waitFor();
    assert.equal(await roleOf(page, "Ann Lee").inputValue(), "member");
    await assignable(page, "Ann Lee", true).waitFor();

    await admin.inRow("Ann Lee", roleOf(page, "Ann Lee"));
    const changed = [answered(page, "members.setRole"), answered(page, "members.setAssignable")];
    await page.keyboard.type("V");
    await admin.press(assignable(page, "Ann Lee"), "Space", "ArrowLeft");
    await Promise.all(changed);
    await assignable(page, "Ann Lee", false).waitFor();
    assert.equal(await roleOf(page, "Ann Lee").inputValue(), "viewer");
    await admin.look();
  });

  test("sees the notice about a single admin, and can leave once there is a second [B58, B17, B18]", async () => {
    const admin = await Keyboard.at(walk, nightWatch, "admin");
    const { page } = admin;
    await page.getByText("Only one admin. We recommend two or more").waitFor();
    await admin.inRow("Jonas Lindqvist", roleOf(page, "Jonas Lindqvist"));
    assert.equal(await page.getByRole("button", { name: "Leave this schedule" }).count(), 0);
    await page.keyboard.type("A");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Leave this schedule" }).waitFor();
    await page.getByText("Only one admin. We recommend two or more").waitFor({ state: "detached" });
    await admin.look();
  });

  test("makes another admin not assignable without changing their role [B49, B50, B4]", async () => {
    const admin = await Keyboard.at(walk, northQuay, "admin");
    const { page } = admin;
    await admin.inRow("Ngozi Adeyemi", assignable(page, "Ngozi Adeyemi", true));
    const changed = answered(page, "members.setAssignable");
    await page.keyboard.press("Space");
    const question = page.getByRole("dialog", { name: "Make Ngozi Adeyemi not assignable?" });
    await question.getByText(/upcoming shifts? keeps? (its|their) assignments?/).waitFor();
    await admin.look();
    await admin.press(question.getByRole("button", { name: "Change", exact: true }));
    await changed;
    await assignable(page, "Ngozi Adeyemi", false).waitFor();
    assert.equal(await roleOf(page, "Ngozi Adeyemi").inputValue(), "admin");
  });

  test("removes a person after confirming the consequences; Escape cancels [B14, B43]", async () => {
    const admin = await Keyboard.at(walk, northQuay, "admin");
    const { page } = admin;
    const bin = page.getByRole("button", { name: "Remove Rafael Vidal" });
    const question = page.getByRole("dialog", { name: "Remove Rafael Vidal?" });
    await admin.inRow("Rafael Vidal", bin);
    await page.keyboard.press("Enter");
    await question.getByText(/^After this change: /).waitFor();
    await admin.look();
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    await admin.press(bin, "Enter", "ArrowRight");
    await admin.press(question.getByRole("button", { name: "Remove", exact: true }));
    await rowOf(page, "Rafael Vidal").waitFor({ state: "detached" });
  });

  test("turns auto-send off, then checks and clears a person's checkbox [B7, B46]", async () => {
    const admin = await Keyboard.at(walk, northQuay, "admin");
    const { page } = admin;
    const box = page.getByRole("checkbox", { name: "Invite Farid Nazari" });
    await rowOf(page, "Farid Nazari").waitFor();
    assert.equal(await box.count(), 0);
    await admin.press(page.getByRole("switch", { name: "Send invitations automatically" }), "Space");
    await box.waitFor();
    await admin.inRow("Farid Nazari", box);
    await page.keyboard.press("Space");
    await page.getByRole("checkbox", { name: "Invite Farid Nazari", checked: true }).waitFor();
    await page.getByText("1 person is waiting for an invitation.").waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("checkbox", { name: "Invite Farid Nazari", checked: false }).waitFor();
    await admin.look();
  });

  test("edits several people with different roles at once and offers to undo it [B48, B49, B1]", async () => {
    const admin = await Keyboard.at(walk, "/schedules/pilot-station/members", "admin");
    const { page } = admin;
    await rowOf(page, "Amara Okafor").waitFor();
    await admin.to(page.getByRole("switch", { name: "Send invitations automatically" }));
    await admin.press(page.getByRole("button", { name: "Select", exact: true }), "Enter", "Shift+Tab");
    const first = page.getByRole("checkbox", { name: /^Select / }).nth(1);
    await admin.to(first);
    await page.keyboard.press("Space");
    for (let more = 0; more < 3; more++) await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("4 selected").first().waitFor();
    await admin.look();
    await admin.choose(page.getByRole("combobox", { name: "Change", exact: true }), "Not assignable");
    await admin.press(page.getByRole("button", { name: "Apply" }));
    const dialog = page.getByRole("dialog", { name: "Make 4 people not assignable?" });
    await dialog.getByText(/will be changed/).waitFor();
    await admin.look();
    await admin.press(dialog.getByRole("button", { name: /^Change \d/ }));
    await dialog.waitFor({ state: "detached" });
    await page
      .getByText(/^\d people were changed\.$/)
      .first()
      .waitFor();
    await admin.look();
  });
});
