import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import "./schedule-settings.define.ts";
import {
  fill,
  inside,
  intercept,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld, type World } from "../../ui/testing/world.fixture.ts";
import type { ScheduleChangedEvent } from "./schedule-settings.events.ts";

const amara = "Amara Okafor";
const boss = "Bea Boss";

const show = (world: World, user: string, role?: "admin", scheduleId = world.scheduleId) =>
  mountPanel("schedule-settings", world.as(user, role), { attributes: { "schedule-id": scheduleId } });

const stored = async (world: World) =>
  (await world.client(amara).schedules.get({ scheduleId: world.scheduleId })).schedule;

const isThere = (panel: LitElement, selector: string): boolean => panel.renderRoot.querySelector(selector) !== null;

const refusalText = async (panel: LitElement, id: string): Promise<string> =>
  (await inside(panel, `#${id}`)).textContent;

describe("the settings of a schedule", () => {
  afterEach(clearPage);

  it("saves each field when it loses focus, and sends only what changed [B62]", async () => {
    const world = await openWorld();
    const panel = await show(world, amara);
    const heard: ScheduleChangedEvent["set"][] = [];
    panel.addEventListener("rollcall-schedule-changed", ({ set }) => heard.push(set));
    fill(await inside(panel, "#name"), "Night desk");
    await until(() => heard.length === 1);
    fill(await inside<HTMLTextAreaElement>(panel, "#description"), "Night watch,\non call.");
    await until(() => heard.length === 2);
    const zone = await inside<HTMLSelectElement>(panel, "#zone");
    zone.value = "Europe/Zurich";
    zone.dispatchEvent(new Event("change"));
    await until(() => heard.length === 3);
    await waitForText(panel, "Central European Time");
    expect(heard).to.deep.equal([
      { name: "Night desk" },
      { description: "Night watch,\non call." },
      { timeZone: "Europe/Zurich" },
    ]);
    expect(panel.renderRoot.querySelectorAll(".save .ok").length).to.equal(3);
    const { name, description, timeZone } = await stored(world);
    expect([name, description, timeZone]).to.deep.equal(["Night desk", "Night watch,\non call.", "Europe/Zurich"]);
  });

  it("offers each time zone once, by its current name, regardless of the name that is set [B62]", async () => {
    const world = await openWorld();
    for (const timeZone of ["Asia/Kolkata", "Asia/Calcutta"]) {
      await world.client(amara).schedules.update({ scheduleId: world.scheduleId, timeZone });
      const panel = await show(world, amara);
      const zone = await inside<HTMLSelectElement>(panel, "#zone");
      expect(zone.value).to.equal(timeZone);
      const labels = [...zone.options].map(({ label }) => label);
      expect(labels.filter((label) => /^(Kolkata|Calcutta|Kyiv|Kiev)$/.test(label)).sort()).to.deep.equal([
        "Kolkata",
        "Kyiv",
      ]);
      clearPage();
    }
  });

  it("turns automatic invitations on and off [B7]", async () => {
    const world = await openWorld();
    const panel = await show(world, amara);
    const toggle = await inside<HTMLInputElement>(panel, "#auto-send");
    expect(toggle.checked).to.equal(true);
    toggle.click();
    await waitForText(panel, "Admins decide who to invite, and when.");
    await waitForText(panel, "Saved");
    expect((await stored(world)).autoSend).to.equal(false);
  });

  it("lets members change the configuration, but not archive or delete [B62, B64, Q23]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const panel = await show(world, "Jonas Lindqvist");
    fill(await inside(panel, "#name"), "Night desk");
    await waitForText(panel, "Saved");
    expect((await stored(world)).name).to.equal("Night desk");
    for (const action of ["archive", "delete"]) {
      expect(await refusalText(panel, `${action}-refused`)).to.include("Ask an admin of this schedule.");
      expect(isThere(panel, `#${action}`)).to.equal(false);
    }
  });

  it("is plain text for viewers, with one explanation [B66, X1]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Vera Viewer"], { role: "viewer" });
    const panel = await show(world, "Vera Viewer");
    expect((await inside(panel, "[part=name]")).textContent).to.equal("Night watch");
    expect((await inside(panel, "[part=description]")).textContent).to.equal("None");
    expect((await inside(panel, "[part=auto-send]")).textContent).to.equal("New members are invited automatically.");
    expect(panel.renderRoot.querySelectorAll("input, textarea, select").length).to.equal(0);
    expect((await inside(panel, "[part=notice]")).textContent).to.include("Ask an admin of this schedule.");
    expect(panel.renderRoot.textContent.split("Ask an admin of this schedule.").length).to.equal(2);
    for (const id of ["archive", "delete", "transfer"]) expect(isThere(panel, `#${id}`), id).to.equal(false);
  });

  it("reverts the input with Escape", async () => {
    const world = await openWorld();
    const panel = await show(world, amara);
    const name = await inside<HTMLInputElement>(panel, "#name");
    fill(name, "Oops", false);
    name.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    await until(() => name.value === "Night watch");
  });

  it("shows changes by others immediately, next to unsaved input", async () => {
    const world = await openWorld();
    const panel = await show(world, amara);
    const { schedules } = world.client(boss, "admin");
    fill(await inside(panel, "#name"), "Mine", false);
    await schedules.update({ scheduleId: world.scheduleId, name: "Theirs", description: "New words" });
    await until(() => panel.renderRoot.querySelector<HTMLTextAreaElement>("#description")?.value === "New words");
    await waitForText(panel, "Someone else set this to “Theirs”.");
    expect((await inside<HTMLInputElement>(panel, "#name")).value).to.equal("Mine");
    const [, theirs] = panel.renderRoot.querySelectorAll<HTMLElement>("#name-state .link");
    theirs?.click();
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("#name")?.value === "Theirs");
    expect((await stored(world)).name).to.equal("Theirs");
  });

  it("clears Saved once someone else has changed the value", async () => {
    const world = await openWorld();
    const panel = await show(world, amara);
    fill(await inside(panel, "#name"), "Mine");
    await waitForText(panel, "Saved");
    await world.client(boss, "admin").schedules.update({ scheduleId: world.scheduleId, name: "Theirs" });
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("#name")?.value === "Theirs");
    expect(textOf(panel)).not.to.include("Saved");
  });

  it("shows why saving failed, and keeps the input [X1]", async () => {
    const world = await openWorld();
    const panel = await show(world, amara);
    fill(await inside(panel, "#name"), "\u202Eturned");
    await waitForText(panel, "Not saved. Invalid input.");
    expect((await inside<HTMLInputElement>(panel, "#name")).value).to.equal("\u202Eturned");
    expect((await stored(world)).name).to.equal("Night watch");
  });

  it("discards the input when it shows another schedule", async () => {
    const world = await openWorld();
    const other = await world.client(amara).schedules.create({ name: "Tug boats" });
    const panel = await show(world, amara);
    fill(await inside(panel, "#name"), "Half typ", false);
    panel.scheduleId = other.schedule.id;
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("#name")?.value === "Tug boats");
  });

  it("shows its states: loading, failed and no access", async () => {
    const world = await openWorld();
    await waitForText(await mountPanel("schedule-settings", undefined), "Not connected");
    const pending = await mountPanel("schedule-settings", pendingTransport, { attributes: { "schedule-id": "x" } });
    expect(isThere(pending, ".skeleton[aria-busy=true]")).to.equal(true);
    await waitForText(await show(world, "Olga Outsider"), "It doesn’t exist, or you don’t have access to it.");
    let isDown = true;
    const broken = intercept(world.as(amara), () =>
      isDown ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const failed = await mountPanel("schedule-settings", broken, { attributes: { "schedule-id": world.scheduleId } });
    await waitForText(failed, "Couldn’t load this");
    isDown = false;
    (await inside(failed, "[part=retry]")).click();
    await inside(failed, "#name");
    expect(textOf(failed)).not.to.include("Couldn’t load this");
  });
});
