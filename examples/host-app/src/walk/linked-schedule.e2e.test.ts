import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { assignable, rowOf, Walk } from "./walk.fixture.ts";

const schedule = "Night Watch, Pier 4";
const linkTab = "/schedules/night-watch/link";
const membersTab = "/schedules/night-watch/members";

suite("a linked schedule", () => {
  const walk = Walk.ofSuite();

  test("links, adds people, delays the removal of everyone until it is confirmed, and restores members on unlinking [B25, P57, Q3]", async () => {
    const scheduleId = await walk.scheduleId(schedule);
    const roster = async () => {
      const { rows } = await walk.client("admin").members.list({ scheduleId, limit: 200 });
      return new Map(rows.map((row) => [row.personId, row]));
    };
    const before = await roster();
    const page = await walk.window(linkTab, "admin");
    const upstream = await walk.window("/pager-duty", "admin");

    await page.getByRole("button", { name: "Link schedule" }).click();
    await page.getByLabel("Product").selectOption({ label: "PagerDuty (demo)" });
    await page.getByLabel("API key").fill("demo-key");
    await page.getByRole("button", { name: "Find schedules" }).click();
    await page.getByRole("radio", { name: "Night crane on-call" }).check();
    await page.getByRole("checkbox", { name: "Match people by email address" }).check();
    await page.getByRole("button", { name: "Preview changes" }).click();
    await page.getByText("4 people in the linked schedule").waitFor();
    await page.getByText("Oskar Brandvold").waitFor();
    await page.getByRole("button", { name: "Link schedule" }).click();
    await page.getByText("Synchronized").first().waitFor();

    // Jonas was already on the schedule, Oskar arrives, and members who aren't upstream can't be assigned anymore.
    await page.getByRole("link", { name: "Members", exact: true }).click();
    await page.waitForURL(walk.app.url + membersTab);
    await rowOf(page, "Oskar Brandvold").getByRole("button", { name: "From the linked schedule" }).waitFor();
    await rowOf(page, "Jonas Lindqvist")
      .getByRole("button", { name: "Added here and in the linked schedule" })
      .waitFor();
    await assignable(page, "Oskar Brandvold", true).waitFor();
    await assignable(page, "Siobhán Ní Dhomhnaill", false).click({ force: true });
    await page.getByText("Not in the linked schedule", { exact: true }).waitFor();

    await upstream.getByLabel("Name of new person").first().fill("Signe Aalto");
    await upstream.getByRole("button", { name: "Add to Night crane on-call" }).click();
    await upstream.getByLabel("Name of Signe Aalto").waitFor();
    await walk.client("admin").links.sync({ scheduleId });
    await rowOf(page, "Signe Aalto").waitFor();

    await upstream.getByRole("button", { name: "Empty Night crane on-call" }).click();
    await upstream.getByLabel("Name of Signe Aalto").waitFor({ state: "detached" });
    await page.goto(walk.app.url + linkTab);
    await page.getByRole("button", { name: "Sync now" }).click();
    await page.getByText("removals are waiting for confirmation").waitFor();
    assert.equal((await roster()).size, before.size + 4, "no one is removed before an admin confirms");

    await page.getByRole("button", { name: "Confirm removals" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Confirm removals" }).click();
    await page.getByText("removals are waiting for confirmation").waitFor({ state: "detached" });
    assert.equal((await roster()).size, before.size - 1, "Jonas leaves with all others who were upstream");

    // The organization owns the schedule, so one of its admins unlinks it.
    const owner = await walk.window(linkTab, "harbour-master");
    await owner.getByRole("button", { name: "Unlink" }).click();
    await owner.getByText("the assignability they had before linking").waitFor();
    await owner.getByRole("dialog").getByRole("button", { name: "Unlink" }).click();
    await owner.getByText("Not linked", { exact: true }).waitFor();
    for (const { personId, assignable: isAssignable, role, provenance } of (await roster()).values()) {
      const was = before.get(personId);
      assert.deepEqual([isAssignable, role, provenance], [was?.assignable, was?.role, "local"]);
    }
  });
});
