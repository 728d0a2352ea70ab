import { expect } from "chai";
import "./person-settings.define.ts";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPeople, type PeopleWorld } from "../people.fixture.ts";
import type { PersonSettings } from "./person-settings.ts";

const show = (world: PeopleWorld, transport = world.transport): Promise<PersonSettings> =>
  mountPanel("person-settings", transport, { attributes: { "person-id": world.mei } });
const press = async (panel: PersonSettings, part: string): Promise<void> =>
  (await inside(panel, `[part=${part}]`)).click();
const statusOf = async (world: PeopleWorld): Promise<string> =>
  (await world.sol.people.get({ personId: world.mei })).person.status;
const local = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);
const portalOf = async (panel: PersonSettings): Promise<string> =>
  (await inside(panel, "[part=portal]")).textContent.trim();

describe("person settings", () => {
  afterEach(clearPage);

  it("turns the portal off with Edit, “External Portal Access” and Save Changes [A28, A29, A31]", async () => {
    const world = await openPeople();
    const worker = await world.signedIn();
    const panel = await show(world);
    expect(await portalOf(panel)).to.equal("On");
    await press(panel, "edit");
    const box = await inside<HTMLInputElement>(panel, "#portal");
    expect(panel.renderRoot.querySelector("label[for=portal]")?.textContent).to.equal("External Portal Access");
    expect([box.getAttribute("role"), box.checked]).to.deep.equal(["switch", true]);
    box.click();
    const save = await inside(panel, "[part=save]");
    expect(save.textContent.trim()).to.equal("Save Changes");
    save.click();
    await waitForText(panel, "Saved. The portal is off for Mei Tanaka.");
    expect(await portalOf(panel)).to.equal("Off");
    expect((await worker.client.portal.get({})).restriction).to.equal("portal.paused");
    expect(panel.shadowRoot?.activeElement?.id).to.equal("edit");
  });

  it("takes effect on save, not on toggle; Cancel and Escape discard [A30]", async () => {
    const world = await openPeople();
    await world.signedIn();
    const panel = await show(world);
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    await inside(panel, "#reason");
    expect(await statusOf(world)).to.equal("active");
    await press(panel, "cancel");
    expect(await portalOf(panel)).to.equal("On");
    expect(await statusOf(world)).to.equal("active");
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    (await inside(panel, "#portal")).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await until(() => panel.renderRoot.querySelector("form") === null);
    expect(await statusOf(world)).to.equal("active");
  });

  it("shows reason, end date and contact to the worker and in the settings [A32, X20]", async () => {
    const world = await openPeople();
    const worker = await world.signedIn();
    const panel = await show(world);
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    fill(await inside<HTMLTextAreaElement>(panel, "#reason"), "Parental leave", false);
    fill(await inside<HTMLInputElement>(panel, "#until"), local(24 * 60), false);
    fill(await inside<HTMLInputElement>(panel, "#contactName"), "Amara Okafor", false);
    fill(await inside<HTMLInputElement>(panel, "#contactAddress"), "amara@harbour.example", false);
    await press(panel, "save");
    await waitForText(panel, "Saved. The portal is off");
    expect(textOf(panel)).to.include("Parental leave");
    expect(textOf(panel)).to.include("Amara Okafor · amara@harbour.example");
    const { pause } = await worker.client.portal.get({});
    expect(pause?.reason).to.equal("Parental leave");
    expect(pause?.contact).to.deep.equal({ name: "Amara Okafor", address: "amara@harbour.example" });
    expect(pause?.until?.slice(0, 10)).to.equal(local(24 * 60).slice(0, 10));
  });

  it("plans a pause for a date, and shows it as planned [X20]", async () => {
    const world = await openPeople();
    await world.signedIn();
    const panel = await show(world);
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    fill(await inside<HTMLInputElement>(panel, "#from"), local(48), false);
    await waitForText(panel, "This person can open the portal until the pause starts.");
    await press(panel, "save");
    await waitForText(panel, "Saved. The portal will turn off for Mei Tanaka.");
    expect(await portalOf(panel)).to.include("On. Turns off on");
    expect(await statusOf(world)).to.equal("active");
    await press(panel, "edit");
    expect((await inside<HTMLInputElement>(panel, "#portal")).checked).to.equal(false);
    expect((await inside<HTMLInputElement>(panel, "#from")).value).to.equal(local(48));
  });

  it("keeps record, assignments and history, and says so [A33, A34, A35]", async () => {
    const world = await openPeople();
    await world.plan(30);
    await world.sol.profiles.update({ personId: world.mei, set: { mobile: "+31 6 1234 5678" } });
    const panel = await show(world);
    expect(textOf(panel)).to.include("A pause doesn’t affect their record, assignments, history or account");
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    await press(panel, "save");
    await waitForText(panel, "Saved. The portal is off");
    const { rows } = await world.sol.profiles.listChanges({ personId: world.mei, field: "mobile" });
    const shifts = await world.bea.shifts.list({ scheduleId: world.scheduleId });
    expect([rows.length, shifts.rows.map(({ assignees }) => assignees[0]?.personId)]).to.deep.equal([1, [world.mei]]);
  });

  it("leaves the account active, and can be reversed [A36, A37]", async () => {
    const world = await openPeople();
    await world.signedIn();
    await world.pause({ reason: "Leave" });
    const panel = await show(world);
    expect((await world.sol.people.get({ personId: world.mei })).person.state).to.equal("active");
    await press(panel, "edit");
    const box = await inside<HTMLInputElement>(panel, "#portal");
    expect(box.checked).to.equal(false);
    expect((await inside<HTMLTextAreaElement>(panel, "#reason")).value).to.equal("Leave");
    box.click();
    await press(panel, "save");
    await waitForText(panel, "Saved. The portal is on for Mei Tanaka.");
    expect(await statusOf(world)).to.equal("active");
    expect(textOf(panel)).to.not.include("Leave");
  });

  it("warns that the person can't respond during the pause, with the number of shifts [Q36]", async () => {
    const world = await openPeople();
    const wim = "wim.janssen@contractor.example";
    await world.create("Wim Janssen");
    await world.bea.members.add({ scheduleId: world.scheduleId, people: [{ address: wim, name: "Wim" }] });
    await world.plan(30);
    const panel = await show(world, world.admins);
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    await waitForText(panel, "This person has 1 upcoming shift and can’t respond to it during the pause.");
    clearPage();
    const schedulers = await show(world);
    await press(schedulers, "edit");
    (await inside(schedulers, "#portal")).click();
    await waitForText(schedulers, "This person can still be assigned, but can’t respond to offers during the pause.");
  });

  it("validates before sending, and shows why the server refused [A30]", async () => {
    const world = await openPeople();
    let isDown = true;
    const panel = await show(
      world,
      intercept(world.transport, (name) => {
        if (name !== "access.setPortal" || !isDown) return undefined;
        isDown = false;
        return Promise.reject(new TypeError("down"));
      }),
    );
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    fill(await inside<HTMLInputElement>(panel, "#until"), local(-24), false);
    await press(panel, "save");
    await waitForText(panel, "The end of the pause must be in the future and after its start.");
    fill(await inside<HTMLInputElement>(panel, "#until"), "", false);
    fill(await inside<HTMLInputElement>(panel, "#contactName"), "Amara", false);
    await press(panel, "save");
    await waitForText(panel, "A contact needs a name and an email address.");
    const missing = await inside(panel, "#contactAddress");
    expect(panel.shadowRoot?.activeElement).to.equal(missing);
    expect([missing.getAttribute("aria-invalid"), missing.getAttribute("aria-describedby")]).to.deep.equal([
      "true",
      "problems",
    ]);
    fill(await inside<HTMLInputElement>(panel, "#contactName"), "", false);
    await press(panel, "save");
    await waitForText(panel, "Not saved. Something went wrong");
    await press(panel, "save");
    await waitForText(panel, "Saved. The portal is off");
  });

  it("warns that someone else changed it during editing [A30, X22]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await until(() => panel.stream?.status === "live");
    await press(panel, "edit");
    await world.pause({ reason: "Leave" });
    await waitForText(panel, "Someone else changed this while you were editing.");
    (await inside(panel, "[part=overtaken] button")).click();
    await until(() => panel.renderRoot.querySelector<HTMLTextAreaElement>("#reason")?.value === "Leave");
  });

  it("removes the confirmation once the setting changes again [A37, X22]", async () => {
    const world = await openPeople();
    const panel = await show(world);
    await until(() => panel.stream?.status === "live");
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    await press(panel, "save");
    await waitForText(panel, "Saved. The portal is off for Mei Tanaka.");
    await world.resume();
    await until(() => panel.renderRoot.querySelector("[part=portal]")?.textContent.trim() === "On");
    await until(() => panel.renderRoot.querySelector("#toast") === null);
  });

  it("doesn't show one person's result in another person's settings [A30]", async () => {
    const world = await openPeople();
    const wim = await world.create("Wim Janssen");
    let answer = (): void => undefined;
    const response = new Promise<void>((resolve) => (answer = resolve));
    const panel = await show(world, {
      ...world.transport,
      call: async (call) => {
        const answered = await world.transport.call(call);
        if (call.name === "access.setPortal") await response;
        return answered;
      },
    });
    const fired = new Promise<Event>((resolve) => document.addEventListener("rollcall-person-changed", resolve));
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    await press(panel, "save");
    panel.personId = wim;
    await waitForText(panel, "Wim Janssen");
    await press(panel, "edit");
    (await inside(panel, "#portal")).click();
    answer();
    expect(await fired).to.deep.include({ personId: world.mei });
    await panel.updateComplete;
    expect(textOf(panel)).to.not.include("Mei Tanaka");
    await press(panel, "save");
    await waitForText(panel, "Saved. The portal is off for Wim Janssen.");
  });

  it("is unavailable to members who can't manage people [Q49]", async () => {
    const world = await openPeople();
    const panel = await show(world, world.host("Max Member").transport);
    await waitForText(panel, "Not available to you");
    expect(panel.renderRoot.querySelector("[part=edit]")).to.equal(null);
  });
});
