import { expect } from "chai";
import { inside, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { resetUrl, labelsIn, showPortal } from "./portal.fixture.ts";
import { openPortal, giveSkill } from "../../ui/testing/portal-world.fixture.ts";

const always = [
  "My Shifts",
  "After-Shift Reports",
  "Configure Notifications",
  "Calendar Links",
  "My Availability",
  "My Profile",
  "My Working Hours",
  "Change Password",
];

/** Assigns a certification to Mei. */
async function assignCertification({ bea, mei }: Awaited<ReturnType<typeof openPortal>>): Promise<void> {
  const { id: typeId } = (await bea.certifications.createType({ name: "First aid" })).type;
  await bea.certifications.assign({ typeId, personIds: [mei] });
}

describe("the dashboard of the worker portal", () => {
  afterEach(() => {
    clearPage();
    resetUrl();
  });

  it("is a grid of cards in order, one per section [A44, A45, A46]", async () => {
    const world = await openPortal();
    await giveSkill(world);
    await assignCertification(world);
    const portal = await showPortal(await world.signedIn());
    expect(labelsIn(portal)).to.deep.equal([
      ...always.slice(0, 6),
      "My Skills",
      "My Certifications",
      ...always.slice(6),
    ]);
    const grid = await inside(portal, "[part=cards]");
    expect(getComputedStyle(grid).display).to.equal("grid");
    const sections = [...grid.querySelectorAll<HTMLElement>("[part=card]")].map((card) => card.dataset["section"]);
    expect(new Set(sections).size).to.equal(10);
  });

  it("always shows the eight unconditional cards [A60]", async () => {
    const world = await openPortal();
    expect(labelsIn(await showPortal(await world.signedIn()))).to.deep.equal(always);
  });

  it("shows My Skills only to workers with skills, regardless of their certifications [A57, A59]", async () => {
    const world = await openPortal();
    const portal = await showPortal(await world.signedIn());
    const typeId = await giveSkill(world);
    await until(() => labelsIn(portal).includes("My Skills"));
    expect(labelsIn(portal)).not.to.include("My Certifications");
    await world.bea.skills.unassign({ typeId, personIds: [world.mei] });
    await until(() => !labelsIn(portal).includes("My Skills"));
  });

  it("shows My Certifications only to workers with certifications, regardless of their skills [A58, A59]", async () => {
    const world = await openPortal();
    const portal = await showPortal(await world.signedIn());
    await assignCertification(world);
    await until(() => labelsIn(portal).includes("My Certifications"));
    expect(labelsIn(portal)).not.to.include("My Skills");
    expect(textOf(portal)).to.include("1 certification");
  });

  it("hides Change Password from host users, unless the host has a page for it [Q38, A56]", async () => {
    const without = await openPortal();
    expect(labelsIn(await showPortal(without.host("Jonas Lindqvist")))).not.to.include("Change Password");
    clearPage();
    const world = await openPortal({ signIn: { hostPasswordUrl: "https://host.example/password" } });
    const portal = await showPortal(world.host("Jonas Lindqvist"));
    const card = await inside<HTMLAnchorElement>(portal, "[data-section=password]");
    expect(card.href).to.equal("https://host.example/password");
  });

  it("shows the next shift in its own time zone and in the worker's [X23]", async () => {
    const world = await openPortal();
    await world.bea.schedules.update({ scheduleId: world.scheduleId, timeZone: "Asia/Tokyo" });
    const browser = await world.signedIn();
    await world.bea.shifts.create({
      scheduleId: world.scheduleId,
      kind: "Pier 4",
      start: `${new Date(world.now() + 5 * 86_400_000).toISOString().slice(0, 10)}T22:00[Asia/Tokyo]`,
      end: `${new Date(world.now() + 6 * 86_400_000).toISOString().slice(0, 10)}T06:00[Asia/Tokyo]`,
      assignees: [{ personId: world.mei }],
      status: "confirmed",
    });
    const portal = await showPortal(browser);
    const next = (await inside(portal, "[part=next-shift]")).textContent.replaceAll(/\s+/g, " ");
    expect(next).to.include("Pier 4").and.to.include("Night watch").and.to.include("8 hr");
    expect(next).to.match(/10:00 PM|22:00/);
    expect(next).to.match(/(1:00|13:00)\s?–\s?(9:00\sPM|21:00) your time/);
    expect(textOf(portal)).to.include("1 shift");
  });

  it("lists what to do above the cards, each leading to its section [A44, A47]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const days = [2, 3, 4, 5, 6];
    const shiftIds = await Promise.all(days.map((day) => world.plan(day * 24, `Pier ${day}`, "offered")));
    const portal = await showPortal(browser);
    const list = await inside(portal, "[part=to-dos]");
    expect(textOf(portal)).to.include("5 things to do");
    const toDos = [...list.querySelectorAll<HTMLElement>("[part=to-do]")];
    const titles = toDos.map((toDo) => toDo.querySelector("b")?.textContent);
    expect(titles).to.deep.equal(days.map((day) => `Answer the offer: Pier ${day}`));
    expect(list.querySelector("summary")?.textContent).to.equal("1 more");
    const [cards] = portal.renderRoot.querySelectorAll("[part=cards]");
    expect(list.compareDocumentPosition(cards as Node)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    for (const shiftId of shiftIds.slice(1)) {
      await browser.client.offers.decline({ scheduleId: world.scheduleId, shiftId });
    }
    await waitForText(portal, "1 thing to do");
    (await inside(portal, "[part=to-do]")).click();
    await until(() => portal.section === "shifts");
  });

  it("shows when the next shift starts, or that one is in progress [A45]", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    await world.plan(30);
    const before = await showPortal(browser);
    expect((await inside(before, "[data-section=shifts]")).textContent).to.include("Next on");
    clearPage();
    await world.plan(-3);
    const after = await showPortal(browser);
    expect((await inside(after, "[data-section=shifts]")).textContent)
      .to.include("In progress")
      .and.to.include("2");
  });

  it("counts the scheduler's changes to the profile [X12]", async () => {
    const world = await openPortal();
    const portal = await showPortal(await world.signedIn());
    await world.bea.profiles.update({ personId: world.mei, set: { mobile: "+41 79 111 22 33" } });
    await waitForText(portal, "Changed by your scheduler");
    expect(textOf(portal)).to.include("1 change");
  });

  it("has two columns on a phone, with targets large enough for a thumb [X22]", async () => {
    const world = await openPortal();
    const portal = await showPortal(await world.signedIn(), { width: 360 });
    const cards = [...portal.renderRoot.querySelectorAll("[part=card]")].map((card) => card.getBoundingClientRect());
    expect(new Set(cards.map(({ left }) => Math.round(left))).size).to.equal(2);
    for (const { height, width } of cards) expect(Math.min(height, width)).to.be.at.least(44);
  });
});
