import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./planner-users.define.ts";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { directoryOf, namesIn, openPeople, externalAddress, type PeopleWorld, rowOf } from "../people.fixture.ts";
import type { PlannerUsers } from "./planner-users.ts";

const tag = "planner-users";

async function show(world: PeopleWorld, transport = world.transport): Promise<PlannerUsers> {
  const panel = await mountPanel(tag, transport);
  await until(() => namesIn(panel).length > 0);
  return panel;
}

async function create(panel: PlannerUsers, [firstName, lastName, email]: readonly [string, string, string]) {
  fill(await inside<HTMLInputElement>(panel, "#firstName"), firstName);
  fill(await inside<HTMLInputElement>(panel, "#lastName"), lastName);
  fill(await inside<HTMLInputElement>(panel, "#email"), email);
  (await inside(panel, "[part=create]")).click();
}

describe("adding planner users", () => {
  afterEach(clearPage);

  it("shows a form “Add external planner user” with three fields and one button [A14, A15, A16]", async () => {
    const panel = await show(await openPeople());
    const form = await inside(panel, "form");
    expect((await inside(panel, "[part=title]")).textContent.trim()).to.equal("Planner Users");
    expect(form.querySelector("h3")?.textContent).to.equal("Add external planner user");
    expect([...form.querySelectorAll("label")].map(({ textContent }) => textContent)).to.deep.equal([
      "First name",
      "Last name",
      "Email address",
    ]);
    expect(form.querySelectorAll("input, select, textarea").length).to.equal(3);
    expect((await inside(panel, "[part=create]")).textContent.trim()).to.equal("Create user");
  });

  it("creates a person on hold, sends no email, and explains the next step [A17, A19, A21]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    const fired = new Promise<Event>((resolve) => document.addEventListener("rollcall-person-added", resolve));
    await create(panel, ["Wim", "Janssen", externalAddress("Wim Janssen")]);
    const { personId } = (await fired) as Event & { personId: string };
    await waitForText(panel, "Wim Janssen was created and is on hold. No email was sent");
    expect(textOf(panel)).to.include("Use “Activate & Invite” to send the email.");
    const row = await until(() => rowOf(panel, "Wim Janssen"));
    expect(row.querySelector("[part=status]")?.textContent).to.equal("Not activated");
    expect(await world.passwordMails()).to.deep.equal([]);
    expect(world.mails.some((text) => text.includes("Wim"))).to.equal(false);
    const { person } = await world.sol.people.get({ personId });
    expect(person).to.include({ affiliation: "external", status: "not-activated" });
    expect((await inside<HTMLInputElement>(panel, "#firstName")).value).to.equal("");
    expect(panel.shadowRoot?.activeElement?.id).to.equal("firstName");
  });

  it("links to the new person's profile, and clears the note once they are invited [A21, A41]", async () => {
    const world = await openPeople();
    const panel = await mountPanel(tag, world.transport, { attributes: { "href-template": "#/people/{id}" } });
    await until(() => namesIn(panel).length > 0);
    const fired = new Promise<Event>((resolve) => document.addEventListener("rollcall-person-added", resolve));
    await create(panel, ["Wim", "Janssen", externalAddress("Wim Janssen")]);
    const { personId } = (await fired) as Event & { personId: string };
    const link = await inside(panel, "a[part=open-added]");
    expect(link.getAttribute("href")).to.equal(`#/people/${personId}`);
    const row = await until(() => rowOf(panel, "Wim Janssen"));
    row.querySelector<HTMLElement>("[part=activate]")?.click();
    await until(() => rowOf(panel, "Wim Janssen")?.querySelector("[part=resend]"));
    expect(panel.renderRoot.querySelector("[part=added]")).to.equal(null);
  });

  it("creates external people only, and adds internal ones from the host's directory [A20, A4]", async () => {
    const world = await openPeople({ directory: directoryOf(["Jonas Lindqvist", "Bea Boss"]) });
    const panel = await show(world);
    (await inside(panel, "[part=directory]")).click();
    const adopt = await inside(panel, "[part=adopt]");
    expect(adopt.getAttribute("aria-label")).to.equal("Add Jonas Lindqvist");
    adopt.click();
    await waitForText(panel, "Jonas Lindqvist is now a planner user.");
    const row = await until(() => rowOf(panel, "Jonas Lindqvist"));
    expect(row.querySelector("[part=affiliation]")?.textContent).to.equal("Internal");
    expect(row.querySelector("[part=activate]")).to.equal(null);
    expect(await world.passwordMails()).to.deep.equal([]);
  });

  it("offers no directory if the host has none [A20]", async () => {
    const panel = await show(await openPeople());
    await inside(panel, "#firstName");
    expect(panel.renderRoot.querySelector("[part=directory]")).to.equal(null);
  });

  it("shows what is missing or wrong next to the field, and creates nothing [A15]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await create(panel, ["Wim", " ", externalAddress("Wim Janssen")]);
    await waitForText(panel, "Enter a last name.");
    expect(panel.shadowRoot?.activeElement?.id).to.equal("lastName");
    await create(panel, ["Wim", "Janssen", "no address"]);
    await waitForText(panel, "Invalid email address");
    expect((await inside(panel, "#email")).getAttribute("aria-invalid")).to.equal("true");
    expect(panel.shadowRoot?.activeElement?.id).to.equal("email");
    const { rows } = await world.sol.people.list({ search: "Wim" });
    expect(rows).to.deep.equal([]);
  });

  it("marks all empty fields at once, and focuses the first [A15]", async () => {
    const panel = await show(await openPeople());
    await create(panel, ["", "Janssen", ""]);
    await waitForText(panel, "Enter a first name. Enter an email address.");
    const marked = [...panel.renderRoot.querySelectorAll("[aria-invalid=true]")].map(({ id }) => id);
    expect(marked).to.deep.equal(["firstName", "email"]);
    expect(panel.shadowRoot?.activeElement?.id).to.equal("firstName");
  });

  it("activates a new person from the message, with one click after creating them [A21, A22]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await create(panel, ["Wim", "Janssen", externalAddress("Wim Janssen")]);
    const activate = await inside(panel, "[part=activate-added]");
    expect(activate.getAttribute("aria-label")).to.equal("Activate & Invite Wim Janssen");
    activate.focus();
    activate.click();
    await waitForText(panel, "Invited Wim Janssen. An email with a temporary password is on its way.");
    await until(() => panel.renderRoot.querySelector("[part=added]") === null);
    expect(panel.shadowRoot?.activeElement?.id).to.equal("firstName");
    expect((await world.passwordMails()).length).to.equal(1);
    await until(() => rowOf(panel, "Wim Janssen")?.querySelector("[part=resend]"));
  });

  it("finds the person who already uses an address [A15]", async () => {
    const panel = await show(await openPeople());
    await create(panel, ["Mei", "Other", externalAddress("Mei Tanaka")]);
    await waitForText(panel, "This address is already in use");
    (await inside(panel, "[part=find]")).click();
    await until(() => namesIn(panel).join() === "Mei Tanaka");
    expect((await inside<HTMLInputElement>(panel, "#search")).value).to.equal(externalAddress("Mei Tanaka"));
  });

  it("creates one person when a lost request is sent again [A16]", async () => {
    const world = await openPeople();
    let isLost = true;
    const panel = await show(
      world,
      intercept(world.transport, (name) => {
        if (name !== "people.create" || !isLost) return undefined;
        isLost = false;
        return Promise.reject(new TypeError("the network is gone"));
      }),
    );
    await create(panel, ["Wim", "Janssen", externalAddress("Wim Janssen")]);
    await waitForText(panel, "Something went wrong");
    (await inside(panel, "[part=create]")).click();
    await until(() => rowOf(panel, "Wim Janssen"));
    expect(namesIn(panel).filter((name) => name === "Wim Janssen").length).to.equal(1);
  });

  it("is unavailable to members without the right to add people [A14]", async () => {
    const world = await openPeople();
    const panel = await mountPanel(tag, world.host("Max Member").transport);
    await waitForText(panel, "Not available to you");
    expect(panel.renderRoot.querySelector("form")).to.equal(null);
    expect(panel.renderRoot.querySelector("table")).to.equal(null);
  });

  it("loads a list that failed once the browser is online again", async () => {
    const world = await openPeople();
    let isDown = true;
    const transport = intercept(world.transport, (name) =>
      isDown && name === "people.list" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await mountPanel("planner-users", transport);
    await waitForText(panel, "Couldn’t load this");
    isDown = false;
    dispatchEvent(new Event("online"));
    await until(() => rowOf(panel, "Mei Tanaka"));
  });
});
