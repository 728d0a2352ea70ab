import { expect } from "chai";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { fill, inside } from "../../ui/testing/panel.fixture.ts";
import { openShiftWorld, showShifts, storedShift } from "./shifts.fixture.ts";

describe("suggestions for the needs of a shift", () => {
  afterEach(clearPage);

  it("complete the last of several names from the catalogs, without archived ones [X15, X16]", async () => {
    const world = await openShiftWorld();
    const { skills, certifications } = world.client("Sol Vega", "scheduler");
    for (const name of ["Crane", "Mooring", "Steering, large boats"]) await skills.createType({ name });
    const old = await skills.createType({ name: "Sails" });
    await skills.archiveType({ typeId: old.type.id });
    await certifications.createType({ name: "First aid" });
    const panel = await showShifts(world);
    const offered = (kind: string): string[] =>
      [...panel.renderRoot.querySelectorAll<HTMLOptionElement>(`#form-${kind}-names option`)].map(({ value }) => value);
    (await inside(panel, "[part=add]")).click();
    fill(await inside(panel, "#form-kind"), "Late");
    const skill = await inside<HTMLInputElement>(panel, "#form-skills");
    (await inside(panel, "#shift-form [part=details] summary")).click();
    await until(() => offered("skills").length > 0);
    expect([skill.list?.id, offered("skills"), offered("certifications")]).to.deep.equal([
      "form-skills-names",
      ["Crane", "Mooring"],
      ["First aid"],
    ]);
    fill(skill, "crane (1:4), mo");
    await until(() => offered("skills").join("; ") === "crane (1:4), Mooring");
    fill(skill, offered("skills")[0] ?? "");
    const created = new Promise<string>((resolve) =>
      panel.addEventListener("rollcall-shift-created", ({ shift }) => resolve(shift.id)),
    );
    (await inside(panel, "#shift-form [part=confirm]")).click();
    expect((await storedShift(world, await created)).needs).to.deep.equal([
      { kind: "skill", name: "crane", per: 4 },
      { kind: "skill", name: "Mooring" },
    ]);
    // Skills added in the meantime are offered when the fields are opened again.
    await skills.createType({ name: "Docking" });
    (await inside(panel, "[part=add]")).click();
    (await inside(panel, "#shift-form [part=details] summary")).click();
    await until(() => offered("skills").includes("Docking"));
  });
});
