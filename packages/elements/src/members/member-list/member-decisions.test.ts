import { expect } from "chai";
import { control, part, rowOf, show, switchOf } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, meet, openWorld } from "../../ui/testing/world.fixture.ts";
import type { MemberList } from "./member-list.ts";

const bin = (list: MemberList, name: string): Element | null | undefined =>
  rowOf(list, name)?.querySelector("[part=remove]");
const why = (list: MemberList, name: string): Element | null | undefined =>
  rowOf(list, name)?.querySelector("[part=why]");

describe("the controls of a row", () => {
  afterEach(clearPage);

  it("shows the remove button to the right of a name [B14, B43]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(bin(list, "Jonas Lindqvist")?.getAttribute("aria-label")).to.equal("Remove Jonas Lindqvist");
  });

  it("hides the remove button for the last admin, and explains why [B17, Q22, X1]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(bin(list, "Amara Okafor") === null).to.equal(true);
    control(list, "Amara Okafor", "action").click();
    const reason = await until(() => list.renderRoot.querySelector("#why:popover-open"));
    expect(reason.textContent).to.include("At least one admin is required");
    expect(reason.textContent).to.include("Make another member an admin first.");
    expect(list.shadowRoot?.activeElement === reason).to.equal(true);
  });

  it("hides the remove button for the last assignable member [B15, B17]", async () => {
    const world = await openWorld();
    const admin = world.client("Amara Okafor");
    const [jonas = ""] = await addPeople(world, ["Jonas Lindqvist"]);
    const me = (await admin.people.getMe({})).person.id;
    await admin.members.setAssignable({ scheduleId: world.scheduleId, personId: me, assignable: false });
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(jonas).not.to.equal("");
    expect(bin(list, "Jonas Lindqvist") === null).to.equal(true);
    control(list, "Jonas Lindqvist", "assignable").click();
    const reason = await until(() => list.renderRoot.querySelector("#why:popover-open"));
    expect(reason.textContent).to.include("At least one assignable member is required");
    expect(switchOf(list, "Jonas Lindqvist").checked).to.equal(true);
  });

  it("shows the remove button again as soon as another row allows it [B18]", async () => {
    const world = await openWorld();
    await meet(world, "Jonas Lindqvist");
    const [jonas = ""] = await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(bin(list, "Amara Okafor") === null).to.equal(true);
    const personId = list.pages.rows.find(({ name }) => name === "Jonas Lindqvist")?.personId ?? jonas;
    await world.client("Amara Okafor").members.setRole({ scheduleId: world.scheduleId, personId, role: "admin" });
    await until(() => bin(list, "Amara Okafor"));
    expect(bin(list, "Amara Okafor")?.getAttribute("aria-label")).to.equal("Leave this schedule");
  });

  it("lets a viewer do nothing but leave [B66, Q10, Q22]", async () => {
    const world = await openWorld();
    await meet(world, "Vera Viewer");
    await addPeople(world, ["Vera Viewer"], { role: "viewer" });
    const { list } = await show(world, world.as("Vera Viewer"));
    await until(() => bin(list, "Vera Viewer")?.getAttribute("aria-label") === "Leave this schedule");
    expect(why(list, "Amara Okafor") instanceof Element).to.equal(true);
    for (const name of ["Amara Okafor", "Vera Viewer"]) {
      expect(control(list, name, "assignable").getAttribute("aria-disabled")).to.equal("true");
      expect(control(list, name, "role").tagName).to.equal("BUTTON");
    }
    expect(list.renderRoot.querySelector("#add") === null).to.equal(true);
    expect(part(list, "[part=auto-send]").getAttribute("aria-disabled")).to.equal("true");
  });

  it("doesn’t let a member promote anyone, including themselves [B55, Q9]", async () => {
    const world = await openWorld();
    await meet(world, "Jonas Lindqvist");
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { list } = await show(world, world.as("Jonas Lindqvist"));
    control(list, "Jonas Lindqvist", "role").click();
    const reason = await until(() => list.renderRoot.querySelector("#why:popover-open"));
    expect(reason.textContent).to.include("Ask an admin of this schedule.");
    expect(control(list, "Mei Tanaka", "assignable").hasAttribute("aria-disabled")).to.equal(false);
  });

  it("offers the invited checkbox only while auto-send is off and nothing was sent [B46, Q11]", async () => {
    const world = await openWorld();
    const { schedules } = world.client("Amara Okafor");
    const { scheduleId } = world;
    await schedules.setAutoSend({ scheduleId, autoSend: false });
    await addPeople(world, ["Jonas Lindqvist"]);
    await schedules.setAutoSend({ scheduleId, autoSend: true });
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(rowOf(list, "Jonas Lindqvist")?.querySelector("[part=invited]") === null).to.equal(true);
    part(list, "[part=auto-send]").click();
    const box = await until(() => rowOf(list, "Jonas Lindqvist")?.querySelector<HTMLInputElement>("[part=invited]"));
    expect(box.checked).to.equal(true);
    expect(part(list, "thead .tick").innerText.trim()).to.equal("Invite");
    expect(part(list, "thead .tick").querySelector(".hidden")).to.equal(null);
    expect(rowOf(list, "Amara Okafor")?.querySelector("[part=invited]") === null).to.equal(true);
    await until(() => !box.hasAttribute("aria-disabled"));
    box.click();
    const { members } = world.client("Amara Okafor");
    const personId = list.pages.rows.find(({ name }) => name === "Jonas Lindqvist")?.personId ?? "";
    const saved = async () => (await members.get({ scheduleId: world.scheduleId, personId })).member.invited;
    let invited = true;
    await until(() => {
      void saved().then((value) => (invited = value));
      return !invited;
    });
  });

  it("recommends a second admin, and focuses a candidate [B58]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const notice = part(list, "[part=notice]");
    expect(notice.textContent).to.include("We recommend two or more");
    notice.querySelector("button")?.click();
    await until(() => list.shadowRoot?.activeElement === control(list, "Jonas Lindqvist", "role"));
  });
});
