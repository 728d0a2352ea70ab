import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./organization-settings.define.ts";
import "../../provider/rollcall-provider/rollcall-provider.define.ts";
import {
  fill,
  inside,
  intercept,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openWorld, type World } from "../../ui/testing/world.fixture.ts";

const boss = "Bea Boss";
const asBoss = (world: World) => world.as(boss, "admin");
const stored = async (world: World) => (await world.client(boss, "admin").organizations.get({})).organization;

describe("the settings of an organization", () => {
  afterEach(clearPage);

  it("grants Manage Schedules with a switch, and explains it [B59, Q49]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("organization-settings", asBoss(world));
    expect(textOf(panel)).to.include("Only organization admins can archive and delete");
    const changed = new Promise<Event>((heard) => panel.addEventListener("rollcall-organization-changed", heard));
    (await inside(panel, "#grant")).click();
    await waitForText(panel, "Saved");
    expect(textOf(panel)).to.include("Schedule admins can archive and delete their schedules.");
    expect((await stored(world)).manageSchedules).to.equal(true);
    expect(await changed).to.deep.include({ set: { manageSchedules: true } });
  });

  it("revokes the grant [B60]", async () => {
    const world = await openWorld();
    await world.client(boss, "admin").organizations.update({ manageSchedules: true });
    const panel = await mountPanel("organization-settings", asBoss(world));
    const grant = await inside<HTMLInputElement>(panel, "#grant");
    expect(grant.checked).to.equal(true);
    grant.click();
    await waitForText(panel, "Saved");
    expect((await stored(world)).manageSchedules).to.equal(false);
  });

  it("saves the name when the field loses focus, and only if it changed [Q49]", async () => {
    const world = await openWorld();
    const sent: string[] = [];
    const transport = intercept(asBoss(world), (name) => void sent.push(name));
    const panel = await mountPanel("organization-settings", transport);
    const name = await inside<HTMLInputElement>(panel, "#name");
    fill(name, ` ${name.value} `);
    await panel.updateComplete;
    expect(sent.filter((call) => call === "organizations.update")).to.deep.equal([]);
    fill(name, "Harbour Operations");
    await waitForText(panel, "Saved");
    expect((await stored(world)).name).to.equal("Harbour Operations");
    expect((await stored(world)).manageSchedules).to.equal(false);
  });

  it("keeps the input when saving fails, and retries [X1]", async () => {
    const world = await openWorld();
    let isDown = true;
    const transport = intercept(asBoss(world), (name) =>
      isDown && name === "organizations.update" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await mountPanel("organization-settings", transport);
    fill(await inside(panel, "#name"), "Harbour Operations");
    await waitForText(panel, "Not saved. No connection.");
    expect((await inside<HTMLInputElement>(panel, "#name")).value).to.equal("Harbour Operations");
    isDown = false;
    (await inside(panel, "#name-state .link")).click();
    await waitForText(panel, "Saved");
    expect((await stored(world)).name).to.equal("Harbour Operations");
  });

  it("reverts the switch when saving fails [B59]", async () => {
    const world = await openWorld();
    const transport = intercept(asBoss(world), (name) =>
      name === "organizations.update" ? Promise.reject(new RollcallError("store.unavailable")) : undefined,
    );
    const panel = await mountPanel("organization-settings", transport);
    (await inside(panel, "#grant")).click();
    await waitForText(panel, "Not saved.");
    expect((await inside<HTMLInputElement>(panel, "#grant")).checked).to.equal(false);
  });

  it("requires a name", async () => {
    const world = await openWorld();
    const before = (await stored(world)).name;
    const panel = await mountPanel("organization-settings", asBoss(world));
    const name = await inside<HTMLInputElement>(panel, "#name");
    fill(name, "  ");
    await waitForText(panel, "Enter a name.");
    (await inside(panel, "#name-state .link")).click();
    await until(() => name.value === before);
    expect(panel.shadowRoot?.activeElement === name).to.equal(true);
  });

  it("shows another admin's change, and never overwrites it without asking", async () => {
    const world = await openWorld();
    const panel = await mountPanel("organization-settings", asBoss(world));
    const name = await inside<HTMLInputElement>(panel, "#name");
    fill(name, "Mine", false);
    await world.client("Olaf Other", "admin").organizations.update({ name: "Theirs", manageSchedules: true });
    await waitForText(panel, "Someone else set this to “Theirs”.");
    expect((await inside<HTMLInputElement>(panel, "#grant")).checked).to.equal(true);
    name.dispatchEvent(new Event("change"));
    expect((await stored(world)).name).to.equal("Theirs");
    (await inside(panel, "#name-state .link")).click();
    await waitForText(panel, "Saved");
    expect((await stored(world)).name).to.equal("Mine");
  });

  it("is read-only for everyone else, with the reason one click away [X1]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("organization-settings", world.as("Amara Okafor"));
    const name = await inside<HTMLInputElement>(panel, "#name");
    expect(name.readOnly).to.equal(true);
    const grant = await inside<HTMLInputElement>(panel, "#grant");
    expect(grant.getAttribute("aria-disabled")).to.equal("true");
    grant.click();
    const reason = await inside(panel, "#why:popover-open");
    expect(reason.textContent).to.include("Ask an admin of your organization.");
    expect(reason.textContent).to.include("in this organization");
    expect(grant.checked).to.equal(false);
    reason.hidePopover();
    await until(() => panel.shadowRoot?.activeElement === grant);
  });

  it("uses the host's messages, including the reasons [X23]", async () => {
    const world = await openWorld();
    const panel = await mountPanel("organization-settings", world.as("Amara Okafor"));
    const provider = document.querySelector("rollcall-provider");
    if (provider) {
      provider.messages = {
        "organization.title": "Betrieb",
        "remedy.ask-an-organization-admin": "Frag die Verwaltung.",
      };
    }
    await waitForText(panel, "Betrieb");
    (await inside(panel, "#grant")).click();
    await waitForText(panel, "Frag die Verwaltung.");
  });

  it("shows its states: no provider, loading and failed", async () => {
    const world = await openWorld();
    await waitForText(await mountPanel("organization-settings", undefined), "Not connected");
    const pending = await mountPanel("organization-settings", pendingTransport);
    expect(pending.renderRoot.querySelector(".skeleton[aria-busy=true]") instanceof Element).to.equal(true);
    let isDown = true;
    const broken = intercept(asBoss(world), () =>
      isDown ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const failed = await mountPanel("organization-settings", broken);
    await waitForText(failed, "Couldn’t load this");
    isDown = false;
    (await inside(failed, "[part=retry]")).click();
    await inside(failed, "#name");
  });
});
