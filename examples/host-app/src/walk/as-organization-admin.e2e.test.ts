import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { crew, crewTabs, hostPages, peoplePages, start, visitEveryPage } from "./every-page.fixture.ts";
import { Keyboard } from "./keyboard.fixture.ts";
import { answered, Walk } from "./walk.fixture.ts";

const settings = "/schedules/night-watch/settings";

suite("an organization admin, by keyboard alone", () => {
  const walk = Walk.ofSuite();

  /** Turns the switch by keyboard. */
  const grant = async (isOn: boolean): Promise<Keyboard> => {
    const master = await Keyboard.at(walk, "/organization", "harbour-master");
    const { page } = master;
    const said = answered(page, "organizations.update");
    await master.press(page.getByRole("switch", { name: "Manage Schedules", checked: !isOn }), "Space");
    await said;
    await page.getByRole("switch", { name: "Manage Schedules", checked: isOn }).waitFor();
    return master;
  };

  /** Types the name of the schedule into the question before it is deleted. */
  const beginDeletion = async (somebody: Keyboard, name: string): Promise<void> => {
    const { page } = somebody;
    await somebody.press(page.getByRole("button", { name: "Delete this schedule" }));
    await page.getByRole("dialog", { name: `Delete “${name}”?` }).waitFor();
    await somebody.type(page.getByRole("textbox", { name: /^Type the name/ }), name);
  };

  test("visits every page and every tab without being on a schedule, and axe finds nothing on any [B5, X22]", async () => {
    const master = await Keyboard.at(walk, start, "harbour-master");
    await visitEveryPage(
      master,
      "North Quay Cranes",
      { ...hostPages, ...peoplePages, Schedules: "No schedules yet" },
      crewTabs,
    );
    const { page } = master;
    await master.follow("Schedules", /\/schedules$/);
    await master.press(page.getByRole("switch", { name: "All of the organization" }), "Space");
    await page.getByRole("main").getByRole("link", { name: "Pilot Station and Tugs" }).waitFor();
    await master.look();
  });

  test("grants Manage Schedules; who runs a schedule may archive it then, and restore it [B59, Q23]", async () => {
    const admin = await Keyboard.at(walk, settings, "admin");
    const { page } = admin;
    await page.getByText("Only organization admins may do this.").first().waitFor();
    await (await grant(true)).look();
    await admin.press(page.getByRole("button", { name: "Archive", exact: true }));
    await page.getByText("This schedule is archived: nothing of it changes until it is restored.").waitFor();
    await admin.look();
    await admin.press(page.getByRole("button", { name: "Restore", exact: true }).last());
    await page.getByRole("button", { name: "Archive", exact: true }).waitFor();
    await grant(false);
  });

  test("withdraws the grant between the question and the answer: nothing is deleted, and it says why [B60, P23]", async () => {
    await grant(true);
    const admin = await Keyboard.at(walk, settings, "admin");
    const { page } = admin;
    await beginDeletion(admin, crew);
    await admin.look();
    await grant(false);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: `Delete “${crew}”?` });
    await dialog.getByText("Only organization admins may do this").waitFor();
    await admin.look();
    const { schedule } = await walk.client("admin").schedules.get({ scheduleId: await walk.scheduleId(crew) });
    assert.equal(schedule.state, "active");
  });

  test("who runs a schedule deletes it while it is granted; its pages say that it is gone [B59, Q24]", async () => {
    await grant(true);
    const admin = await Keyboard.at(walk, "/schedules/north-quay/settings", "admin");
    const { page } = admin;
    await beginDeletion(admin, "North Quay Cranes");
    await page.keyboard.press("Enter");
    await page.getByText("“North Quay Cranes” is deleted").waitFor();
    await admin.look();
    await admin.press(page.getByRole("link", { name: "Members" }), "Enter", "Shift+Tab");
    await page.getByText("This schedule does not exist, or you are not on it.").waitFor();
    await admin.look();
    await grant(false);
  });
});
