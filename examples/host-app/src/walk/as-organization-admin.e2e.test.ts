import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { crew, crewTabs, hostPages, peoplePages, start, visitEveryPage } from "./every-page.fixture.ts";
import { Keyboard } from "./keyboard.fixture.ts";
import { answered, Walk } from "./walk.fixture.ts";

const settings = "/schedules/night-watch/settings";

suite("an organization admin, by keyboard alone", () => {
  const walk = Walk.ofSuite();

  /** Toggles the switch by keyboard. */
  const grant = async (isOn: boolean): Promise<Keyboard> => {
    const master = await Keyboard.at(walk, "/organization", "harbour-master");
    const { page } = master;
    const saved = answered(page, "organizations.update");
    await master.press(page.getByRole("switch", { name: "Manage Schedules", checked: !isOn }), "Space");
    await saved;
    await page.getByRole("switch", { name: "Manage Schedules", checked: isOn }).waitFor();
    return master;
  };

  /** Confirms the deletion by typing the name of the schedule. */
  const beginDeletion = async (planner: Keyboard, name: string): Promise<void> => {
    const { page } = planner;
    await planner.press(page.getByRole("button", { name: "Delete schedule" }));
    await page.getByRole("dialog", { name: `Delete “${name}”?` }).waitFor();
    await planner.type(page.getByRole("textbox", { name: /^Type the name/ }), name);
  };

  test("passes axe on every page and tab without being on a schedule [B5, X22]", async () => {
    const master = await Keyboard.at(walk, start, "harbour-master");
    await visitEveryPage(
      master,
      "North Quay Cranes",
      { ...hostPages, ...peoplePages, Schedules: "You’re not on any schedules" },
      crewTabs,
    );
    const { page } = master;
    await master.follow("Schedules", /\/schedules$/);
    await master.press(page.getByRole("switch", { name: "All schedules of the organization" }), "Space");
    await page.getByRole("main").getByRole("link", { name: "Pilot Station and Tugs" }).waitFor();
    await master.look();
  });

  test("grants Manage Schedules, so that a schedule admin can archive and restore the schedule [B59, Q23]", async () => {
    const admin = await Keyboard.at(walk, settings, "admin");
    const { page } = admin;
    await page.getByText("Only organization admins can do this.").first().waitFor();
    await (await grant(true)).look();
    await admin.press(page.getByRole("button", { name: "Archive", exact: true }));
    await page.getByText("This schedule is archived. Restore it to make changes.").waitFor();
    await admin.look();
    await admin.press(page.getByRole("button", { name: "Restore", exact: true }).last());
    await page.getByRole("button", { name: "Archive", exact: true }).waitFor();
    await grant(false);
  });

  test("shows why nothing is deleted when the grant is revoked while the dialog is open [B60, P23]", async () => {
    await grant(true);
    const admin = await Keyboard.at(walk, settings, "admin");
    const { page } = admin;
    await beginDeletion(admin, crew);
    await admin.look();
    await grant(false);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: `Delete “${crew}”?` });
    await dialog.getByText("Only organization admins can do this").waitFor();
    await admin.look();
    const { schedule } = await walk.client("admin").schedules.get({ scheduleId: await walk.scheduleId(crew) });
    assert.equal(schedule.state, "active");
  });

  test("lets a schedule admin delete the schedule with the grant, and its pages then show this [B59, Q24]", async () => {
    await grant(true);
    const admin = await Keyboard.at(walk, "/schedules/north-quay/settings", "admin");
    const { page } = admin;
    await beginDeletion(admin, "North Quay Cranes");
    await page.keyboard.press("Enter");
    await page.getByText("“North Quay Cranes” was deleted").waitFor();
    await admin.look();
    await admin.press(page.getByRole("link", { name: "Members" }), "Enter", "Shift+Tab");
    await page.getByRole("heading", { name: "Not available to you" }).waitFor();
    await admin.look();
    await grant(false);
  });
});
