import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import type { LitElement } from "lit";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/panel.fixture.ts";
import { addPeople, clearPage, openWorld, until } from "../../members/member-list/member-list.fixture.ts";
import { amara, openCrew, placeHistory, squeeze } from "./history.fixture.ts";

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

describe("the list as it was", () => {
  afterEach(clearPage);

  it("rebuilds the list after a change, and comes back to where one was [X8, X22]", async () => {
    const world = await openCrew();
    const { scheduleId, jonas } = world;
    const { members } = world.client(amara);
    await members.setAssignable({ scheduleId, personId: jonas, assignable: false });
    await members.remove({ scheduleId, personId: jonas });
    const panel = await placeHistory(world);
    await lookAfter(panel, 5);
    expect(rowsIn(panel)).to.deep.equal([
      "Amara Okafor, Admin, Yes",
      "Jonas Lindqvist, Member, No",
      "Mei Tanaka, Admin, Yes",
    ]);
    expect(textOf(panel)).to.include("The list after change 5");
    expect(textOf(panel)).to.include("3 people. Names are those of today.");
    expect(panel.shadowRoot?.activeElement?.id).to.equal("past");
    (await inside(panel, "[part=back]")).click();
    await until(() => panel.shadowRoot?.activeElement?.getAttribute("aria-label") === "The list after change 5");
  });

  it("rebuilds the list as of an instant, in the reader's own time [X8]", async () => {
    const world = await openCrew();
    const panel = await placeHistory(world);
    fill(await inside(panel, "#as-of"), "2026-11-22T10:30");
    (await inside(panel, "[part=as-of] button")).click();
    await until(() => rowsIn(panel).length === 3);
    expect(textOf(panel)).to.include("The list on November 22, 2026 at 10:30 AM");
    expect(textOf(panel)).to.include("As change 4 left it, November 21, 2026 at 9:00 AM.");
    (await inside(panel, "[part=back]")).click();
    await until(() => panel.shadowRoot?.activeElement?.id === "as-of");
    fill(await inside(panel, "#as-of"), "2025-01-01T00:00");
    (await inside(panel, "[part=as-of] button")).click();
    await waitForText(panel, "Nobody was on it");
    expect(textOf(panel)).to.include("Before the schedule was created");
  });

  it("asks for an instant before it looks [X8]", async () => {
    const world = await openCrew();
    const panel = await placeHistory(world);
    (await inside(panel, "[part=as-of] button")).click();
    expect((await inside<HTMLInputElement>(panel, "#as-of")).validity.valueMissing).to.equal(true);
    expect(panel.renderRoot.querySelector("[part=past]") === null).to.equal(true);
  });

  it("shows more of a long list when asked, and takes the focus there [X8, X22]", async () => {
    const world = await crowd();
    const panel = await placeHistory(world);
    await lookAfter(panel, 2);
    expect(rowsIn(panel).length).to.equal(50);
    (await inside(panel, "[part=more]")).click();
    await until(() => rowsIn(panel).length === 70);
    await until(() => panel.shadowRoot?.activeElement?.textContent.includes("Deckhand 59"));
    expect(panel.renderRoot.querySelector("[part=more]") === null).to.equal(true);
  });

  it("says why there is no more, and keeps what it shows [X1]", async () => {
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

  it("calls nobody by name or address who was erased [P25]", async () => {
    const world = await openCrew();
    await world.client("Bea Boss", "admin").people.erase({ personId: world.jonas });
    const panel = await placeHistory(world);
    await lookAfter(panel, 3);
    expect(rowsIn(panel).join()).to.include("Somebody who was erased, Member, Yes");
    expect(textOf(panel)).not.to.match(/jonas/i);
  });

  it("shows the changes again when it is about another schedule [X8]", async () => {
    const world = await openCrew();
    const { schedule } = await world.client(amara).schedules.create({ name: "Tug boats" });
    const panel = await placeHistory(world);
    await lookAfter(panel, 2);
    panel.scheduleId = schedule.id;
    await until(() => panel.renderRoot.querySelectorAll("[part=entry]").length === 1);
    expect(panel.renderRoot.querySelector("[part=past]") === null).to.equal(true);
  });
});
