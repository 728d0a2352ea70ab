import { expect } from "chai";
import type { Limits } from "@rollcall/core";
import "./planner-user.define.ts";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPeople, type PeopleWorld } from "../people.fixture.ts";
import type { PlannerUser } from "./planner-user.ts";

const show = (world: PeopleWorld, transport = world.admins): Promise<PlannerUser> =>
  mountPanel("planner-user", transport, { attributes: { "person-id": world.mei, tab: "access" } });
const press = async (panel: PlannerUser, part: string): Promise<void> =>
  (await inside(panel, `[part=${part}]`)).click();

describe("access and account of a planner user", () => {
  afterEach(clearPage);

  it("activates, shows when the temporary password expires, and resends [A22, P31]", async () => {
    const world = await openPeople();
    const panel = await show(world, world.transport);
    expect(textOf(panel)).to.include(
      "This account is on hold. No email has been sent, and this person can’t sign in yet.",
    );
    await press(panel, "activate");
    await waitForText(panel, "The temporary password in the email works until");
    expect((await world.passwordMails()).length).to.equal(1);
    await press(panel, "resend");
    await waitForText(panel, "Sent Mei Tanaka another email.");
    expect((await world.passwordMails()).length).to.equal(2);
  });

  it("shows when an email that exceeds a limit will be sent [Q53]", async () => {
    const isFull = ({ key }: { readonly key: string }): boolean => key.startsWith("mail.address");
    const limits: Limits = {
      take: (all) => Promise.resolve(all.some(isFull) ? 3_600_000 : 0),
      giveBack: () => Promise.resolve(),
    };
    const world = await openPeople({ limits: () => limits });
    await world.sol.access.activate({ personId: world.mei });
    await world.passwordMails();
    const panel = await show(world, world.transport);
    await waitForText(panel, "because emails are limited per hour, and per day to one address.");
    expect(textOf(panel)).to.match(/The email will be sent at .*\d.* because/);
  });

  it("offers no invitation once the worker has chosen a password [A23, P31]", async () => {
    const world = await openPeople();
    await world.signedIn();
    const panel = await show(world);
    await waitForText(panel, "Password chosen on");
    expect(panel.renderRoot.querySelector("[part=activate], [part=resend]")).to.equal(null);
  });

  it("pauses the portal with two clicks, and turns it on again with Edit [A28, A29, A36]", async () => {
    const world = await openPeople();
    const worker = await world.signedIn();
    const panel = await mountPanel("planner-user", world.transport, { attributes: { "person-id": world.mei } });
    await press(panel, "pause");
    await waitForText(panel, "This person sees a page saying that the portal is paused.");
    expect((await inside<HTMLInputElement>(panel, "#portal")).checked).to.equal(false);
    await press(panel, "save");
    await waitForText(panel, "Saved. The portal is off for Mei Tanaka.");
    expect((await inside(panel, "[part=portal]")).textContent.trim()).to.equal("Off");
    expect((await worker.client.portal.get({})).restriction).to.equal("portal.paused");
    expect(panel.renderRoot.querySelector("[part=pause]")).to.equal(null);
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    await press(panel, "save");
    await until(async () => (await worker.client.portal.get({})).restriction === null);
  });

  it("shows the effects of a deactivation before it happens, and the status afterward [X3, Q7]", async () => {
    const world = await openPeople();
    const wim = await world.create("Wim Janssen");
    await world.bea.members.add({
      scheduleId: world.scheduleId,
      people: [{ address: "wim.janssen@contractor.example", name: "Wim Janssen" }],
    });
    await world.plan(30);
    expect(wim).to.be.a("string");
    const panel = await show(world);
    await press(panel, "deactivate");
    const effects = await inside(panel, "[part=effects]");
    expect(effects.textContent.replaceAll(/\s+/g, " ")).to.include("1 schedule will change.");
    expect(effects.textContent).to.include("1 upcoming shift stays assigned to this person.");
    await press(panel, "confirm");
    await until(() => panel.renderRoot.querySelector("[part=reactivate]"));
    // The list of changes may arrive before the answer to the command, which closes the dialog.
    await until(() => panel.renderRoot.querySelector("#account-dialog") === null);
    expect((await inside(panel, "[part=header] [part=status]")).textContent).to.equal("Deactivated");
    await press(panel, "reactivate");
    await press(panel, "confirm");
    await until(() => panel.renderRoot.querySelector("[part=deactivate]"));
    expect((await world.sol.people.get({ personId: world.mei })).person.state).to.equal("active");
  });

  it("closes its dialog when the command responds, even if the change arrives first [X3]", async () => {
    const world = await openPeople();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const panel = await show(world, {
      stream: (position, signal) => world.admins.stream(position, signal),
      call: async (one) => {
        const output = await world.admins.call(one);
        if (one.mode === "run" && one.name === "people.deactivate") await released;
        return output;
      },
    });
    await until(() => panel.stream?.status === "live");
    await press(panel, "deactivate");
    await inside(panel, "[part=effects]");
    await press(panel, "confirm");
    await until(() => panel.renderRoot.querySelector("[part=reactivate]"));
    expect(panel.renderRoot.querySelector("#account-dialog")).to.not.equal(null);
    release();
    await until(() => panel.renderRoot.querySelector("#account-dialog") === null);
  });

  it("erases a person only after their name is typed, and no longer shows it [X3]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await press(panel, "erase");
    await inside(panel, "[part=effects]");
    await press(panel, "confirm");
    expect((await world.sol.people.get({ personId: world.mei })).person.state).to.equal("active");
    fill(await inside<HTMLInputElement>(panel, "#erase-name"), "Mei Tanaka");
    await panel.updateComplete;
    await press(panel, "confirm");
    await waitForText(panel, "This person was erased");
    await until(() => !textOf(panel).includes("Mei"));
    await until(() => panel.shadowRoot?.activeElement?.getAttribute("part") === "title");
  });

  it("doesn't show one person's failure on another person's page [A22, A41]", async () => {
    const world = await openPeople();
    const wim = await world.create("Wim Janssen");
    let fail = (): void => undefined;
    const failed = new Promise<never>((_, reject) => (fail = () => reject(new TypeError("down"))));
    const panel = await show(
      world,
      intercept(world.transport, (name) => (name === "access.activate" ? failed : undefined)),
    );
    await press(panel, "activate");
    panel.personId = wim;
    await waitForText(panel, "Wim Janssen");
    fail();
    await failed.catch(() => undefined);
    await panel.updateComplete;
    expect(textOf(panel)).to.not.include("Nothing was changed");
    expect((await inside(panel, "[part=activate]")).textContent.trim()).to.equal("Activate & Invite");
  });

  it("closes its dialogs when it is removed from the page [X22]", async () => {
    const panel = await show(await openPeople());
    await press(panel, "erase");
    await inside(panel, "[part=effects]");
    const { parentElement: mountPanel } = panel;
    panel.remove();
    mountPanel?.append(panel);
    await until(() => panel.renderRoot.querySelector("[part=erase]"));
    expect(panel.renderRoot.querySelector("dialog[open]")).to.equal(null);
  });

  it("sends a scheduler to an organization admin [Q49, X1]", async () => {
    const world = await openPeople();
    const panel = await show(world, world.transport);
    const account = await inside(panel, "[part=account]");
    expect(account.querySelector("button")).to.equal(null);
    expect(account.textContent).to.include("Ask an admin of your organization.");
  });

  it("names the rule that keeps the last admin [Q7, X1]", async () => {
    const world = await openPeople();
    const { rows } = await world.bea.members.list({ scheduleId: world.scheduleId });
    const bea = rows.find(({ name }) => name === "Bea Boss");
    const panel = await mountPanel("planner-user", world.admins, {
      attributes: { "person-id": bea?.personId ?? "", tab: "access" },
    });
    const account = await inside(panel, "[part=account]");
    expect(account.textContent).to.include("At least one admin is required");
    expect(account.textContent).to.include("1 schedule prevents this.");
  });

  it("exports all data about a person as a file, with their files as a ZIP archive if the server can [A10]", async () => {
    const world = await openPeople();
    const saved = (): Promise<{ name: string; href: string }> =>
      new Promise((resolve) => {
        const { click } = HTMLAnchorElement.prototype;
        HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
          HTMLAnchorElement.prototype.click = click;
          resolve({ name: this.download, href: this.href });
        };
      });
    const panel = await show(world);
    const file = saved();
    await press(panel, "export");
    const { name, href } = await file;
    expect(name).to.equal("Mei Tanaka.json");
    const text = await (await fetch(href)).text();
    expect(text).to.include("mei.tanaka@contractor.example");
    expect(text).to.not.include("passwordHash");
    await waitForText(panel, "All data about Mei Tanaka was saved as a file.");
    clearPage();
    // A server adds the files of the person.
    const exportPerson = (personId: string) => Promise.resolve(new Blob([`archive of ${personId}`]));
    const files = { upload: () => Promise.reject(new Error()), url: () => "", exportPerson };
    const withFiles = await show(world, { ...intercept(world.admins, () => undefined), files });
    const archive = saved();
    await press(withFiles, "export");
    const zip = await archive;
    expect(zip.name).to.equal("Mei Tanaka.zip");
    expect(await (await fetch(zip.href)).text()).to.equal(`archive of ${world.mei}`);
  });
});
