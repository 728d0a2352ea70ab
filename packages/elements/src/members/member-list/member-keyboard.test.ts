import { expect } from "chai";
import { sendKeys } from "@web/test-runner-commands";
import { control, part, roleOf, rowOf, show, switchOf } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { intercept } from "../../ui/testing/panel.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";

const press = (key: string): Promise<void> => sendKeys({ press: key });

describe("the keyboard", () => {
  afterEach(clearPage);

  it("has one tab stop in the table, moves with arrow keys, and continues to the add box [X22]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const active = (): Element | null | undefined => list.shadowRoot?.activeElement;
    part(list, "[aria-sort] .sort").focus();
    await press("Tab");
    await press("Tab");
    expect(active() === control(list, "Amara Okafor", "invitation")).to.equal(true);
    await press("ArrowDown");
    await until(() => active() === control(list, "Jonas Lindqvist", "invitation"));
    await press("ArrowRight");
    expect(active() === control(list, "Jonas Lindqvist", "calendar")).to.equal(true);
    await press("End");
    expect(active() === control(list, "Jonas Lindqvist", "action")).to.equal(true);
    await press("Control+End");
    await until(() => active() === control(list, "Mei Tanaka", "action"));
    await press("Tab");
    expect(active() === part(list, "#add")).to.equal(true);
    await press("Shift+Tab");
    expect(active() === control(list, "Mei Tanaka", "action")).to.equal(true);
  });

  it("doesn’t change a role with an arrow key [B42, X22]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const select = roleOf(list, "Jonas Lindqvist");
    select.focus();
    await press("ArrowDown");
    await until(() => list.shadowRoot?.activeElement === control(list, "Mei Tanaka", "role"));
    expect(select.value).to.equal("member");
  });

  it("saves a role when Enter is pressed or the focus leaves, not each role passed with the keys [B42, X22]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    let saved = 0;
    const counting = intercept(world.as("Amara Okafor"), (name) => {
      if (name === "members.setRole") saved += 1;
      return undefined;
    });
    const { list } = await show(world, counting);
    const isStored = (name: string, role: string): boolean =>
      list.pages.rows.find((row) => row.name === name)?.role === role;
    const select = roleOf(list, "Jonas Lindqvist");
    select.focus();
    await press("v");
    await addPeople(world, ["Ben Carter"]);
    await until(() => rowOf(list, "Ben Carter"));
    expect([select.value, saved]).to.deep.equal(["viewer", 0]);
    await press("Enter");
    await until(() => isStored("Jonas Lindqvist", "viewer"));
    roleOf(list, "Mei Tanaka").focus();
    for (const key of ["v", "Tab"]) await press(key);
    await until(() => isStored("Mei Tanaka", "viewer"));
    // A choice from the opened options is saved immediately.
    select.focus();
    for (const key of ["Alt+ArrowDown", "ArrowUp", "Enter"]) await press(key);
    await until(() => isStored("Jonas Lindqvist", "member"));
    expect(saved).to.equal(3);
  });

  it("keeps a role when Escape closes the options or follows keys that have changed it [B42, X22]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    for (const [name, ...keys] of [
      ["Jonas Lindqvist", "Enter", "ArrowUp"],
      ["Mei Tanaka", "Alt+ArrowDown", "ArrowUp"],
      ["Mei Tanaka", "v"],
    ] as const) {
      const select = roleOf(list, name);
      select.focus();
      for (const key of [...keys, "Escape"]) await press(key);
      expect(select.value).to.equal("member");
    }
    // Changes to a row are saved in order.
    for (const name of ["Jonas Lindqvist", "Mei Tanaka"]) {
      switchOf(list, name).click();
      const row = await until(() => list.pages.rows.find((one) => one.name === name && !one.assignable));
      expect(row.role).to.equal("member");
    }
  });

  it("doesn't save a role chosen with the keys for another member when its row disappears [B42]", async () => {
    const world = await openWorld();
    const [personId = ""] = await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live");
    roleOf(list, "Jonas Lindqvist").focus();
    await press("v");
    await world.client("Amara Okafor").members.remove({ scheduleId: world.scheduleId, personId });
    await until(() => !rowOf(list, "Jonas Lindqvist"));
    // Changes to a row are saved in order.
    switchOf(list, "Mei Tanaka").click();
    const mei = await until(() => list.pages.rows.find((row) => row.name === "Mei Tanaka" && !row.assignable));
    expect(mei.role).to.equal("member");
  });

  it("doesn't save a role chosen with the keys in another schedule that the list then shows [B42]", async () => {
    const world = await openWorld();
    const [personId = ""] = await addPeople(world, ["Jonas Lindqvist"]);
    const { schedules, members } = world.client("Amara Okafor");
    const { schedule } = await schedules.create({ name: "Day watch" });
    await members.add({ scheduleId: schedule.id, people: [{ personId }] });
    const { list } = await show(world, world.as("Amara Okafor"));
    roleOf(list, "Jonas Lindqvist").focus();
    await press("v");
    list.scheduleId = schedule.id;
    await until(() => list.schedule?.id === schedule.id && rowOf(list, "Jonas Lindqvist"));
    // Changes to a row are saved in order.
    switchOf(list, "Jonas Lindqvist").click();
    const jonas = await until(() => list.pages.rows.find((row) => row.personId === personId && !row.assignable));
    expect(jonas.role).to.equal("member");
  });

  it("saves a role chosen with the keys when the options are then opened by pointer without another choice [B42]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const select = roleOf(list, "Jonas Lindqvist");
    select.focus();
    await press("v");
    for (const type of ["mousedown", "click", "click"]) select.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    select.blur();
    await until(() => list.pages.rows.find(({ name }) => name === "Jonas Lindqvist")?.role === "viewer");
  });

  it("opens a reason with Enter, closes it with Escape, and restores the focus [X1, X22]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    const info = control(list, "Amara Okafor", "action");
    info.focus();
    await press("Enter");
    await until(() => list.renderRoot.querySelector("#why:popover-open"));
    await press("Escape");
    await until(() => list.shadowRoot?.activeElement === info);
    expect(list.renderRoot.querySelector("#why:popover-open") === null).to.equal(true);
  });

  it("asks to remove on Delete anywhere in the row [B14, X22]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    control(list, "Jonas Lindqvist", "calendar").focus();
    await press("Delete");
    await until(() => list.renderRoot.querySelector("dialog[open]"));
  });

  it("toggles a row's switch with Space [B52, X22]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    control(list, "Jonas Lindqvist", "assignable").focus();
    await press("Space");
    await until(() => part(list, "[part=totals]").textContent.includes("1 can be assigned"));
  });

  it("follows the direction of a right-to-left page [X22]", async () => {
    const world = await openWorld();
    const { provider, list } = await show(world, world.as("Amara Okafor"));
    provider.dir = "rtl";
    const state = control(list, "Amara Okafor", "invitation");
    state.focus();
    await press("ArrowLeft");
    const calendar = control(list, "Amara Okafor", "calendar");
    expect(list.shadowRoot?.activeElement === calendar).to.equal(true);
    expect(calendar.getBoundingClientRect().left).to.be.lessThan(state.getBoundingClientRect().left);
  });
});
