import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import "./member-history.define.ts";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import { amara, openHistoryWorld, mountHistory, squeeze } from "./history.fixture.ts";

const rowsIn = (panel: LitElement): string[] =>
  [...panel.renderRoot.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("bdi:not(.muted), td")].map((cell) => squeeze(cell.textContent)).join(", "),
  );

const lookAfter = async (panel: LitElement, number: number): Promise<void> => {
  (await inside(panel, `[data-number='${number}'] [part=list-after]`)).click();
  await inside(panel, "[part=past-table], [part=past] + [part=state-page]");
};

const crowd = async () => {
  const world = await openWorld();
  await addPeople(
    world,
    Array.from({ length: 69 }, (_, index) => `Deckhand ${index + 10}`),
  );
  return world;
};

describe("past member list", () => {
  afterEach(clearPage);

  it("shows the list after a change and restores the focus on return [X8, X22]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId, jonas } = world;
    const { members } = world.client(amara);
    await members.setAssignable({ scheduleId, personId: jonas, assignable: false });
    await members.remove({ scheduleId, personId: jonas });
    const panel = await mountHistory(world);
    await lookAfter(panel, 5);
    expect(rowsIn(panel)).to.deep.equal([
      "Amara Okafor, Admin, Yes",
      "Jonas Lindqvist, Member, No",
      "Mei Tanaka, Admin, Yes",
    ]);
    expect(panel.renderRoot.querySelectorAll("[part=past-table] bdi.small > wbr").length).to.be.above(0);
    expect(textOf(panel)).to.include("Members after change 5");
    expect(textOf(panel)).to.include("3 people. Names are shown as they are today.");
    expect(panel.shadowRoot?.activeElement?.id).to.equal("past");
    (await inside(panel, "[part=back]")).click();
    await until(() => panel.shadowRoot?.activeElement?.getAttribute("aria-label") === "Show members after change 5");
  });

  it("shows the list at an instant in the reader's time zone [X8]", async () => {
    const world = await openHistoryWorld();
    const panel = await mountHistory(world);
    fill(await inside(panel, "#as-of"), "2026-11-22T10:30");
    (await inside(panel, "[part=as-of] button")).click();
    await until(() => rowsIn(panel).length === 3);
    expect(textOf(panel)).to.include("Members on Nov 22, 2026, 10:30 AM");
    expect(textOf(panel)).to.include("After change 4, Nov 21, 2026, 9:00 AM.");
    (await inside(panel, "[part=back]")).click();
    await until(() => panel.shadowRoot?.activeElement?.id === "as-of");
    fill(await inside(panel, "#as-of"), "2025-01-01T00:00");
    (await inside(panel, "[part=as-of] button")).click();
    await waitForText(panel, "No members");
    expect(textOf(panel)).to.include("The schedule hadn’t been created yet.");
  });

  it("requires a date and time [X8]", async () => {
    const world = await openHistoryWorld();
    const panel = await mountHistory(world);
    (await inside(panel, "[part=as-of] button")).click();
    expect((await inside<HTMLInputElement>(panel, "#as-of")).validity.valueMissing).to.equal(true);
    expect(panel.renderRoot.querySelector("[part=past]") === null).to.equal(true);
  });

  it("shows more of a long list on request and moves the focus there [X8, X22]", async () => {
    const world = await crowd();
    const panel = await mountHistory(world);
    await lookAfter(panel, 2);
    expect(rowsIn(panel).length).to.equal(50);
    (await inside(panel, "[part=more]")).click();
    await until(() => rowsIn(panel).length === 70);
    await until(() => panel.shadowRoot?.activeElement?.textContent.includes("Deckhand 59"));
    expect(panel.renderRoot.querySelector("[part=more]") === null).to.equal(true);
  });

  it("shows why loading more failed and keeps the rows [X1]", async () => {
    const world = await crowd();
    let asked = 0;
    const transport = intercept(world.as(amara), (name) =>
      name === "history.listMembers" && asked++ > 0
        ? Promise.reject(new RollcallError("server.unreachable"))
        : undefined,
    );
    const panel = await mountPanel("member-history", transport, { attributes: { "schedule-id": world.scheduleId } });
    await lookAfter(panel, 2);
    (await inside(panel, "[part=more]")).click();
    expect((await inside(panel, "#why:popover-open")).textContent).to.include("No connection");
    expect(rowsIn(panel).length).to.equal(50);
  });

  it("hides the name and address of an erased person [P25]", async () => {
    const world = await openHistoryWorld();
    await world.client("Bea Boss", "admin").people.erase({ personId: world.jonas });
    const panel = await mountHistory(world);
    await lookAfter(panel, 3);
    expect(rowsIn(panel).join()).to.include("Erased person, Member, Yes");
    expect(textOf(panel)).not.to.match(/jonas/i);
  });

  it("returns to the changes when the schedule is replaced [X8]", async () => {
    const world = await openHistoryWorld();
    const { schedule } = await world.client(amara).schedules.create({ name: "Tug boats" });
    const panel = await mountHistory(world);
    await lookAfter(panel, 2);
    panel.scheduleId = schedule.id;
    await until(() => panel.renderRoot.querySelectorAll("[part=entry]").length === 1);
    expect(panel.renderRoot.querySelector("[part=past]") === null).to.equal(true);
  });
});
