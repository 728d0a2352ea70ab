import { expect } from "chai";
import "../../people/planner-user/planner-user.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { fill, inside, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { openCertifications } from "../certifications.fixture.ts";

async function openCertificationsOfMei() {
  const opened = await openCertifications();
  const panel = await mountPanel("planner-user", opened.sam.transport, {
    attributes: { "person-id": opened.world.mei },
  });
  const held = await inside<HTMLElementTagNameMap["planner-user-certifications"]>(panel, "planner-user-certifications");
  await customElements.whenDefined("planner-user-certifications");
  return { ...opened, held };
}

describe("the certifications of a planner user", () => {
  afterEach(clearPage);

  it("shows pending and approved proofs, and asks before a proof stops counting [A11, X15]", async () => {
    const { held, certify, submit, day, sam, world } = await openCertificationsOfMei();
    await waitForText(held, "Missing");
    await certify(day(20));
    await waitForText(held, "Expires soon");
    expect((await inside(held, "[part=approved] [part=document]")).textContent).to.include("First aid.png");
    await submit();
    await waitForText(held, "Proof waiting for review");
    (await inside(held, "[part=unassign]")).click();
    await waitForText(held, "Remove First aid?");
    (await inside(held, "dialog[open] [part=confirm]")).click();
    await waitForText(held, "No certifications assigned.");
    expect((await sam.client.certifications.listProofs({ personId: world.mei })).rows).to.deep.equal([]);
  });

  it("assigns a certification without a proof, sets its validity, and restores both after removing it [A11, A71]", async () => {
    const { held, world, typeId, day } = await openCertificationsOfMei();
    await world.bea.certifications.unassign({ typeId, personIds: [world.mei] });
    await world.bea.certifications.archiveType({ typeId });
    await world.bea.certifications.createType({ name: "Safety briefing", proofRequired: false });
    await waitForText(held, "No certifications assigned.");
    (await inside(held, "[part=assign-certification]")).click();
    (await inside(held, "dialog[open] [part=confirm]")).click();
    (await inside(held, "[part=set-validity]")).click();
    const form = "dialog[open]";
    fill(await inside<HTMLInputElement>(held, `${form} #from`), day(0), false);
    fill(await inside<HTMLInputElement>(held, `${form} #until`), day(-1), false);
    (await inside(held, `${form} [part=confirm]`)).click();
    await waitForText(held, "The last day can’t be before the first day.");
    fill(await inside<HTMLInputElement>(held, `${form} #until`), day(200), false);
    (await inside(held, `${form} [part=confirm]`)).click();
    await waitForText(held, "Validity saved");
    await waitForText(held, "Safety briefing Valid until");
    (await inside(held, "[part=unassign]")).click();
    await waitForText(held, "No certifications assigned.");
    (await until(() => held.renderRoot.querySelector<HTMLElement>("[part=undo]"))).click();
    await waitForText(held, "Valid until");
    expect(textOf(held)).to.include("Safety briefing");
  });
});
