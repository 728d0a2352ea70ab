import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Keyboard } from "./keyboard.fixture.ts";
import {
  createUser,
  editAccount,
  inviteInRow,
  ownPassword,
  plannerAt,
  portalSwitch,
  readLetter,
  saveAccess,
  signIn,
  waitForStatus,
  userRow,
} from "./portal.fixture.ts";
import { Walk } from "./walk.fixture.ts";

const wim = { firstName: "Wim", lastName: "Bakker", email: "wim.bakker@dock.example" };

suite("the worker portal, from an empty database, by keyboard alone", () => {
  const walk = Walk.ofSuite({ empty: true });

  test("creates and activates a worker, who has to choose a password; a pause closes the open portal until it ends [A22, A26, A32]", async () => {
    const planner = await plannerAt(walk);
    const mailbox = await Keyboard.at(walk, "/mailbox", "admin");
    await planner.look();
    await createUser(planner, wim);
    await waitForStatus(planner, "Wim Bakker", "Not activated");
    await planner.look();
    await mailbox.page.getByText("No mail yet.").waitFor();
    await inviteInRow(planner, "Wim Bakker", "Activate & Invite Wim Bakker");
    await waitForStatus(planner, "Wim Bakker", "Invited");
    await userRow(planner, "Wim Bakker").getByRole("button", { name: "Resend the invitation to Wim Bakker" }).waitFor();
    await planner.look();

    const { password, path } = await readLetter(walk, mailbox, "Wim Bakker");
    await mailbox.look();
    const worker = await signIn(walk, path, { ...wim, password });
    const { page } = worker;
    await page.getByRole("heading", { name: "Choose your own password" }).waitFor();
    await worker.look();
    // A link into the portal shows the same page.
    await page.goto(`${walk.app.url}/portal/shifts`);
    await page.getByRole("heading", { name: "Choose your own password" }).waitFor();
    await worker.type(page.getByLabel("Password from the email"), password);
    await worker.type(page.getByLabel("New password"), ownPassword);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "My Shifts" }).waitFor();
    await worker.press(page.getByRole("link", { name: "Back to the dashboard" }));
    const greeting = page.getByRole("heading", { name: /, Wim$/ });
    await greeting.waitFor();
    await worker.look();
    await waitForStatus(planner, "Wim Bakker", "Active");

    await editAccount(planner, "Wim Bakker");
    await planner.press(portalSwitch(planner, true), "Space", "Shift+Tab");
    await portalSwitch(planner, false).waitFor();
    await planner.page.getByLabel("Pause ends").fill("2031-03-07T06:00");
    await planner.type(planner.page.getByLabel("Reason"), "The crane is being overhauled.");
    await planner.type(planner.page.getByRole("textbox", { name: "Name" }), "Crew planning");
    await planner.type(planner.page.getByRole("textbox", { name: "Email address" }), "crews@harbour.example");
    await planner.look();
    await greeting.waitFor();
    await saveAccess(planner, /^Saved\. The portal is off for Wim Bakker/);
    await planner.look();
    await page.getByRole("heading", { name: "Your portal is paused" }).waitFor();
    await page.getByText(/ has paused your access until .*7 March 2031/).waitFor();
    await page.getByText("The crane is being overhauled.").waitFor();
    const contact = page.getByRole("link", { name: "Email Crew planning" });
    assert.equal(await contact.getAttribute("href"), "mailto:crews@harbour.example");
    assert.equal(await greeting.count(), 0);
    await worker.look();

    await planner.press(planner.page.getByRole("button", { name: "Edit", exact: true }));
    await planner.press(portalSwitch(planner, false), "Space", "Shift+Tab");
    await saveAccess(planner, /^Saved\. The portal is on for Wim Bakker/);
    await greeting.waitFor();
    await worker.look();
  });

  test("opens the portal from the host's sidebar; a pause leaves the host's pages available [A9, A43, Q34]", async () => {
    const mei = await Keyboard.at(walk, "/", "viewer");
    const { page } = mei;
    await mei.follow("External Dashboard", /\/planner\/external-dashboard$/);
    const greeting = page.getByRole("heading", { name: /, Mei$/ });
    await greeting.waitFor();
    await mei.look();
    assert.equal(
      await page.getByRole("button", { name: "Sign out", exact: true }).filter({ visible: true }).count(),
      0,
    );

    const planner = await Keyboard.at(walk, "/", "admin");
    await editAccount(planner, "Mei Tanaka");
    await planner.press(portalSwitch(planner, true), "Space", "Shift+Tab");
    await planner.page.getByText("This person can still use their work account. Only the portal is off.").waitFor();
    await saveAccess(planner, /^Saved\. The portal is off for Mei Tanaka/);
    await page.getByRole("heading", { name: "Your portal is paused" }).waitFor();
    await mei.look();
    await mei.follow("Schedules", /\/schedules$/);
    await page.getByText("No schedules yet").waitFor();
    await mei.follow("External Dashboard", /\/planner\/external-dashboard$/);
    await page.getByRole("heading", { name: "Your portal is paused" }).waitFor();

    await planner.press(planner.page.getByRole("button", { name: "Edit", exact: true }));
    await planner.press(portalSwitch(planner, false), "Space", "Shift+Tab");
    await saveAccess(planner, /^Saved\. The portal is on for Mei Tanaka/);
    await greeting.waitFor();
  });

  test("adds a host user from the directory, who can be scheduled immediately [A4, A20, Q51]", async () => {
    const planner = await plannerAt(walk);
    const { page } = planner;
    await planner.press(page.getByRole("button", { name: "Add from your directory" }));
    const directory = page.getByRole("dialog", { name: "Add from your directory" });
    await planner.type(directory.getByRole("searchbox"), "greta");
    await planner.press(directory.getByRole("button", { name: "Add Greta Halvorsen" }));
    await page.getByText("Greta Halvorsen is now a planner user.").first().waitFor();
    await planner.look();
    await page.keyboard.press("Escape");
    await userRow(planner, "Greta Halvorsen").getByText("Internal").waitFor();
    const { schedules, members } = walk.client("admin");
    const { schedule } = await schedules.create({ name: "Slipway" });
    const { rows } = await walk.client("admin").people.list({ search: "greta" });
    const [greta] = rows;
    assert.ok(greta, "Greta is among the people");
    const { results } = await members.add({ scheduleId: schedule.id, people: [{ personId: greta.id }] });
    assert.deepEqual(
      results.map(({ status }) => status),
      ["added"],
    );
  });
});
