import { expect } from "chai";
import "../permission-matrix.define.ts";
import { fill, inside, mountPanel, textOf, waitForText } from "../../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../../ui/testing/page.fixture.ts";
import { addPeople, meet, openWorld } from "../../../ui/testing/world.fixture.ts";
import type { PermissionMatrix } from "../permission-matrix.ts";

async function open(user = "Amara Okafor", width = 1280) {
  const world = await openWorld();
  await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
  await meet(world, "Jonas Lindqvist");
  const attributes = { "schedule-id": world.scheduleId };
  const panel = await mountPanel("permission-matrix", world.as(user), { attributes, width });
  return { world, panel };
}

async function choose(panel: PermissionMatrix, name: string): Promise<void> {
  const button = await until(() =>
    [...panel.renderRoot.querySelectorAll<HTMLElement>(".person")].find((one) => one.textContent.includes(name)),
  );
  button.click();
  await inside(panel, ".simulated");
}

async function suppose(panel: PermissionMatrix, name: string, value: string): Promise<void> {
  const select = (await inside(panel, `#suppose-${name}`)) as unknown as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

const lines = (panel: PermissionMatrix): string[] =>
  [...panel.renderRoot.querySelectorAll<HTMLElement>(".simulated tr.changed")].map(
    (row) => row.dataset["action"] ?? "",
  );

describe("the simulator", () => {
  afterEach(clearPage);

  it("shows what a person could do in another role and labels the changes [X21]", async () => {
    const { panel, world } = await open();
    const before = await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId });
    fill(await inside<HTMLInputElement>(panel, "#person"), "jonas", false);
    await until(() => panel.renderRoot.querySelectorAll(".person").length === 1);
    await choose(panel, "Jonas Lindqvist");
    expect(lines(panel)).to.deep.equal([]);
    await suppose(panel, "role", "viewer");
    await waitForText(panel, "permissions change");
    expect(lines(panel)).to.include.members(["update", "add-members", "change-shifts", "set-assignable"]);
    expect(textOf(panel)).to.include("lost");
    await suppose(panel, "role", "admin");
    await until(() => lines(panel).includes("make-admin"));
    expect(textOf(panel)).to.include("gained");
    expect(await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId })).to.deep.equal(before);
  });

  it("simulates settings: Manage Schedules permits deletion and an archived schedule is read-only [X21, B59]", async () => {
    const { panel } = await open();
    await choose(panel, "Amara Okafor");
    await suppose(panel, "manageSchedules", "yes");
    await until(() => lines(panel).includes("delete"));
    await suppose(panel, "manageSchedules", "");
    await suppose(panel, "archived", "yes");
    await until(() => lines(panel).includes("update"));
    expect(lines(panel)).not.to.include("delete");
  });

  it("shows reasons, notices and when the schedule would be hidden [X21, X1]", async () => {
    const { panel } = await open();
    await choose(panel, "Jonas Lindqvist");
    await waitForText(panel, "Only one admin.");
    const refused = await until(() => panel.renderRoot.querySelector<HTMLElement>("[data-action=delete] .answer"));
    refused.click();
    await inside(panel, "#why:popover-open");
    await suppose(panel, "role", "none");
    await waitForText(panel, "They can’t see that this schedule exists.");
  });

  it("shows all actions on request and starts over with another person by keyboard [X21, X22]", async () => {
    const { panel } = await open();
    await choose(panel, "Mei Tanaka");
    await suppose(panel, "role", "viewer");
    await waitForText(panel, "permissions change");
    const some = panel.renderRoot.querySelectorAll(".simulated [data-action]").length;
    (await inside(panel, "#only-changes")).click();
    await until(() => panel.renderRoot.querySelectorAll(".simulated [data-action]").length > some);
    (await inside(panel, "#another")).click();
    await until(() => (panel.renderRoot as ShadowRoot).activeElement?.id === "person");
    expect(textOf(panel)).not.to.include("permissions change");
  });

  it("is only available to admins of the schedule [X21]", async () => {
    const { panel } = await open("Jonas Lindqvist");
    await waitForText(panel, "Only admins of this schedule can use the simulator.");
    expect(panel.renderRoot.querySelector("#person")).to.equal(null);
  });

  it("updates when others change the schedule [X21]", async () => {
    const { panel, world } = await open();
    await choose(panel, "Jonas Lindqvist");
    await waitForText(panel, "Only one admin.");
    const { rows } = await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId, search: "jonas" });
    const personId = rows[0]?.personId ?? "";
    await world.client("Amara Okafor").members.setRole({ scheduleId: world.scheduleId, personId, role: "admin" });
    await until(() => !textOf(panel).includes("Only one admin."));
  });
});
