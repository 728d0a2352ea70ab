import { expect } from "chai";
import { control, part, roleOf, rowOf, show, switchOf } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, meet, openWorld } from "../../ui/testing/world.fixture.ts";
import type { MemberList } from "./member-list.ts";

/** The enabled controls of a row. */
const offered = (list: MemberList, name: string): string[] => {
  const works = (cell: string): boolean => {
    const one = control(list, name, cell);
    return one.getAttribute("aria-disabled") !== "true" && one.localName !== "button";
  };
  const isBin = rowOf(list, name)?.querySelector("[part=remove]") instanceof Element;
  return [works("assignable") ? "assignable" : "", works("role") ? "role" : "", isBin ? "bin" : ""].filter(Boolean);
};

/** A schedule with one member of each role, all known to the host, and more people of each kind. */
async function openCast() {
  const world = await openWorld();
  for (const name of ["Ada Admin", "Max Member", "Vera Viewer"]) await meet(world, name);
  await addPeople(world, ["Ada Admin"], { role: "admin", assignable: false });
  await addPeople(world, ["Max Member", "Mei Tanaka"]);
  await addPeople(world, ["Vera Viewer"], { role: "viewer" });
  await addPeople(world, ["Wanda Watcher"], { role: "viewer", assignable: false });
  return world;
}

async function showTo(world: Awaited<ReturnType<typeof openCast>>, user: string): Promise<MemberList> {
  const { list } = await show(world, world.as(user));
  await until(() => list.myId);
  await list.updateComplete;
  return list;
}

describe("controls by role", () => {
  afterEach(clearPage);

  it("lists members of different roles, assignable or not [B1, B2]", async () => {
    const list = await showTo(await openCast(), "Amara Okafor");
    expect(["Ada Admin", "Max Member", "Vera Viewer"].map((name) => roleOf(list, name).value)).to.deep.equal([
      "admin",
      "member",
      "viewer",
    ]);
    expect(part(list, "[part=totals]").textContent).to.include("6 people · 4 can be assigned");
  });

  it("supports viewers who aren’t assignable [B3, B53]", async () => {
    const world = await openCast();
    await meet(world, "Wanda Watcher");
    const list = await showTo(world, "Wanda Watcher");
    expect(switchOf(list, "Wanda Watcher").checked).to.equal(false);
    for (const name of ["Amara Okafor", "Max Member", "Vera Viewer"]) expect(offered(list, name)).to.deep.equal([]);
    expect(offered(list, "Wanda Watcher")).to.deep.equal(["bin"]);
  });

  it("supports admins who aren’t assignable [B4, B53, B55]", async () => {
    const list = await showTo(await openCast(), "Ada Admin");
    expect(switchOf(list, "Ada Admin").checked).to.equal(false);
    for (const name of ["Amara Okafor", "Max Member", "Vera Viewer"]) {
      expect(offered(list, name)).to.deep.equal(["assignable", "role", "bin"]);
    }
    expect(part(list, "#add") instanceof HTMLElement).to.equal(true);
    expect(part(list, "[part=auto-send]").hasAttribute("aria-disabled")).to.equal(false);
  });

  it("lets a member manage the list, but not set roles or remove others [B62, B64, Q9]", async () => {
    const list = await showTo(await openCast(), "Max Member");
    for (const name of ["Mei Tanaka", "Vera Viewer"]) expect(offered(list, name)).to.deep.equal(["assignable"]);
    expect(offered(list, "Max Member")).to.deep.equal(["assignable", "bin"]);
    expect(offered(list, "Amara Okafor")).to.deep.equal([]);
    expect(part(list, "#add") instanceof HTMLElement).to.equal(true);
    expect(part(list, "[part=auto-send]").hasAttribute("aria-disabled")).to.equal(false);
  });

  it("lets a viewer be assignable but change nothing [B65, B66, Q10]", async () => {
    const world = await openCast();
    const admin = await showTo(world, "Amara Okafor");
    expect(switchOf(admin, "Vera Viewer").checked).to.equal(true);
    expect(offered(admin, "Vera Viewer")).to.include("assignable");
    clearPage();
    const list = await showTo(world, "Vera Viewer");
    expect(switchOf(list, "Vera Viewer").checked).to.equal(true);
    expect(offered(list, "Vera Viewer")).to.deep.equal(["bin"]);
    expect(offered(list, "Mei Tanaka")).to.deep.equal([]);
    expect(part(list, "[part=auto-send]").getAttribute("aria-disabled")).to.equal("true");
    expect(list.renderRoot.querySelector("#add") === null).to.equal(true);
  });

  it("adds an assignable member, whose switch works for any role [B48, B51, B61]", async () => {
    const world = await openCast();
    const list = await showTo(world, "Amara Okafor");
    (part(list, "#add") as HTMLInputElement).value = "nina.new@harbour.example";
    part(list, "[part=add-button]").click();
    await until(() => rowOf(list, "nina.new"));
    expect(roleOf(list, "nina.new").value).to.equal("member");
    expect(switchOf(list, "nina.new").checked).to.equal(true);
    for (const name of ["Amara Okafor", "Ada Admin", "Max Member", "Vera Viewer"]) {
      expect(switchOf(list, name).getAttribute("role")).to.equal("switch");
      expect(offered(list, name)).to.include("assignable");
    }
  });

  it("adds people without inviting them [B44, B45, B46]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    part(list, "[part=auto-send]").click();
    const { schedules } = world.client("Amara Okafor");
    await until(async () => !(await schedules.get({ scheduleId: world.scheduleId })).schedule.autoSend);
    (part(list, "#add") as HTMLInputElement).value = "nina.new@harbour.example";
    part(list, "[part=add-button]").click();
    await until(() => rowOf(list, "nina.new"));
    const box = control(list, "nina.new", "invited") as HTMLInputElement;
    expect(box.checked).to.equal(true);
    box.click();
    await until(() => list.pages.rows.find(({ email }) => email.startsWith("nina"))?.invited === false);
    expect(switchOf(list, "nina.new").checked).to.equal(true);
    expect(control(list, "nina.new", "invitation").textContent).to.include("Not invited");
  });
});
