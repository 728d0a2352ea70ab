import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import "./planner-user.define.ts";
import { fill, inside, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPeople, type PeopleWorld } from "../people.fixture.ts";
import type { PlannerUser } from "./planner-user.ts";

const show = (world: PeopleWorld, personId = world.mei): Promise<PlannerUser> =>
  mountPanel("planner-user", world.transport, { attributes: { "person-id": personId, tab: "access" } });
const press = async (panel: PlannerUser, part: string): Promise<void> =>
  (await inside(panel, `[part=${part}]`)).click();
const type = async (panel: PlannerUser, address: string): Promise<void> => {
  await press(panel, "change-address");
  fill(await inside<HTMLInputElement>(panel, "#address"), address);
};

describe("the email address of a planner user", () => {
  afterEach(clearPage);

  it("changes the address, after which an invited person has to be activated again [A15, Q26, Q49]", async () => {
    const world = await openPeople();
    await world.signedIn();
    const before = (await world.passwordMails()).length;
    const panel = await show(world);
    await waitForText(panel, "Password chosen on");
    await type(panel, " mei@elsewhere.example ");
    expect(textOf(panel)).to.include("Anyone using the current address is signed out immediately");
    await press(panel, "confirm");
    await until(() => panel.renderRoot.querySelector("[part=address]")?.textContent === "mei@elsewhere.example");
    await waitForText(panel, "The email address is now mei@elsewhere.example.");
    await until(() => panel.renderRoot.querySelector("#address-dialog") === null);
    await press(panel, "activate");
    await waitForText(panel, "The temporary password in the email works until");
    expect((await world.passwordMails()).length).to.equal(before + 1);
  });

  it("shows what is wrong next to the field, and changes nothing [A15, Q48]", async () => {
    const world = await openPeople();
    await world.create("Wim Janssen");
    const panel = await show(world);
    const { email } = (await world.sol.people.get({ personId: world.mei })).person;
    await type(panel, "");
    await press(panel, "confirm");
    await waitForText(panel, "Enter an email address.");
    const field = await inside<HTMLInputElement>(panel, "#address");
    expect(panel.renderRoot.querySelector(":focus")).to.equal(field);
    expect(field.getAttribute("aria-invalid")).to.equal("true");
    for (const wrong of ["no address", "wim.janssen@contractor.example"]) {
      fill(field, wrong);
      await panel.updateComplete;
      expect(field.hasAttribute("aria-invalid")).to.equal(false);
      await press(panel, "confirm");
      await waitForText(panel, "Nothing was changed.");
    }
    expect((await world.sol.people.get({ personId: world.mei })).person.email).to.equal(email);
  });

  it("doesn't report a change on another person's page, but notifies the host [A41]", async () => {
    const world = await openPeople();
    const wim = await world.create("Wim Janssen");
    let go = (): void => undefined;
    const response = new Promise<void>((resolve) => (go = resolve));
    const transport: Transport = {
      stream: (position, signal) => world.transport.stream(position, signal),
      call: async (call) => {
        if (call.name === "people.setAddress") await response;
        return world.transport.call(call);
      },
    };
    const panel: PlannerUser = await mountPanel("planner-user", transport, {
      attributes: { "person-id": world.mei, tab: "access" },
    });
    const fired = new Promise<Event>((resolve) => panel.addEventListener("rollcall-person-changed", resolve));
    await type(panel, "mei@elsewhere.example");
    await press(panel, "confirm");
    panel.personId = wim;
    await waitForText(panel, "Wim Janssen");
    go();
    expect(await fired).to.deep.include({ personId: world.mei, change: "address" });
    await panel.updateComplete;
    expect(textOf(panel)).to.not.include("mei@elsewhere.example");
  });

  it("can't be changed for host users [Q51]", async () => {
    const world = await openPeople();
    const { person } = await world.bea.people.getMe({});
    const panel = await show(world, person.id);
    await waitForText(panel, "Signs in with a work account");
    expect(panel.renderRoot.querySelector("[part=change-address]")).to.equal(null);
  });
});
