import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./planner-users.define.ts";
import { inside, intercept, mountPanel, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPeople, type PeopleWorld, rowOf } from "../people.fixture.ts";
import type { PlannerUsers } from "./planner-users.ts";

const show = async (world: PeopleWorld, transport = world.transport): Promise<PlannerUsers> => {
  const panel = await mountPanel("planner-users", transport);
  await until(() => rowOf(panel, "Mei Tanaka"));
  return panel;
};
const button = (panel: PlannerUsers, name: string): HTMLElement | null | undefined =>
  rowOf(panel, name)?.querySelector<HTMLElement>("[data-cell=invite]");
const statusOf = (panel: PlannerUsers, name: string): string | undefined =>
  rowOf(panel, name)?.querySelector("[part=status]")?.textContent;
const press = async (panel: PlannerUsers, name: string, label: string): Promise<void> => {
  const found = await until(() => {
    const one = button(panel, name);
    return one?.textContent.trim() === label ? one : undefined;
  }, `no \`${label}\` for ${name}`);
  found.click();
};

describe("Activate & Invite", () => {
  afterEach(clearPage);

  it("activates and emails with one click, then offers Resend [A21, A22, P31]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    expect(button(panel, "Mei Tanaka")?.getAttribute("aria-label")).to.equal("Activate & Invite Mei Tanaka");
    const fired = new Promise<Event>((resolve) => document.addEventListener("rollcall-person-invited", resolve));
    await press(panel, "Mei Tanaka", "Activate & Invite");
    expect(await fired).to.deep.include({ personId: world.mei });
    await until(() => button(panel, "Mei Tanaka")?.textContent.trim() === "Resend");
    expect(statusOf(panel, "Mei Tanaka")).to.equal("Invited");
    await waitForText(panel, "Invited Mei Tanaka. An email with a temporary password is on its way.");
    expect((await world.passwordMails()).length).to.equal(1);
  });

  it("is offered only for external people who are not activated [A23]", async () => {
    const world = await openPeople();
    const wim = await world.create("Wim Janssen");
    await world.create("Ana Souza");
    await world.signedIn();
    await world.bea.people.deactivate({ personId: wim });
    const panel = await show(world);
    await until(() => button(panel, "Ana Souza"));
    const offered = ["Ana Souza", "Bea Boss", "Mei Tanaka", "Sol Planner", "Wim Janssen"].map((name) => [
      statusOf(panel, name),
      button(panel, name)?.textContent.trim(),
    ]);
    expect(offered).to.deep.equal([
      ["Not activated", "Activate & Invite"],
      ["Active", undefined],
      ["Active", undefined],
      ["Active", undefined],
      ["Deactivated", undefined],
    ]);
  });

  it("sends one temporary password when two admins click at once [P31]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    const other = await show(world, world.admins);
    await press(panel, "Mei Tanaka", "Activate & Invite");
    await press(other, "Mei Tanaka", "Activate & Invite");
    for (const one of [panel, other]) await until(() => button(one, "Mei Tanaka")?.textContent.trim() === "Resend");
    expect((await world.passwordMails()).length).to.equal(1);
  });

  it("sends one more email when two admins click Resend at once [P31]", async () => {
    const world = await openPeople();
    await world.activate();
    const panel = await show(world);
    const other = await show(world, world.admins);
    const { issue } = (await world.sol.people.get({ personId: world.mei })).person;
    await Promise.all([press(panel, "Mei Tanaka", "Resend"), press(other, "Mei Tanaka", "Resend")]);
    await waitForText(panel, "Sent Mei Tanaka another email.");
    await waitForText(other, "Sent Mei Tanaka another email.");
    expect((await world.passwordMails()).length).to.equal(2);
    expect((await world.sol.people.get({ personId: world.mei })).person.issue).to.not.equal(issue);
  });

  it("explains a failure next to the button, and leaves the row unchanged [A22]", async () => {
    const world = await openPeople();
    const reason = new RollcallError("request.throttled");
    const panel = await show(
      world,
      intercept(world.transport, (name) => (name === "access.activate" ? Promise.reject(reason) : undefined)),
    );
    await press(panel, "Mei Tanaka", "Activate & Invite");
    const why = await inside(panel, "#why:popover-open");
    expect(why.textContent).to.include("Too many attempts");
    expect(statusOf(panel, "Mei Tanaka")).to.equal("Not activated");
  });

  it("shows Active as soon as the worker has chosen a password [A22, A26]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await until(() => panel.people.status === "live");
    await world.signedIn();
    await until(() => statusOf(panel, "Mei Tanaka") === "Active");
    expect(button(panel, "Mei Tanaka")).to.equal(null);
  });
});
