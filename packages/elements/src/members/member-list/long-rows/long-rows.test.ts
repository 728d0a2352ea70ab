import { expect } from "chai";
import { addPeople, clearPage, openWorld, part, show, until, type World } from "../member-list.fixture.ts";
import type { MemberList } from "../member-list.ts";

const size = 12_000;
const nameOf = (index: number): string => `Person ${String(index).padStart(6, "0")}`;

const inSight = (list: MemberList, selector = "tbody tr"): HTMLElement[] => {
  const { top, bottom } = part(list, "#scroller").getBoundingClientRect();
  return [...list.renderRoot.querySelectorAll<HTMLElement>(selector)].filter((row) => {
    const at = row.getBoundingClientRect();
    return at.bottom > top + 40 && at.top < bottom;
  });
};

const isWhole = (list: MemberList): boolean =>
  inSight(list).length > 4 && inSight(list).every((row) => row.dataset["index"]);

describe("a list of 12,000 people", () => {
  let world: World;

  before(async function (this: Mocha.Context) {
    this.timeout(60_000);
    world = await openWorld();
    await addPeople(
      world,
      Array.from({ length: size }, (_, index) => nameOf(index)),
    );
  });
  afterEach(clearPage);

  it("draws only the visible rows, with a scroll bar for all [B5]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.renderRoot.querySelector("table.virtual"));
    const scroller = part(list, "#scroller");
    expect(list.renderRoot.querySelectorAll("tbody tr").length).to.be.below(60);
    expect(scroller.scrollHeight).to.be.above(size * 50);
    expect(part(list, "table").getAttribute("aria-rowcount")).to.equal(String(size + 2));
  });

  it("scrolls through pages without rows staying blank [B5, X22]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.renderRoot.querySelector("table.virtual") && isWhole(list));
    const scroller = part(list, "#scroller");
    let blank = 0;
    let mostBlank = 0;
    for (let step = 0; step < 150; step++) {
      scroller.scrollTop += 240;
      await new Promise(requestAnimationFrame);
      blank = inSight(list, "tbody tr.blank").length > 0 ? blank + 1 : 0;
      mostBlank = Math.max(mostBlank, blank);
    }
    expect(scroller.scrollTop).to.be.above(30_000);
    expect(mostBlank, "frames with a blank row, one after the other").to.be.below(6);
  });

  it("jumps by the scroll bar with one request [B5]", async () => {
    const asked: unknown[] = [];
    const transport = world.as("Amara Okafor");
    const { list } = await show(world, {
      ...transport,
      call: (call) => {
        if (call.name === "members.list") asked.push(call.input);
        return transport.call(call);
      },
    });
    await until(() => list.renderRoot.querySelector("table.virtual") && isWhole(list));
    asked.length = 0;
    const scroller = part(list, "#scroller");
    scroller.scrollTop = scroller.scrollHeight / 2;
    await until(() => isWhole(list) && Number(inSight(list)[0]?.dataset["index"]) > size / 3);
    const first = inSight(list)[2];
    expect(first?.textContent).to.include(nameOf(Number(first?.dataset["index"]) - 1));
    expect(asked.filter((input) => (input as { skip?: number }).skip !== undefined).length).to.be.at.most(2);
  });

  it("keeps the visible rows in place when a member is added above [B5]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live" && list.renderRoot.querySelector("table.virtual"));
    const scroller = part(list, "#scroller");
    scroller.scrollTop = 200_000;
    await until(() => isWhole(list) && Number(inSight(list)[0]?.dataset["index"]) > 3000);
    const reading = inSight(list)[3];
    const name = reading?.querySelector("[part=name] bdi")?.textContent ?? "";
    const top = reading?.getBoundingClientRect().top ?? 0;
    await addPeople(world, ["Aaron Above"]);
    await until(() => list.schedule?.members === size + 2 && isWhole(list));
    const again = await until(() => inSight(list).find((row) => row.textContent.includes(name)));
    expect(Math.abs(again.getBoundingClientRect().top - top)).to.be.below(4);
  });

  it("moves the focus to the last row by the keyboard [X22]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.renderRoot.querySelector("table.virtual") && isWhole(list));
    part(list, "[data-cell=invitation]").focus();
    const end = new KeyboardEvent("keydown", { key: "End", ctrlKey: true, bubbles: true, composed: true });
    list.shadowRoot?.activeElement?.dispatchEvent(end);
    await until(() => list.shadowRoot?.activeElement?.closest("tr")?.textContent.includes(nameOf(size - 1)));
  });
});
