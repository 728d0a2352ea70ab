import { expect } from "chai";
import { control, part, show } from "../member-list.fixture.ts";
import { clearPage, until } from "../../../ui/testing/page.fixture.ts";
import { addPeople, openWorld, type World } from "../../../ui/testing/world.fixture.ts";
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

const drawn = (list: MemberList): HTMLElement[] => [...list.renderRoot.querySelectorAll<HTMLElement>("tbody tr")];

const indexesOf = (rows: readonly HTMLElement[]): number[] => rows.map(({ ariaRowIndex }) => Number(ariaRowIndex) - 2);

const isInOrder = (list: MemberList): boolean =>
  indexesOf(drawn(list)).every((index, place, all) => place === 0 || index > (all[place - 1] ?? 0));

/** Scrolls by about a row per frame. */
async function scrollRows(list: MemberList, count: number): Promise<void> {
  const scroller = part(list, "#scroller");
  for (let row = 0; row < count; row++) {
    scroller.scrollTop += 56;
    await new Promise(requestAnimationFrame);
  }
}

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

  it("stays below the page's sticky header", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.renderRoot.querySelector("table.virtual"));
    const { left, top, width, height } = part(list, "thead").getBoundingClientRect();
    const header = document.createElement("header");
    Object.assign(header.style, { position: "fixed", zIndex: "1", left: `${String(left)}px`, top: `${String(top)}px` });
    Object.assign(header.style, { width: `${String(width)}px`, height: `${String(height)}px` });
    document.body.append(header);
    expect(document.elementFromPoint(left + width / 2, top + height / 2) === header).to.equal(true);
    header.remove();
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

  it("jumps with the scroll bar in one request [B5]", async () => {
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

  it("moves the focus to the last row with the keyboard [X22]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.renderRoot.querySelector("table.virtual") && isWhole(list));
    part(list, "[data-cell=invitation]").focus();
    const end = new KeyboardEvent("keydown", { key: "End", ctrlKey: true, bubbles: true, composed: true });
    list.shadowRoot?.activeElement?.dispatchEvent(end);
    await until(() => list.shadowRoot?.activeElement?.closest("tr")?.textContent.includes(nameOf(size - 1)));
  });

  it("reuses the elements of rows that scrolled out of view, and restores their order at rest [B5]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.renderRoot.querySelector("table.virtual") && isWhole(list));
    await scrollRows(list, 60);
    const before = new Set(drawn(list));
    await scrollRows(list, 60);
    expect(drawn(list).filter((row) => !before.has(row)).length, "new elements").to.equal(0);
    expect(list.renderRoot.querySelectorAll("tbody [tabindex='0']").length, "tab stops").to.equal(1);
    expect(isInOrder(list), "in order while scrolling").to.equal(false);
    await until(() => isInOrder(list));
    const seen = inSight(list);
    const offset = (row: HTMLElement | undefined): number =>
      Number(row?.dataset["index"]) - Number(/Person (\d+)/.exec(row?.textContent ?? "")?.[1]);
    for (const row of seen) {
      expect(offset(row)).to.equal(offset(seen[0]));
      expect(row.getAttribute("style")).to.include(`${String(Number(row.dataset["index"]) * row.offsetHeight)}px`);
    }
  });

  it("explains a refusal while the list is coming to rest, until its row scrolls away [B5, X1]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.renderRoot.querySelector("table.virtual") && isWhole(list));
    const open = (): Element | null => list.renderRoot.querySelector("#why:popover-open");
    control(list, "Amara Okafor", "action").click();
    await until(open);
    await scrollRows(list, 1);
    await until(() => !open());
    part(list, "#scroller").scrollTop -= 8;
    control(list, "Amara Okafor", "action").click();
    // The scroll event arrives in the next frame, after the explanation has opened.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(open() === null).to.equal(false);
    await scrollRows(list, 1);
    await until(() => !open());
  });

  it("shows its first rows after the page has moved it [B5]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.renderRoot.querySelector("table.virtual") && isWhole(list));
    part(list, "#scroller").scrollTop = 5000;
    await until(() => isWhole(list) && Number(inSight(list)[0]?.dataset["index"]) > 50);
    list.parentElement?.append(list);
    await until(() => isWhole(list) && inSight(list)[0]?.dataset["index"] === "0");
  });

  it("shows changes by others while it is scrolled [B18]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live" && list.renderRoot.querySelector("table.virtual"));
    await scrollRows(list, 60);
    const row = inSight(list)[6];
    const name = row?.querySelector("[part=name] bdi")?.textContent ?? "";
    const amara = world.client("Amara Okafor");
    const found = await amara.members.list({ scheduleId: world.scheduleId, search: name });
    const [{ personId } = { personId: "" }] = found.rows;
    await amara.members.setRole({ scheduleId: world.scheduleId, personId, role: "viewer" });
    await until(() => {
      // It is never at rest.
      part(list, "#scroller").scrollTop += 1;
      const shown = drawn(list).find(({ textContent }) => textContent.includes(name));
      return shown?.querySelector<HTMLSelectElement>("[data-cell=role]")?.value === "viewer";
    });
  });

  it("keeps the focused row's elements, and the order of rows around it [X22]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.renderRoot.querySelector("table.virtual") && isWhole(list));
    await scrollRows(list, 60);
    await until(() => isInOrder(list));
    const control = inSight(list)[4]?.querySelector<HTMLElement>("[data-cell=invitation]");
    control?.focus();
    const row = control?.closest("tr");
    const text = row?.textContent;
    await scrollRows(list, 40);
    expect(isInOrder(list)).to.equal(true);
    expect(list.shadowRoot?.activeElement === control).to.equal(true);
    expect(row?.textContent).to.equal(text);
  });

  it("never shows another member in a removed member's elements [B17]", async () => {
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => list.status === "live" && list.renderRoot.querySelector("table.virtual"));
    await scrollRows(list, 60);
    const row = inSight(list)[4];
    const name = row?.querySelector("[part=name] bdi")?.textContent ?? "";
    const found = await world.client("Amara Okafor").members.list({ scheduleId: world.scheduleId, search: name });
    const [{ personId } = { personId: "" }] = found.rows;
    await world.client("Amara Okafor").members.remove({ scheduleId: world.scheduleId, personId });
    await until(() => {
      // It is never at rest.
      part(list, "#scroller").scrollTop += 1;
      return !drawn(list).some(({ textContent }) => textContent.includes(name));
    });
    expect(row?.isConnected).to.equal(false);
  });

  it("never shows another member in the elements of a member whose control was pressed", async () => {
    const transport = world.as("Amara Okafor");
    const { list } = await show(world, {
      ...transport,
      call: (call) => (call.name === "members.setAssignable" ? new Promise(() => undefined) : transport.call(call)),
    });
    await until(() => list.renderRoot.querySelector("table.virtual") && isWhole(list));
    await scrollRows(list, 60);
    const row = inSight(list)[4];
    row?.querySelector<HTMLInputElement>("[data-cell=assignable]")?.click();
    expect(list.shadowRoot?.activeElement === null).to.equal(true);
    await scrollRows(list, 60);
    expect(row?.isConnected).to.equal(false);
  });
});
