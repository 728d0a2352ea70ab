import { expect } from "chai";
import { control, part, rowOf, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";

const notices = (root: ParentNode): string[] =>
  [...root.querySelectorAll("[part=notice] span")].map(({ textContent }) => textContent.trim());

describe("notices", () => {
  afterEach(clearPage);

  it("recommends a second admin to everyone, with a button for admins [B58]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    for (const [user, buttons] of [
      ["Amara Okafor", 1],
      ["Jonas Lindqvist", 0],
    ] as const) {
      const { list } = await show(world, world.as(user));
      expect(notices(list.renderRoot)[0]).to.include("We recommend two or more");
      expect(list.renderRoot.querySelectorAll("[part=notice] button").length).to.equal(buttons);
      clearPage();
    }
  });

  it("disappears as soon as there is a second active admin [B58]", async () => {
    const world = await openWorld();
    await world.client("Jonas Lindqvist").people.getMe({});
    await addPeople(world, ["Mei Tanaka"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(notices(list.renderRoot).length).to.equal(1);
    await addPeople(world, ["Jonas Lindqvist"], { role: "admin" });
    await until(() => notices(list.renderRoot).length === 0);
  });

  it("shows that a schedule is archived, and why it can’t be changed [B64, Q23]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    await world.client("Bea Boss", "admin").schedules.archive({ scheduleId: world.scheduleId });
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(notices(list.renderRoot)).to.deep.equal(["This schedule is archived. Restore it to make changes."]);
    expect(part(list, "[part=totals]").textContent).to.include("Archived · 2 people");
    expect(part(list, "[part=auto-send]").getAttribute("aria-disabled")).to.equal("true");
    expect(list.renderRoot.querySelector("#add") === null).to.equal(true);
    control(list, "Jonas Lindqvist", "assignable").click();
    const reason = await until(() => list.renderRoot.querySelector("#why:popover-open"));
    expect(reason.textContent).to.include("This schedule is archived");
    expect(rowOf(list, "Jonas Lindqvist")?.querySelector("[part=remove]") instanceof Element).to.equal(true);
  });

  it("updates an open list when the schedule is archived and restored [Q23]", async () => {
    const world = await openWorld();
    const boss = world.client("Bea Boss", "admin");
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live");
    await boss.schedules.archive({ scheduleId: world.scheduleId });
    await until(() => notices(list.renderRoot)[0]?.includes("archived"));
    await until(() => control(list, "Amara Okafor", "assignable").getAttribute("aria-disabled") === "true");
    await boss.schedules.restore({ scheduleId: world.scheduleId });
    await until(() => !notices(list.renderRoot)[0]?.includes("archived"));
  });
});
