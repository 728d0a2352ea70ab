import { expect } from "chai";
import { control, part, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import { startSelecting } from "./selection/selection.fixture.ts";

// The browser keeps 250 entries by default.
performance.clearResourceTimings();
performance.setResourceTimingBufferSize(2000);

const modulesOfFiles = (await (await fetch("/bundle-modules.json")).json()) as Record<string, readonly string[]>;

/** The modules loaded on demand: those in their own folders. */
const later = (): string[] =>
  performance
    .getEntriesByType("resource")
    .flatMap(({ name }) => modulesOfFiles[new URL(name).pathname] ?? [])
    .filter((path) =>
      /\/(add-members|selection|export|remove-member)\/|member-dialogs|member-import\/member-import/.test(path),
    );

// These tests look at the modules that the page has loaded, so no other test may run before them in this file.
describe("a list without interaction", () => {
  afterEach(clearPage);

  it("shows all controls without loading more, and loads a dialog on demand [B5]", async () => {
    const world = await openWorld();
    await addPeople(
      world,
      Array.from({ length: 49 }, (_, index) => `Person ${String(index)}`),
    );
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(list.renderRoot.querySelectorAll("tbody tr[data-index]").length).to.equal(50);
    await until(() => part(list, "[part=totals]").textContent.includes("50 people"));
    expect(later()).to.deep.equal([]);
    for (const selector of ["[part=select]", "[part=export]", "[part=auto-send]", "[part=more]", "#add", "#search"]) {
      part(list, selector);
    }
    control(list, "Amara Okafor", "action").click();
    await until(() => list.renderRoot.querySelector("#why:popover-open"));
    expect(later().some((path) => path.includes("member-dialogs"))).to.equal(true);
    expect(later().some((path) => path.includes("/member-import/member-import"))).to.equal(false);
  });

  it("uses the letters of a name as initials, not its symbols [B40]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Bo Andersen"]);
    const people = [{ name: "<b>Ann</b> (Lee)", address: "ann@harbour.example" }, { address: "+7@harbour.example" }];
    await world.client("Amara Okafor").members.add({ scheduleId: world.scheduleId, people });
    const { list } = await show(world, world.as("Amara Okafor"));
    const drawn = [...list.renderRoot.querySelectorAll(".avatar")].map(({ textContent }) => textContent);
    expect(drawn.sort()).to.deep.equal(["7", "AO", "BA", "BL"]);
  });

  it("causes no layout shift while loading, and hardly any when a selection starts [B5, X22]", async () => {
    const world = await openWorld();
    await world.client("Amara Okafor").schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: false });
    await addPeople(
      world,
      Array.from({ length: 20 }, (_, index) => `Person ${String(index)}`),
    );
    let moved = 0;
    const observer = new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) moved += (entry as PerformanceEntry & { value: number }).value;
    });
    observer.observe({ type: "layout-shift" });
    const { list } = await show(world, world.as("Amara Okafor"), 700);
    await until(() => list.myId);
    const drawn = (): Promise<unknown> =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await drawn();
    expect(moved, "loading").to.be.below(0.02);
    moved = 0;
    await startSelecting(list);
    await drawn();
    observer.disconnect();
    expect(moved, "selecting").to.be.below(0.02);
  });
});
