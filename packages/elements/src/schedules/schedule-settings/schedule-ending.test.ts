import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import "./schedule-settings.define.ts";
import { fill, inside, intercept, mountPanel, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { meet, openWorld, type World } from "../../ui/testing/world.fixture.ts";

const amara = "Amara Okafor";
const boss = "Bea Boss";

const show = (world: World, user: string, role?: "admin", scheduleId = world.scheduleId) =>
  mountPanel("schedule-settings", world.as(user, role), { attributes: { "schedule-id": scheduleId } });

const isThere = (panel: LitElement, selector: string): boolean => panel.renderRoot.querySelector(selector) !== null;

const find = (world: World, scheduleId = world.scheduleId) =>
  world
    .client(boss, "admin")
    .schedules.get({ scheduleId })
    .then(
      ({ schedule }) => schedule,
      () => undefined,
    );

async function owned(world: World): Promise<string> {
  const { members, schedules } = world.client(amara);
  const { schedule } = await schedules.create({ name: "My rota", owner: "person" });
  const people = ["jonas.lindqvist", "mei.tanaka"].map((name) => ({
    address: `${name}@harbour.example`,
    role: "admin" as const,
  }));
  await meet(world, "Jonas Lindqvist");
  await members.add({ scheduleId: schedule.id, people });
  return schedule.id;
}

async function choose(panel: LitElement, name: string): Promise<void> {
  const select = await inside<HTMLSelectElement>(panel, "#successor:not([aria-busy])");
  const option = [...select.options].find(({ text }) => text.includes(name));
  select.value = option?.value ?? "";
  select.dispatchEvent(new Event("change"));
}

describe("the end of a schedule", () => {
  afterEach(clearPage);

  it("is refused to schedule admins without the grant, and explains why [B59, B60]", async () => {
    const world = await openWorld();
    const panel = await show(world, amara);
    const reason = await inside(panel, "#delete-refused");
    expect(reason.textContent).to.include("doesn’t grant Manage Schedules");
    expect(reason.textContent).to.include("Ask an admin of your organization.");
    expect(isThere(panel, "#delete")).to.equal(false);
  });

  it("is enabled within a second of the grant, and disabled when it is revoked [B59, Q24]", async () => {
    const world = await openWorld();
    const { organizations } = world.client(boss, "admin");
    const panel = await show(world, amara);
    await inside(panel, "#delete-refused");
    await organizations.update({ manageSchedules: true });
    await inside(panel, "#delete");
    await organizations.update({ manageSchedules: false });
    await inside(panel, "#delete-refused");
  });

  it("asks for the name and lists the effects before deleting [B60, Q24]", async () => {
    const world = await openWorld();
    const panel = await show(world, boss, "admin");
    (await inside(panel, "#delete")).click();
    const dialog = await inside<HTMLDialogElement>(panel, "#delete-dialog[open]");
    expect(dialog.textContent).to.include("1 person loses access.");
    const confirm = await inside(panel, "#delete-dialog [part=confirm]");
    expect(confirm.getAttribute("aria-disabled")).to.equal("true");
    confirm.click();
    fill(await inside(panel, "#delete-name"), "Night watc");
    confirm.click();
    expect(await find(world)).not.to.equal(undefined);
    fill(await inside(panel, "#delete-name"), "Night watch ");
    await until(() => !confirm.hasAttribute("aria-disabled"));
    const deleted = new Promise((heard) => panel.addEventListener("rollcall-schedule-deleted", heard));
    confirm.click();
    await deleted;
    await waitForText(panel, "“Night watch” was deleted");
    await until(() => panel.shadowRoot?.activeElement?.id === "gone");
    expect(await find(world)).to.equal(undefined);
  });

  it("deletes nothing when the dialog is closed or the grant was revoked [B59]", async () => {
    const world = await openWorld();
    await world.client(boss, "admin").organizations.update({ manageSchedules: true });
    const panel = await show(world, amara);
    (await inside(panel, "#delete")).click();
    (await inside<HTMLDialogElement>(panel, "#delete-dialog[open]")).close();
    await until(() => !isThere(panel, "#delete-dialog"));
    (await inside(panel, "#delete")).click();
    fill(await inside(panel, "#delete-dialog[open] #delete-name"), "Night watch");
    await world.client(boss, "admin").organizations.update({ manageSchedules: false });
    (await inside(panel, "#delete-dialog [part=confirm]")).click();
    await waitForText(panel, "Only organization admins can do this.");
    expect((await find(world))?.state).to.equal("active");
  });

  it("archives and restores with one press each, and keeps the focus [Q23]", async () => {
    const world = await openWorld();
    const panel = await show(world, boss, "admin");
    (await inside(panel, "#archive")).click();
    await waitForText(panel, "This schedule is archived");
    expect((await find(world))?.state).to.equal("archived");
    expect((await inside(panel, "[part=name]")).localName).to.equal("p");
    const restore = await inside(panel, "#restore");
    await until(() => panel.shadowRoot?.activeElement === restore);
    restore.click();
    await inside(panel, "#archive");
    expect((await find(world))?.state).to.equal("active");
    expect((await inside(panel, "[part=name]")).localName).to.equal("input");
  });

  it("shows why archiving failed [X1]", async () => {
    const world = await openWorld();
    const transport = intercept(world.as(boss, "admin"), (name) =>
      name === "schedules.archive" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await mountPanel("schedule-settings", transport, { attributes: { "schedule-id": world.scheduleId } });
    (await inside(panel, "#archive")).click();
    await waitForText(panel, "No connection.");
    expect((await find(world))?.state).to.equal("active");
  });
});

describe("archiving a schedule", () => {
  afterEach(clearPage);

  it("is confirmed in a toast and can be undone [Q23]", async () => {
    const world = await openWorld();
    const panel = await show(world, amara, undefined, await owned(world));
    (await inside(panel, "#archive")).click();
    await until(() => panel.renderRoot.querySelector("#toast")?.textContent.includes("Schedule archived"));
    (await inside(panel, "#toast [part=undo]")).click();
    await inside(panel, "#archive");
    expect(isThere(panel, "#restore")).to.equal(false);
  });
});

describe("the owner of a schedule", () => {
  afterEach(clearPage);

  it("transfers the schedule to another admin [Q48]", async () => {
    const world = await openWorld();
    const scheduleId = await owned(world);
    const panel = await show(world, amara, undefined, scheduleId);
    await until(() => panel.renderRoot.querySelector("[part=owner]")?.textContent === "You");
    (await inside(panel, "#transfer")).click();
    await choose(panel, "Jonas Lindqvist");
    (await inside(panel, "#transfer-dialog [part=confirm]:not([aria-disabled])")).click();
    await until(() => panel.renderRoot.querySelector("[part=owner]")?.textContent === "Jonas Lindqvist");
    await inside(panel, "#transfer-refused");
    await until(() => panel.shadowRoot?.activeElement?.getAttribute("part") === "owner");
    const { person } = await world.client("Jonas Lindqvist").people.getMe({});
    const { schedule } = await world.client(amara).schedules.get({ scheduleId });
    expect(schedule.ownerId).to.equal(person.id);
  });

  it("shows which admin can't own it before the button is pressed [Q7, X1]", async () => {
    const world = await openWorld();
    const panel = await show(world, amara, undefined, await owned(world));
    (await inside(panel, "#transfer")).click();
    await choose(panel, "mei.tanaka");
    expect((await inside(panel, "#successor-refused")).textContent).to.include("This person can’t own the schedule");
    const confirm = await inside(panel, "#transfer-dialog [part=confirm]");
    expect(confirm.getAttribute("aria-disabled")).to.equal("true");
  });

  it("transfers it to the organization, whose admins then decide [Q24, Q48]", async () => {
    const world = await openWorld();
    const scheduleId = await owned(world);
    const panel = await show(world, amara, undefined, scheduleId);
    await inside(panel, "#delete");
    (await inside(panel, "#transfer")).click();
    await choose(panel, "harbour");
    (await inside(panel, "#transfer-dialog [part=confirm]:not([aria-disabled])")).click();
    await inside(panel, "#delete-refused");
    expect((await find(world, scheduleId))?.ownerId).to.equal(null);
  });
});
