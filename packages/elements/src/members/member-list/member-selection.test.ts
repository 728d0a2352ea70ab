import { expect } from "chai";
import { sendKeys } from "@web/test-runner-commands";
import { RollcallError, type Transport } from "@rollcall/core/client";
import { control, namesIn, part, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, meet, openWorld } from "../../ui/testing/world.fixture.ts";
import { bulk, pick, picked, startSelecting } from "./selection/selection.fixture.ts";
import type { MemberList } from "./member-list.ts";

const press = (key: string): Promise<void> => sendKeys({ press: key });
const announced = (list: MemberList): string => part(list, "#announced").textContent;
const bar = (list: MemberList): string => part(list, "[part=bulk-bar]").textContent.replaceAll(/\s+/g, " ");
const crew = ["Jonas Lindqvist", "Mei Tanaka", "Rafael Vidal"];

describe("a selection", () => {
  afterEach(clearPage);

  it("selects with Space, with Shift and arrows, with Shift and click, and all loaded rows with Control and A [X22]", async () => {
    const world = await openWorld();
    await addPeople(world, crew);
    const { list } = await show(world, world.as("Amara Okafor"));
    await startSelecting(list);
    expect(list.shadowRoot?.activeElement === control(list, "Amara Okafor", "select")).to.equal(true);
    await press("Space");
    expect(picked(list)).to.deep.equal(["Amara Okafor"]);
    await until(() => announced(list).includes("1 selected"));
    await press("Shift+ArrowDown");
    await until(() => list.shadowRoot?.activeElement === control(list, "Jonas Lindqvist", "select"));
    await press("Shift+ArrowDown");
    await until(() => picked(list).length === 3);
    await until(() => list.shadowRoot?.activeElement === control(list, "Mei Tanaka", "select"));
    await press("Shift+ArrowUp");
    await until(() => picked(list).join() === "Amara Okafor,Jonas Lindqvist");
    await press("Control+a");
    await until(() => picked(list).length === 4);
    expect(announced(list)).to.include("4 selected");
    await pick(list, "Amara Okafor");
    control(list, "Mei Tanaka", "select").dispatchEvent(new MouseEvent("click", { shiftKey: true, bubbles: true }));
    await until(() => picked(list).join() === "Rafael Vidal");
  });

  it("toggles a row with Shift and Space in any cell; Escape ends selecting and returns the focus to Select [X22]", async () => {
    const world = await openWorld();
    await addPeople(world, crew);
    const { list } = await show(world, world.as("Amara Okafor"));
    await startSelecting(list);
    control(list, "Mei Tanaka", "assignable").focus();
    await press("Shift+Space");
    await until(() => picked(list).join() === "Mei Tanaka");
    expect((control(list, "Mei Tanaka", "assignable") as HTMLInputElement).checked).to.equal(true);
    await press("Escape");
    await until(() => list.renderRoot.querySelector("[part=bulk-bar]") === null);
    expect(list.shadowRoot?.activeElement === part(list, "[part=select]")).to.equal(true);
    expect(part(list, "#add") instanceof HTMLElement).to.equal(true);
    expect(list.renderRoot.querySelectorAll("tbody [data-cell][tabindex='0']").length).to.equal(1);
  });

  it("no longer counts members who are removed one by one, or by others [B14, B18, X3]", async () => {
    const world = await openWorld();
    const ids = await addPeople(world, crew);
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live");
    await startSelecting(list);
    for (const name of crew) await pick(list, name);
    expect(bar(list)).to.include("3 selected");
    control(list, "Mei Tanaka", "action").click();
    (await until(() => list.renderRoot.querySelector<HTMLElement>("#question[open] [part=confirm]"))).click();
    await until(() => bar(list).includes("2 selected"));
    await world.client("Amara Okafor").members.remove({ scheduleId: world.scheduleId, personId: ids[0] ?? "" });
    await until(() => bar(list).includes("1 selected"));
    expect(picked(list)).to.deep.equal(["Rafael Vidal"]);
  });

  it("keeps the selection while the list is searched [X22]", async () => {
    const world = await openWorld();
    await addPeople(world, crew);
    const { list } = await show(world, world.as("Amara Okafor"));
    await startSelecting(list);
    await pick(list, "Mei Tanaka");
    await list.pages.load({ ...list.pages.query, search: "rafael" });
    await until(() => namesIn(list).join() === "Rafael Vidal");
    await pick(list, "Rafael Vidal");
    await until(() => bar(list).includes("2 selected"));
  });

  it("previews a removal: who is removed, who isn’t and why, the totals and the upcoming shifts [B16, X3]", async () => {
    const world = await openWorld();
    const [jonas = ""] = await addPeople(world, crew);
    const { shifts } = world.client("Amara Okafor");
    const at = { start: "2026-12-01T22:00:00+00:00[UTC]", end: "2026-12-02T06:00:00+00:00[UTC]" };
    await shifts.create({ scheduleId: world.scheduleId, kind: "Night", assignees: [{ personId: jonas }], ...at });
    const { list } = await show(world, world.as("Amara Okafor"));
    await startSelecting(list);
    for (const name of ["Amara Okafor", "Jonas Lindqvist", "Mei Tanaka"]) await pick(list, name);
    part(list, "[part=bulk-remove]").click();
    const dialog = await bulk(list, "2 will be removed");
    expect(dialog).to.include("After this change: 2 people, 2 can be assigned");
    expect(dialog).to.include("1 upcoming shift keeps its assignment");
    expect(part(list, "[part=refused]").textContent).to.include("At least one admin is required");
    const { schedule } = await world.client("Amara Okafor").schedules.get({ scheduleId: world.scheduleId });
    expect(schedule.members).to.equal(4);
  });

  it("removes the members it can, names the others, and keeps them selected [B14, B16, X3]", async () => {
    const world = await openWorld();
    await addPeople(world, crew);
    const { list } = await show(world, world.as("Amara Okafor"));
    const gone: unknown[] = [];
    list.addEventListener("rollcall-member-removed", (event) => gone.push(event.personId));
    await startSelecting(list);
    for (const name of ["Amara Okafor", "Jonas Lindqvist", "Mei Tanaka"]) await pick(list, name);
    part(list, "[part=bulk-remove]").click();
    await bulk(list, "2 will be removed");
    part(list, "[part=bulk-confirm]").click();
    const dialog = await bulk(list, "2 removed");
    expect(dialog).to.include("1 not changed:");
    expect(gone.length).to.equal(2);
    part(list, "[part=bulk-close]").click();
    await until(() => namesIn(list).join() === "Amara Okafor,Rafael Vidal");
    await until(() => bar(list).includes("1 selected"));
    expect(picked(list)).to.deep.equal(["Amara Okafor"]);
  });

  it("sets the role and assignability of many, counting those that need no change [B42, B49, X3]", async () => {
    const world = await openWorld();
    await addPeople(world, crew);
    await addPeople(world, ["Vera Viewer"], { role: "viewer", assignable: false });
    const { list } = await show(world, world.as("Amara Okafor"));
    await startSelecting(list);
    for (const name of ["Jonas Lindqvist", "Mei Tanaka", "Vera Viewer"]) await pick(list, name);
    const change = async (value: string, foreseen: string, done: string): Promise<void> => {
      (part(list, "[part=bulk-change]") as HTMLSelectElement).value = value;
      part(list, "[part=bulk-apply]").click();
      await bulk(list, foreseen);
      part(list, "[part=bulk-confirm]").click();
      // Without a refusal there is nothing to read: the dialog closes by itself.
      await until(() => list.renderRoot.querySelector("#bulk") === null);
      await until(() => part(list, "#toast").textContent.includes(done));
    };
    await change("viewer", "1 needs no change", "2 people were changed.");
    for (const name of ["Jonas Lindqvist", "Mei Tanaka", "Vera Viewer"]) await pick(list, name);
    await change("not-assignable", "After this change: 5 people, 2 can be assigned", "2 people were changed.");
    const { rows } = await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId, role: "viewer" });
    expect(rows.map(({ name, assignable }) => [name, assignable])).to.deep.equal([
      ["Jonas Lindqvist", false],
      ["Mei Tanaka", false],
      ["Vera Viewer", false],
    ]);
    await until(() => part(list, "[part=totals]").textContent.includes("2 can be assigned"));
  });

  it("sends more than 500 in batches, and resumes after a break without duplicates [X3]", async function (this: Mocha.Context) {
    this.timeout(60_000);
    const world = await openWorld();
    await addPeople(
      world,
      Array.from({ length: 620 }, (_, index) => `Person ${String(index).padStart(3, "0")}`),
    );
    const inner = world.as("Amara Okafor");
    let runs = 0;
    // The second part is done, but its answer is lost.
    const lossy: Transport = {
      ...inner,
      async call(call) {
        const answer = await inner.call(call);
        if (call.name === "members.edit" && call.mode === "run" && ++runs === 2) {
          throw new RollcallError("server.unreachable");
        }
        return answer;
      },
    };
    const { list } = await show(world, lossy);
    for (let skip = 100; skip < 621; skip += 100) {
      const page = await list.pages.fetch({ limit: 100, skip }, new AbortController().signal);
      if (page) list.pages.place(page, skip);
    }
    await startSelecting(list);
    part(list, "[part=select-all]").click();
    await until(() => bar(list).includes("621 selected"));
    (part(list, "[part=bulk-change]") as HTMLSelectElement).value = "not-assignable";
    part(list, "[part=bulk-apply]").click();
    expect(await bulk(list, "will be changed")).to.include("in batches of 500");
    part(list, "[part=bulk-confirm]").click();
    await bulk(list, "No connection");
    part(list, "[part=bulk-retry]").click();
    expect(await bulk(list, "620 changed")).to.include("At least one assignable member is required");
    const { schedule } = await world.client("Amara Okafor").schedules.get({ scheduleId: world.scheduleId });
    expect(schedule.assignables).to.equal(1);
  });

  it("leaves the schedule if the caller is part of the removal [Q9]", async () => {
    const world = await openWorld();
    await meet(world, "Jonas Lindqvist");
    await addPeople(world, ["Jonas Lindqvist"], { role: "admin" });
    const { list } = await show(world, world.as("Jonas Lindqvist"));
    await until(() => list.myId);
    await startSelecting(list);
    await pick(list, "Jonas Lindqvist");
    part(list, "[part=bulk-remove]").click();
    await bulk(list, "1 will be removed");
    part(list, "[part=bulk-confirm]").click();
    await until(() => list.renderRoot.textContent.includes("You left this schedule"));
  });

  it("isn’t offered to a viewer [B66, Q10]", async () => {
    const world = await openWorld();
    await meet(world, "Vera Viewer");
    await addPeople(world, ["Vera Viewer"], { role: "viewer" });
    const { list } = await show(world, world.as("Vera Viewer"));
    await until(() => list.renderRoot.querySelector("[part=export]"));
    await until(() => list.myId);
    await list.updateComplete;
    expect(list.renderRoot.querySelector("[part=select]") === null).to.equal(true);
  });
});
