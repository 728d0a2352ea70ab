import { expect } from "chai";
import { RollcallError, type Transport } from "@rollcall/core/client";
import { control, part, show, switchOf } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, meet, openWorld } from "../../ui/testing/world.fixture.ts";
import type { MemberList } from "./member-list.ts";

const question = (list: MemberList, words: string): Promise<string> =>
  until(() => {
    const text = list.renderRoot.querySelector("#question[open]")?.textContent.replaceAll(/\s+/g, " ");
    return text?.includes(words) ? text : undefined;
  }, `no question with \`${words}\``);

const tomorrow = { start: "2026-12-01T22:00:00+00:00[UTC]", end: "2026-12-02T06:00:00+00:00[UTC]" };

/** A schedule that Amara owns herself. */
async function openOwn(others: readonly string[], role: "admin" | "member") {
  const world = await openWorld();
  const client = world.client("Amara Okafor");
  const { schedule } = await client.schedules.create({ name: "My rota", owner: "person" });
  for (const name of others) await meet(world, name);
  const own = { ...world, scheduleId: schedule.id };
  if (others.length > 0) await addPeople(own, others, { role });
  return own;
}

describe("the preview of a change", () => {
  afterEach(clearPage);

  it("shows the remaining members, the upcoming shifts and the notice about a single admin before a removal [B58, X3]", async () => {
    const world = await openWorld();
    await meet(world, "Jonas Lindqvist");
    const [jonas = ""] = await addPeople(world, ["Jonas Lindqvist"], { role: "admin" });
    await addPeople(world, ["Mei Tanaka"]);
    const { shifts } = world.client("Amara Okafor");
    await shifts.create({ scheduleId: world.scheduleId, kind: "Night", assignees: [{ personId: jonas }], ...tomorrow });
    const { list } = await show(world, world.as("Amara Okafor"));
    control(list, "Jonas Lindqvist", "action").click();
    const text = await question(list, "After this change: 2 people, 2 can be assigned");
    expect(text).to.include("Only one admin.");
    expect(text).to.include("1 upcoming shift keeps its assignment");
  });

  it("disables the removal with a reason if it is no longer possible [B16, X3]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const inner = world.as("Amara Okafor");
    const transport: Transport = {
      ...inner,
      call: (call) =>
        call.mode === "dry-run"
          ? Promise.reject(new RollcallError("member.last-admin", {}, { remedy: "make-another-admin" }))
          : inner.call(call),
    };
    const { list } = await show(world, transport);
    control(list, "Jonas Lindqvist", "action").click();
    await question(list, "At least one admin is required.");
    expect(part(list, "[part=confirm]").ariaDisabled).to.equal("true");
  });

  it("asks before a member with upcoming shifts becomes unassignable [B50, X3]", async () => {
    const world = await openWorld();
    const [jonas = "", mei = ""] = await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { shifts, members } = world.client("Amara Okafor");
    for (const personId of [jonas, mei]) {
      await shifts.create({ scheduleId: world.scheduleId, kind: "Night", assignees: [{ personId }], ...tomorrow });
    }
    const { list } = await show(world, world.as("Amara Okafor"));
    control(list, "Jonas Lindqvist", "assignable").click();
    await question(list, "1 upcoming shift keeps its assignment");
    part(list, "#question [part=cancel]").click();
    await until(() => switchOf(list, "Jonas Lindqvist").checked);
    control(list, "Mei Tanaka", "assignable").click();
    await question(list, "Make Mei Tanaka not assignable?");
    part(list, "[part=confirm]").click();
    const assignable = async (personId: string) =>
      (await members.get({ scheduleId: world.scheduleId, personId })).member.assignable;
    await until(() => part(list, "[part=totals]").textContent.includes("2 can be assigned"));
    await until(async () => !(await assignable(mei)));
    expect(await assignable(jonas)).to.equal(true);
    const { rows: kept } = await shifts.list({ scheduleId: world.scheduleId });
    expect(kept.map(({ assignees: [assignee] }) => [assignee?.personId, assignee?.flagged])).to.deep.equal([
      [jonas, false],
      [mei, true],
    ]);
  });

  it("asks before the second admin gets another role [B58, X3]", async () => {
    const world = await openWorld();
    await meet(world, "Jonas Lindqvist");
    await addPeople(world, ["Jonas Lindqvist"], { role: "admin" });
    const { list } = await show(world, world.as("Amara Okafor"));
    const select = control(list, "Jonas Lindqvist", "role") as HTMLSelectElement;
    select.value = "viewer";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await question(list, "Change Jonas Lindqvist’s role to Viewer?");
    part(list, "[part=confirm]").click();
    const { schedules } = world.client("Amara Okafor");
    await until(async () => (await schedules.get({ scheduleId: world.scheduleId })).schedule.admins === 1);
  });
});

describe("leaving", () => {
  afterEach(clearPage);

  it("confirms leaving, and shows the list again once the caller is added again [Q9]", async () => {
    const world = await openWorld();
    await meet(world, "Jonas Lindqvist");
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Jonas Lindqvist"));
    await until(() => list.myId);
    await list.updateComplete;
    control(list, "Jonas Lindqvist", "action").click();
    await question(list, "Leave this schedule?");
    part(list, "[part=confirm]").click();
    await until(() => list.renderRoot.querySelector("[part=state-page]")?.textContent.includes("You left"));
    expect(list.renderRoot.textContent).not.to.include("Not available to you");
    await addPeople(world, ["Jonas Lindqvist"]);
    list.reload();
    await until(() => list.pages.state.kind === "ready");
  });

  it("lets the owner choose a successor, then leave [Q9, Q48]", async () => {
    const world = await openOwn(["Jonas Lindqvist", "Mei Tanaka"], "admin");
    const { list } = await show(world, world.as("Amara Okafor"));
    control(list, "Amara Okafor", "action").click();
    (await until(() => list.renderRoot.querySelector<HTMLElement>("[part=pass-on]"))).click();
    await question(list, "Choose a new owner");
    expect(part(list, "[part=confirm]").ariaDisabled).to.equal("true");
    const successor = part(list, "[part=successor]") as HTMLSelectElement;
    expect([...successor.options].map(({ text }) => text.trim())).to.deep.equal([
      "Choose an admin",
      "Jonas Lindqvist",
      "Mei Tanaka",
    ]);
    successor.selectedIndex = 2;
    successor.dispatchEvent(new Event("change"));
    await question(list, "After this change: 2 people");
    part(list, "[part=confirm]").click();
    await until(() => list.renderRoot.textContent.includes("You left this schedule"));
    const mei = (await world.client("Mei Tanaka").people.getMe({})).person.id;
    const { schedule } = await world.client("Mei Tanaka").schedules.get({ scheduleId: world.scheduleId });
    expect(schedule.ownerId).to.equal(mei);
  });

  it("focuses a candidate if there is no other admin [B58, Q48]", async () => {
    const world = await openOwn(["Jonas Lindqvist"], "member");
    const { list } = await show(world, world.as("Amara Okafor"));
    control(list, "Amara Okafor", "action").click();
    (await until(() => list.renderRoot.querySelector<HTMLElement>("[part=pass-on]"))).click();
    await question(list, "has no other admin");
    part(list, "[part=confirm]").click();
    await until(() => list.shadowRoot?.activeElement === control(list, "Jonas Lindqvist", "role"));
  });
});
