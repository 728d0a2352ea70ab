import { expect } from "chai";
import { RollcallError } from "@rollcall/core/contract";
import { intercept } from "../../ui/testing/panel.fixture.ts";
import { show } from "../member-list/member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openWorld, type World } from "../../ui/testing/world.fixture.ts";
import { paste, preview, results } from "./import.fixture.ts";

const text = [
  "Name,Email,Skills,Certifications",
  "Ann,ann@x.example,crane; Mooring,First aid",
  'Ben,ben@x.example,"Crane\nJuggling",Old pass',
  "Cy,cy@x.example,,",
  "Di,not an address,Crane,",
].join("\n");

describe("skills and certifications in an import", () => {
  afterEach(clearPage);

  it("are assigned to the people added, and unknown names are shown without blocking others [B11, A11]", async () => {
    const { world, scheduler, namesOf } = await openCatalogues();
    let failures = 1;
    const flaky = intercept(world.as("Amara Okafor", "scheduler"), (name) =>
      name === "certifications.assign" && failures-- > 0
        ? Promise.reject(new RollcallError("store.unavailable"))
        : undefined,
    );
    const { list } = await show(world, flaky);
    paste(list, text);
    const root = await preview(list);
    const row = (line: number) => root.querySelector(`[data-line="${line}"]`)?.textContent.replace(/\s+/g, " ") ?? "";
    await until(() => row(3).includes("no active skill"));
    expect(row(2)).to.include("Skills and certifications: crane, Mooring, First aid");
    expect(row(3)).to.include("Not assigned because no active skill has this name: Juggling");
    expect(row(3)).to.include("Not assigned because no active certification has this name: Old pass");
    await until(() => results(root)[0] === "Ready");
    expect(results(root)[1]).to.match(/^Ready/);
    root.querySelector<HTMLElement>("#start")?.click();
    // What failed on the way is sent again, without adding anyone twice.
    (await until(() => root.querySelector<HTMLElement>("[part=import-retry]"))).click();
    const totals = "3 skills assigned, 1 certification assigned, 2 names not assigned";
    await until(() => root.querySelector("[part=import-assigned]")?.textContent === totals);
    expect(await namesOf("ann@x.example")).to.deep.equal(["Crane", "Berthing", "First aid"].sort());
    expect(await namesOf("ben@x.example")).to.deep.equal(["Crane"]);
    expect((await scheduler.people.list({ search: "cy@x.example" })).rows.length).to.equal(1);
  });

  it("are assigned to members, as the preview shows, unless their row is left out [B11, A11]", async () => {
    const { world, scheduler, namesOf } = await openCatalogues();
    const people = ["ann@x.example", "ben@x.example", "cy@x.example"].map((address) => ({ address }));
    await world.client("Amara Okafor").members.add({ scheduleId: world.scheduleId, people });
    const { list } = await show(world, world.as("Amara Okafor", "scheduler"));
    paste(list, text.split("\n").slice(0, 5).join("\n"));
    const root = await preview(list);
    const box = (row: number) => root.querySelectorAll<HTMLInputElement>("[data-line] input")[row];
    const start = () => root.querySelector<HTMLElement>("#start");
    await until(() => box(0)?.checked === true && start()?.textContent.trim() === "Assign to 2 members");
    expect(results(root)[0]).to.equal("Already a member");
    expect([box(0)?.disabled, box(2)?.disabled, box(2)?.checked]).to.deep.equal([false, true, false]);
    box(1)?.click();
    await until(() => start()?.textContent.trim() === "Assign to 1 member");
    start()?.click();
    const totals = "2 skills assigned, 1 certification assigned";
    await until(() => root.querySelector("[part=import-assigned]")?.textContent === totals);
    expect(await namesOf("ann@x.example")).to.deep.equal(["Berthing", "Crane", "First aid"]);
    expect(await namesOf("ben@x.example")).to.deep.equal([]);
    expect((await scheduler.people.list({ search: "ann@x.example" })).rows.length).to.equal(1);
  });

  it("are left out if the caller may not assign, as the preview says [B11, P43]", async () => {
    const { world, namesOf } = await openCatalogues();
    const { list } = await show(world, world.as("Amara Okafor"));
    paste(list, text.split("\n").slice(0, 2).join("\n"));
    const root = await preview(list);
    await until(() => root.querySelector("[part=import-forbidden]"));
    await until(() => results(root)[0] === "Ready");
    root.querySelector<HTMLElement>("#start")?.click();
    await until(() => root.querySelector("dialog") === null);
    expect(await namesOf("ann@x.example")).to.deep.equal([]);
  });
});

/** A world with skills and certifications: one renamed, one archived. */
async function openCatalogues() {
  const world: World = await openWorld();
  const scheduler = world.client("Sol Vega", "scheduler");
  const { skills, certifications, people } = scheduler;
  await skills.createType({ name: "Crane" });
  const { type } = await skills.createType({ name: "Mooring" });
  await skills.updateType({ typeId: type.id, name: "Berthing" });
  await certifications.createType({ name: "First aid" });
  const old = await certifications.createType({ name: "Old pass" });
  await certifications.archiveType({ typeId: old.type.id });
  /** The names of a person's skills and certifications, sorted. */
  const namesOf = async (address: string): Promise<string[]> => {
    const personId = (await people.list({})).rows.find(({ email }) => email === address)?.id ?? "";
    const held = await skills.listOf({ personId });
    const certified = await certifications.listOf({ personId });
    return [...held.skills, ...certified.certifications].map(({ name }) => name).sort();
  };
  return { world, scheduler, namesOf };
}
