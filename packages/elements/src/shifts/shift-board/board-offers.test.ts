import { expect } from "chai";
import type { LitElement } from "lit";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import type { World } from "../../ui/testing/world.fixture.ts";
import { describeAccessibility, fill, inside, waitForText } from "../../ui/testing/panel.fixture.ts";
import { owner, storedShift } from "../schedule-shifts/shifts.fixture.ts";
import { cellOf, openBoardWorld, showNextWeek } from "./board.fixture.ts";

/** A world with the free shift Late, in the week of the board. */
async function openOfferWorld() {
  const { world, free, ben, cleo } = await openBoardWorld();
  const { rows } = await world.client(owner).eligibility.listCandidates({
    scheduleId: world.scheduleId,
    shiftId: free,
    only: "eligible",
  });
  // Cleo is already on the shift.
  return { world, free, ben, personIds: rows.map(({ personId }) => personId).filter((id) => id !== cleo) };
}

const offersOf = async ({ client, scheduleId }: World, shiftId: string) =>
  (await client(owner).offers.list({ scheduleId, shiftId })).rows;

/** Opens a dialog of the free shift from its details. */
async function openFrom(panel: LitElement, part: string): Promise<void> {
  (await cellOf(panel, "unfilled ", "2026-11-23")).click();
  (await inside(panel, `#details[open] .acts [part=${part}]`)).click();
}

const check = async (panel: LitElement, personId: string): Promise<void> =>
  (await inside(panel, `#offer [data-person="${personId}"] input`)).click();

const confirm = async (panel: LitElement): Promise<void> => (await inside(panel, "#offer [part=confirm]")).click();

