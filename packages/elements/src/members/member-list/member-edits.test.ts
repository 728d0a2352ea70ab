import { expect } from "chai";
import { RollcallError, type Transport } from "@rollcall/core/client";
import { control, field, namesIn, part, roleOf, rowOf, show, switchOf } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, meet, openWorld } from "../../ui/testing/world.fixture.ts";

/** Delays the responses of one operation until they are released, or refuses the calls: all of them, or the first few. */
function holding(transport: Transport, name: string, most = Infinity) {
  let calls = 0;
  let release: (error?: RollcallError) => void = () => undefined;
  const held = new Promise<RollcallError | undefined>((resolve) => (release = resolve));
  const slow: Transport = {
    ...transport,
    async call(call) {
      if (call.name !== name || ++calls > most) return transport.call(call);
      const error = await held;
      if (error) throw error;
      return transport.call(call);
    },
  };
  return { transport: slow, release };
}

const choose = (select: HTMLSelectElement, value: string): void => {
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

describe("edits in the list", () => {
  afterEach(clearPage);

  it("changes a role in place, and fires an event [B42]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const fired = new Promise<Event>((resolve) =>
      document.addEventListener("rollcall-member-changed", resolve, { once: true }),
    );
    choose(roleOf(list, "Jonas Lindqvist"), "viewer");
    expect(await fired).to.deep.include({ set: { role: "viewer" } });
    const { rows } = await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId, role: "viewer" });
    expect(rows.map(({ name }) => name)).to.deep.equal(["Jonas Lindqvist"]);
  });

  it("sets assignable with the row's switch, for any role [B41, B49, B52]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    await addPeople(world, ["Vera Viewer"], { role: "viewer" });
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(switchOf(list, "Vera Viewer").checked).to.equal(true);
    for (const name of ["Amara Okafor", "Vera Viewer"]) control(list, name, "assignable").click();
    await until(() => part(list, "[part=totals]").textContent.includes("1 can be assigned"));
    const { members } = world.client("Amara Okafor");
    await until(async () => {
      const { rows } = await members.list({ scheduleId: world.scheduleId, assignable: true });
      return rows.map(({ name }) => name).join() === "Jonas Lindqvist";
    });
  });

  it("allows members who only view the schedule [B50, B53]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Vera Viewer"], { role: "viewer", assignable: false });
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(switchOf(list, "Vera Viewer").checked).to.equal(false);
    expect(part(list, "[part=totals]").textContent).to.include("2 people · 1 can be assigned");
  });

  it("shows an edit immediately, and rolls back with the reason if it is refused [B42, X1]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { transport, release } = holding(world.as("Amara Okafor"), "members.setAssignable");
    const { list } = await show(world, transport);
    control(list, "Jonas Lindqvist", "assignable").click();
    await until(() => part(list, "[part=totals]").textContent.includes("1 can be assigned"));
    release(new RollcallError("member.last-assignable", {}, { remedy: "make-another-assignable" }));
    const reason = await until(() => list.renderRoot.querySelector("#why:popover-open"));
    expect(reason.textContent).to.include("At least one assignable member is required");
    expect(switchOf(list, "Jonas Lindqvist").checked).to.equal(true);
    expect(part(list, "[part=totals]").textContent).to.include("2 can be assigned");
    expect(part(list, "#announced").textContent).to.include("Not changed.");
  });

  it("doesn’t flicker when the event of an earlier edit arrives late [B42]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const seen: string[] = [];
    const select = roleOf(list, "Jonas Lindqvist");
    choose(select, "viewer");
    choose(select, "admin");
    const observer = setInterval(() => seen.push(select.value), 1);
    await until(() => list.pages.rows.find(({ name }) => name === "Jonas Lindqvist")?.role === "admin");
    await until(() => (list.schedule?.number ?? 0) >= 4);
    clearInterval(observer);
    expect(new Set(seen)).to.deep.equal(new Set(["admin"]));
  });

  it("sends a row's edits in order, so that the last one wins [B41, B52]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { transport, release } = holding(world.as("Amara Okafor"), "members.setAssignable", 1);
    const { list } = await show(world, transport);
    control(list, "Jonas Lindqvist", "assignable").click();
    await until(() => part(list, "[part=totals]").textContent.includes("1 can be assigned"));
    control(list, "Jonas Lindqvist", "assignable").click();
    await until(() => part(list, "[part=totals]").textContent.includes("2 can be assigned"));
    const fired: unknown[] = [];
    list.addEventListener("rollcall-member-changed", (event) => fired.push(Reflect.get(event, "set")));
    release();
    await until(() => fired.length === 2);
    expect(fired).to.deep.equal([{ assignable: false }, { assignable: true }]);
    await until(() => list.schedule?.number === 4);
    await list.updateComplete;
    expect(switchOf(list, "Jonas Lindqvist").checked).to.equal(true);
    expect(part(list, "[part=totals]").textContent).to.include("2 can be assigned");
    const { rows } = await world
      .client("Amara Okafor")
      .members.list({ scheduleId: world.scheduleId, assignable: true });
    expect(rows.length).to.equal(2);
  });

  it("recalculates the totals of a waiting edit when the one before it is refused [B52, X1]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { transport, release } = holding(world.as("Amara Okafor"), "members.setAssignable", 1);
    const { list } = await show(world, transport);
    control(list, "Jonas Lindqvist", "assignable").click();
    await until(() => part(list, "[part=totals]").textContent.includes("1 can be assigned"));
    control(list, "Jonas Lindqvist", "assignable").click();
    const fired = new Promise((resolve) => list.addEventListener("rollcall-member-changed", resolve, { once: true }));
    release(new RollcallError("server.unreachable"));
    await fired;
    await list.updateComplete;
    expect(switchOf(list, "Jonas Lindqvist").checked).to.equal(true);
    expect(part(list, "[part=totals]").textContent).to.include("2 can be assigned");
  });

  it("asks before removing, then removes immediately and moves the focus [B14, X22]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    control(list, "Jonas Lindqvist", "action").click();
    const dialog = await until(() => list.renderRoot.querySelector<HTMLDialogElement>("dialog[open]"));
    expect(dialog.textContent).to.include("Their profile and history are kept.");
    const fired = new Promise((resolve) =>
      document.addEventListener("rollcall-member-removed", resolve, { once: true }),
    );
    dialog.querySelector<HTMLElement>("[part=confirm]")?.click();
    await fired;
    expect(namesIn(list)).to.deep.equal(["Amara Okafor", "Mei Tanaka"]);
    await until(() => list.shadowRoot?.activeElement === control(list, "Mei Tanaka", "action"));
    expect(part(list, "[part=totals]").textContent).to.include("2 people");
  });

  it("removes no one when the dialog is canceled [B14]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    control(list, "Jonas Lindqvist", "action").click();
    const dialog = await until(() => list.renderRoot.querySelector<HTMLDialogElement>("dialog[open]"));
    dialog.querySelector("button")?.click();
    await until(() => !list.renderRoot.querySelector("dialog"));
    expect(namesIn(list)).to.include("Jonas Lindqvist");
  });

  it("restores a row at its position when the removal is refused [B16, X1]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { transport, release } = holding(world.as("Amara Okafor"), "members.remove");
    const { list } = await show(world, transport);
    control(list, "Jonas Lindqvist", "action").click();
    (await until(() => list.renderRoot.querySelector<HTMLElement>("dialog[open] [part=confirm]"))).click();
    await until(() => rowOf(list, "Jonas Lindqvist") === undefined);
    release(new RollcallError("server.unreachable"));
    await until(() => rowOf(list, "Jonas Lindqvist"));
    expect(namesIn(list)).to.deep.equal(["Amara Okafor", "Jonas Lindqvist", "Mei Tanaka"]);
    expect((await until(() => list.renderRoot.querySelector("#why:popover-open"))).textContent).to.include(
      "No connection",
    );
  });

  it("offers leaving on the caller’s own row [Q9, Q22]", async () => {
    const world = await openWorld();
    await meet(world, "Jonas Lindqvist");
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Jonas Lindqvist"));
    await until(() => list.myId);
    await list.updateComplete;
    control(list, "Jonas Lindqvist", "action").click();
    const dialog = await until(() => list.renderRoot.querySelector<HTMLElement>("dialog[open]"));
    expect(dialog.textContent).to.include("Leave this schedule?");
    dialog.querySelector<HTMLElement>("[part=confirm]")?.click();
    await until(() => list.renderRoot.textContent.includes("You left this schedule"));
  });

  it("switches automatic invitations for the schedule [B7, B8]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    const toggle = field(list, "[part=auto-send]");
    expect(toggle.checked).to.equal(true);
    toggle.click();
    const { schedules } = world.client("Amara Okafor");
    await until(async () => !(await schedules.get({ scheduleId: world.scheduleId })).schedule.autoSend);
    expect(toggle.checked).to.equal(false);
  });
});
