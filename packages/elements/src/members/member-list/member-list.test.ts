import { expect } from "@esm-bundle/chai";
import { addPeople, clearPage, namesIn, openWorld, part, show } from "./member-list.fixture.ts";

describe("the member list", () => {
  afterEach(clearPage);

  it("lists the members of a schedule with role and properties [B5, B40]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    expect(namesIn(list)).to.deep.equal(["Amara Okafor", "Jonas Lindqvist", "Mei Tanaka"]);
    expect(part(list, "[part=totals]").textContent).to.include("3 people · 3 can be assigned");
  });
});