describe("offers on the board", () => {
  afterEach(clearPage);

  it("offers a shift to several people with a deadline in the shift's time zone [X13]", async () => {
    const { world, free, personIds, ben } = await openOfferWorld();
    const [other = ""] = personIds.filter((personId) => personId !== ben);
    const panel = await showNextWeek(world);
    await openFrom(panel, "offer");
    await check(panel, other);
    await check(panel, ben);
    fill(await inside(panel, "#offer-deadline"), "2026-11-22T20:00");
    expect((await inside(panel, "#offer [part=confirm]")).textContent.trim()).to.equal("Offer to 2 people");
    await confirm(panel);
    await waitForText(panel, "Late offered to 2 people");
    const [offer] = await offersOf(world, free);
    expect(offer?.answers.map(({ personId, state }) => [personId, state])).to.deep.equal([
      [other, "asked"],
      [ben, "asked"],
    ]);
    expect([offer?.deadline, offer?.wave]).to.deep.equal(["2026-11-22T19:00:00.000Z", null]);
    await until(async () => (await cellOf(panel, "unfilled ", "2026-11-23")).textContent.includes("0 of 2 answered"));
  });

  it("offers a shift in waves, in the order of selection [X13]", async () => {
    const { world, free, ben, personIds } = await openOfferWorld();
    const panel = await showNextWeek(world);
    await openFrom(panel, "offer");
    await check(panel, ben);
    (await inside(panel, "#offer [part=select-all]")).click();
    const pace = await inside<HTMLSelectElement>(panel, "#offer-pace");
    pace.value = "waves";
    pace.dispatchEvent(new Event("change", { bubbles: true }));
    fill(await inside(panel, "#offer-minutes"), "45");
    await confirm(panel);
    await waitForText(panel, `Late offered to ${personIds.length} people`);
    const [offer] = await offersOf(world, free);
    expect(offer?.wave).to.deep.equal({ size: 1, minutes: 45 });
    expect(offer?.answers.map(({ state }) => state).slice(0, 2)).to.deep.equal(["asked", "waiting"]);
    expect(offer?.answers[0]?.personId).to.equal(ben);
  });

  it("asks for people, and for a deadline before the shift", async () => {
    const { world, ben } = await openOfferWorld();
    const panel = await showNextWeek(world);
    await openFrom(panel, "offer");
    await inside(panel, "#offer .candidate");
    await confirm(panel);
    await waitForText(panel, "Select at least one person.");
    await check(panel, ben);
    fill(await inside(panel, "#offer-deadline"), "2026-11-24T20:00");
    await confirm(panel);
    await waitForText(panel, "Choose a time between now and the start of the shift.");
  });

  it("offers a shift to people who may not take it only with a note [A11, A13]", async () => {
    const { world, free, ben } = await openOfferWorld();
    await world.client("Ben Adler").portal.blockDays({ days: ["2026-11-23"] });
    const panel = await showNextWeek(world);
    await openFrom(panel, "offer");
    await inside(panel, "#offer .candidate");
    expect(panel.renderRoot.querySelector(`#offer [data-person="${ben}"]`) === null).to.equal(true);
    (await inside(panel, "#tab-everyone")).click();
    const row = await inside(panel, `#offer [data-person="${ben}"]`);
    expect(row.textContent).to.include("Not available");
    await check(panel, ben);
    await waitForText(panel, "Not eligible: Ben Adler.");
    const send = await inside(panel, "#offer [part=confirm]");
    expect(send.getAttribute("aria-disabled")).to.equal("true");
    fill(await inside<HTMLTextAreaElement>(panel, "#offer [part=override-note]"), "He agreed by phone.");
    await until(() => send.getAttribute("aria-disabled") === null);
    send.click();
    await waitForText(panel, "Late offered to 1 person");
    expect((await offersOf(world, free))[0]?.answers.map(({ personId }) => personId)).to.deep.equal([ben]);
    const [own] = (await world.client("Ben Adler").offers.listOwn({})).rows;
    expect(own?.reasons).to.deep.equal([]);
  });

  it("lists people who can't be assigned with the reason, without a checkbox [B50]", async () => {
    const { world, ben } = await openOfferWorld();
    await world.client(owner).members.setAssignable({ scheduleId: world.scheduleId, personId: ben, assignable: false });
    const panel = await showNextWeek(world);
    await openFrom(panel, "offer");
    (await inside(panel, "#tab-everyone")).click();
    const row = await inside(panel, `#offer [data-person="${ben}"]`);
    expect(row.textContent).to.include("Not assignable");
    expect(row.querySelector("input") === null).to.equal(true);
  });

  it("shows who answered what, live, with the reason [X13, Q60]", async () => {
    const { world, free, ben } = await openOfferWorld();
    const { scheduleId } = world;
    await world.client(owner).offers.create({ scheduleId, shiftId: free, personIds: [ben] });
    const panel = await showNextWeek(world, world.as(owner, "scheduler"));
    await openFrom(panel, "answers");
    const row = await inside(panel, `#offers [data-person="${ben}"]`);
    expect(row.textContent).to.include("Waiting for an answer");
    await world.client("Ben Adler").offers.decline({ scheduleId, shiftId: free, reason: "Exam" });
    await until(() => row.textContent.includes("Declined") && row.textContent.includes("Exam"));
    await until(async () => (await cellOf(panel, "unfilled ", "2026-11-23")).textContent.includes("1 of 1 answered"));
  });

  it("answers for a person, and they get the shift [X13]", async () => {
    const { world, free, ben } = await openOfferWorld();
    await world.client(owner).offers.create({ scheduleId: world.scheduleId, shiftId: free, personIds: [ben] });
    const panel = await showNextWeek(world);
    await openFrom(panel, "answers");
    (await inside(panel, `#offers [data-person="${ben}"] [part=answer-accept]`)).click();
    await until(async () => (await inside(panel, `#offers [data-person="${ben}"]`)).textContent.includes("Accepted"));
    await waitForText(panel, "Ben Adler’s answer saved");
    const held = (await storedShift(world, free)).assignees.find(({ personId }) => personId === ben);
    expect(held?.state).to.equal("confirmed");
  });

  it("withdraws an offer after asking, and keeps the focus in the dialog [X13]", async () => {
    const { world, free, ben } = await openOfferWorld();
    await world.client(owner).offers.create({ scheduleId: world.scheduleId, shiftId: free, personIds: [ben] });
    const panel = await showNextWeek(world);
    await openFrom(panel, "answers");
    (await inside(panel, "#offers [part=withdraw]")).click();
    (await inside(panel, "#withdraw [part=confirm]")).click();
    await waitForText(panel, "No open offers");
    expect(await offersOf(world, free)).to.deep.equal([]);
    await until(() => (panel.renderRoot as ShadowRoot).activeElement?.matches("#offers [part=close]"));
  });

  it("hides offers from viewers [B65, Q60]", async () => {
    const { world, free, ben } = await openOfferWorld();
    await world.client(owner).offers.create({ scheduleId: world.scheduleId, shiftId: free, personIds: [ben] });
    const viewer = [{ personId: (await world.client("Vera").people.getMe({})).person.id, role: "viewer" as const }];
    await world.client(owner).members.add({ scheduleId: world.scheduleId, people: viewer });
    const panel = await showNextWeek(world, world.as("Vera"));
    const cell = await cellOf(panel, "unfilled ", "2026-11-23");
    expect(cell.textContent).not.to.include("answered");
  });
});

describeAccessibility({
  offering: async (placing) => {
    const { world, free } = await openOfferWorld();
    const panel = await showNextWeek(world, undefined, placing);
    await openDetails(panel, free);
    (await inside(panel, "#details[open] .acts [part=offer]")).click();
    await inside(panel, "#offer .candidate");
    return panel;
  },
  "answers to an offer": async (placing) => {
    const { world, free, ben } = await openOfferWorld();
    await world.client(owner).offers.create({ scheduleId: world.scheduleId, shiftId: free, personIds: [ben] });
    const panel = await showNextWeek(world, undefined, placing);
    await openDetails(panel, free);
    (await inside(panel, "#details[open] .acts [part=answers]")).click();
    await inside(panel, "#offers .answer");
    return panel;
  },
});

/** Opens the details of a shift, in the grid or in the list of days. */
async function openDetails(panel: LitElement, shiftId: string): Promise<void> {
  const shown = await inside(panel, `[data-shift="${shiftId}"]`);
  (shown.querySelector<HTMLElement>(".open") ?? shown).click();
}
