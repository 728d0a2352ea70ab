import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import "./organization-settings.define.ts";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openWorld, type World } from "../../ui/testing/world.fixture.ts";
import type { OrganizationSettings } from "./organization-settings.ts";

const boss = "Bea Boss";
const domainsOf = async (world: World): Promise<readonly string[]> =>
  (await world.client(boss, "admin").organizations.get({})).organization.allowedDomains;
const shown = (panel: OrganizationSettings): string[] =>
  [...panel.renderRoot.querySelectorAll("[part=domain] bdi")].map(({ textContent }) => textContent);
const open = (world: World): Promise<OrganizationSettings> =>
  mountPanel("organization-settings", world.as(boss, "admin"));

async function add(panel: OrganizationSettings, domain: string): Promise<void> {
  fill(await inside<HTMLInputElement>(panel, "#domain"), domain, false);
  (await inside(panel, "[part=add-domain-button]")).click();
}

describe("the allowed domains of an organization", () => {
  afterEach(clearPage);

  it("adds domains one by one in normalized form, and saves each immediately [X6]", async () => {
    const world = await openWorld();
    const panel = await open(world);
    expect(textOf(panel)).to.include("New people can be invited from any domain");
    const next = (): Promise<Event> =>
      new Promise((heard) => panel.addEventListener("rollcall-organization-changed", heard, { once: true }));
    const changed = next();
    await add(panel, " Someone@Harbour.Example ");
    await until(() => shown(panel).join() === "harbour.example");
    expect(await changed).to.deep.include({ set: { allowedDomains: ["harbour.example"] } });
    const again = next();
    await add(panel, "pier.example");
    await again;
    expect(await domainsOf(world)).to.deep.equal(["harbour.example", "pier.example"]);
    expect(shown(panel)).to.deep.equal(["harbour.example", "pier.example"]);
    expect((await inside<HTMLInputElement>(panel, "#domain")).value).to.equal("");
  });

  it("removes domains and keeps the focus in the list [X6, X22]", async () => {
    const world = await openWorld();
    await world.client(boss, "admin").organizations.update({ allowedDomains: ["a.example", "b.example"] });
    const panel = await open(world);
    const button = await inside(panel, "[part=remove-domain]");
    expect(button.getAttribute("aria-label")).to.equal("Remove a.example");
    button.click();
    await waitForText(panel, "Saved");
    expect(await domainsOf(world)).to.deep.equal(["b.example"]);
    expect(panel.shadowRoot?.activeElement?.id).to.equal("domain");
  });

  it("explains invalid and duplicate domains [X6, X1]", async () => {
    const world = await openWorld();
    await world.client(boss, "admin").organizations.update({ allowedDomains: ["a.example"] });
    const panel = await open(world);
    await add(panel, "nowhere");
    await waitForText(panel, "“nowhere” isn’t a domain. Enter one such as example.org.");
    const field = await inside<HTMLInputElement>(panel, "#domain");
    expect([field.value, field.getAttribute("aria-invalid")]).to.deep.equal(["nowhere", "true"]);
    await add(panel, "A.example");
    await waitForText(panel, "“A.example” is already on the list.");
    expect(await domainsOf(world)).to.deep.equal(["a.example"]);
  });

  it("shows a failed save with a way to retry [X6, X1]", async () => {
    const world = await openWorld();
    let isDown = true;
    const transport = intercept(world.as(boss, "admin"), (name) =>
      isDown && name === "organizations.update" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const panel = await mountPanel("organization-settings", transport);
    await add(panel, "a.example");
    await waitForText(panel, "Not saved. No connection.");
    isDown = false;
    (await inside(panel, "#domains-state .link")).click();
    await waitForText(panel, "Saved");
    expect(await domainsOf(world)).to.deep.equal(["a.example"]);
  });

  it("is read-only for everyone else, with the reason one click away [X1]", async () => {
    const world = await openWorld();
    await world.client(boss, "admin").organizations.update({ allowedDomains: ["a.example"] });
    const panel = await mountPanel("organization-settings", world.as("Amara Okafor"));
    await until(() => shown(panel).join() === "a.example");
    expect(panel.renderRoot.querySelector("#domain, [part=remove-domain]")).to.equal(null);
    [...panel.renderRoot.querySelectorAll<HTMLElement>("[part=why]")].at(-1)?.click();
    expect((await inside(panel, "#why:popover-open")).textContent).to.include("Ask an admin of your organization.");
  });
});
