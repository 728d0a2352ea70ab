import { expect } from "chai";
import "./planner-users.define.ts";
import { fill, inside, mountPanel, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { namesIn, openPeople, type PeopleWorld } from "../people.fixture.ts";
import type { PlannerUsers } from "./planner-users.ts";

const size = 1500;
const nameOf = (index: number): string => `Person ${String(index).padStart(5, "0")}`;

const inSight = (panel: PlannerUsers): HTMLElement[] => {
  const { top, bottom } = panel.renderRoot.querySelector("#scroller")?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  return [...panel.renderRoot.querySelectorAll<HTMLElement>("tbody tr")].filter((row) => {
    const at = row.getBoundingClientRect();
    return at.bottom > top + 40 && at.top < bottom;
  });
};
const isWhole = (panel: PlannerUsers): boolean =>
  inSight(panel).length > 4 && inSight(panel).every((row) => row.dataset["index"]);

describe("1,500 planner users", () => {
  let world: PeopleWorld;

  before(async function (this: Mocha.Context) {
    this.timeout(60_000);
    world = await openPeople();
    for (let index = 0; index < size; index++) await world.create(nameOf(index));
  });
  afterEach(clearPage);

  const show = async (): Promise<PlannerUsers> => {
    const panel = await mountPanel("planner-users", world.transport);
    await until(() => panel.renderRoot.querySelector("table.virtual") && isWhole(panel));
    return panel;
  };

  it("renders the visible rows and loads pages as they scroll into view [A41]", async () => {
    const panel = await show();
    const scroller = await inside(panel, "#scroller");
    expect(panel.renderRoot.querySelectorAll("tbody tr").length).to.be.below(60);
    expect(panel.people.rows.length).to.be.below(400);
    for (let step = 0; step < 400 && !panel.people.rows.isComplete; step++) {
      scroller.scrollTop = scroller.scrollHeight;
      await new Promise(requestAnimationFrame);
    }
    await until(() => panel.people.rows.isComplete && isWhole(panel));
    expect(panel.people.rows.length).to.equal(size + 3);
    scroller.scrollTop = scroller.scrollHeight;
    await until(() => namesIn(panel).includes("Sol Planner"));
  });

  it("forgets the total of a search once the search is cleared [A38]", async () => {
    const panel = await show();
    const search = await inside<HTMLInputElement>(panel, "#search");
    fill(search, "00007", false);
    const count = (): string | null | undefined =>
      panel.renderRoot.querySelector("table")?.getAttribute("aria-rowcount");
    await until(() => namesIn(panel).join() === nameOf(7));
    expect(count()).to.equal("2");
    fill(search, "", false);
    await waitForText(panel, "More than 100 people");
    expect(count()).to.equal("-1");
  });

  it("keeps the scroll position when a person is created above [A40]", async () => {
    const panel = await show();
    await until(() => panel.people.status === "live");
    const scroller = await inside(panel, "#scroller");
    for (let step = 0; step < 200 && panel.people.rows.length < 700; step++) {
      scroller.scrollTop = scroller.scrollHeight;
      await new Promise(requestAnimationFrame);
    }
    scroller.scrollTop = 20_000;
    await until(() => isWhole(panel) && Number(inSight(panel)[0]?.dataset["index"]) > 300);
    const reading = inSight(panel)[3];
    const name = reading?.querySelector("[part=person]")?.textContent.trim() ?? "";
    const top = reading?.getBoundingClientRect().top ?? 0;
    const index = Number(reading?.dataset["index"]);
    await world.create("Aaron Above");
    const again = await until(() =>
      inSight(panel).find((row) => row.textContent.includes(name) && Number(row.dataset["index"]) === index + 1),
    );
    expect(Math.abs(again.getBoundingClientRect().top - top)).to.be.below(4);
  });
});
