import { expect } from "chai";
import type { LitElement } from "lit";
import "./calendar-links.define.ts";
import { clipboard } from "../../ui/testing/clipboard.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import type { CalendarLinks } from "./calendar-links.ts";

describe("calendar-links", () => {
  afterEach(clearPage);

  it("creates a link and shows its address once, to copy, open or scan [X14]", async () => {
    const { world, panel, client } = await openLinks();
    await waitForText(panel, "No calendar links");
    let created = 0;
    panel.addEventListener("rollcall-calendar-link-created", () => created++);
    await press(panel, "create");
    fill(await inside<HTMLInputElement>(panel, "#name"), "My phone");
    (await inside<HTMLInputElement>(panel, "[value=busy]")).click();
    (await inside<HTMLInputElement>(panel, "[name=reminder-60]")).click();
    await press(panel, "confirm");
    const field = await inside<HTMLInputElement>(panel, "dialog [part=address]");
    expect(field.value).to.match(/^http:\/\/[^/]+\/planner\/calendar\/[\w-]+\.[\w-]{32}\.ics$/);
    const { links } = await client.portal.listCalendarLinks({});
    expect(links.map(({ name, privacy, offers, reminders }) => [name, privacy, offers, reminders])).to.deep.equal([
      ["My phone", "busy", true, [60]],
    ]);
    const token = /calendar\/(.+)\.ics$/.exec(field.value)?.[1] ?? "";
    expect((await world.rollcall.calendarFeed(token))?.name).to.equal("My phone");
    const app = await inside<HTMLAnchorElement>(panel, "[part=open]");
    expect(app.href).to.equal(field.value.replace("http:", "webcal:"));
    await inside(panel, "svg[aria-label='QR code of the address']");
    const copied: string[] = [];
    const giveBack = clipboard((text) => Promise.resolve(void copied.push(text)));
    await press(panel, "copy");
    await waitForText(panel, "Address copied");
    giveBack();
    expect(copied).to.deep.equal([field.value]);
    await press(panel, "done");
    await waitForText(panel, "Busy times only, with offers");
    expect(new XMLSerializer().serializeToString(panel.renderRoot).includes(token)).to.equal(false);
    expect(created).to.equal(1);
  });

  it("explains that the browser blocks copying, and requires a name", async () => {
    const { panel } = await openLinks();
    await press(panel, "create");
    await press(panel, "confirm");
    await waitForText(panel, "Enter a name");
    expect((panel.renderRoot as ShadowRoot).activeElement?.id).to.equal("name");
    fill(await inside<HTMLInputElement>(panel, "#name"), "My phone");
    await press(panel, "confirm");
    const giveBack = clipboard(() => Promise.reject(new Error("denied")));
    await press(panel, "copy");
    await waitForText(panel, "Your browser doesn’t allow copying");
    giveBack();
    const field = await inside<HTMLInputElement>(panel, "dialog [part=address]");
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, field.value.length]);
  });

  it("lists what each link shows and when an app last read it [X14]", async () => {
    const { world, panel, client } = await openLinks();
    const { path } = await client.portal.createCalendarLink({ name: "Family", privacy: "busy", offers: false });
    await waitForText(panel, "Busy times only, without offers");
    await waitForText(panel, "Not read by an app yet");
    await world.rollcall.calendarFeed(path.slice("/calendar/".length, -".ics".length));
    document.dispatchEvent(new Event("visibilitychange"));
    await until(() => textOf(panel).includes("Last read"));
    await press(panel, "edit");
    expect((await inside<HTMLInputElement>(panel, "#name")).value).to.equal("Family");
    (await inside<HTMLInputElement>(panel, "[part=offers]")).click();
    await press(panel, "confirm");
    await waitForText(panel, "Busy times only, with offers");
    expect(panel.renderRoot.querySelector("dialog")).to.equal(null);
  });

  it("replaces the address of one link, and revokes it after a confirmation [P52, X14]", async () => {
    const { world, panel, client } = await openLinks();
    const { path } = await client.portal.createCalendarLink({ name: "Phone" });
    const { path: other } = await client.portal.createCalendarLink({ name: "Tablet" });
    const codeAt = (address: string) =>
      world.rollcall.calendarFeed(/([^/]+)\.ics$/.exec(address)?.[1] ?? "").then(
        () => "read",
        (error: unknown) => (error as { readonly code: string }).code,
      );
    await press(panel, "rotate");
    await waitForText(panel, "Create a new address for Phone?");
    await press(panel, "confirm");
    const address = (await inside<HTMLInputElement>(panel, "dialog [part=address]")).value;
    expect(await Promise.all([path, address, other].map(codeAt))).to.deep.equal(["request.not-found", "read", "read"]);
    await press(panel, "done");
    let revoked = 0;
    panel.addEventListener("rollcall-calendar-link-revoked", () => revoked++);
    await press(panel, "revoke");
    await waitForText(panel, "Revoke Phone?");
    expect(await codeAt(address)).to.equal("read");
    await press(panel, "confirm");
    await waitForText(panel, "Phone was revoked");
    await until(() => panel.renderRoot.querySelectorAll("[part=link]").length === 1);
    expect(await Promise.all([address, other].map(codeAt))).to.deep.equal(["request.not-found", "read"]);
    expect(revoked).to.equal(1);
  });

  it("stops offering new links at the maximum, and explains a refusal", async () => {
    const { panel, client } = await openLinks();
    for (let index = 1; index <= 10; index++) await client.portal.createCalendarLink({ name: `Link ${index}` });
    await waitForText(panel, "You have the maximum of 10 links");
    expect(panel.renderRoot.querySelector("[part=create]")).to.equal(null);
  });

  it("shows why the links can't be loaded", async () => {
    const world = await openPortal();
    const browser = await world.signedIn();
    const broken = intercept(browser.transport, (name) =>
      name === "portal.listCalendarLinks" ? Promise.reject(new Error("broken")) : undefined,
    );
    const panel = await mountPanel("calendar-links", broken);
    await waitForText(panel, "Couldn’t load this");
  });
});

describeAccessibility({
  "no links": async (options) => (await openLinks(options)).panel,
  links: async (options) => {
    const { panel, client } = await openLinks(options);
    await client.portal.createCalendarLink({ name: "A".repeat(120) });
    await client.portal.createCalendarLink({ name: "Phone", privacy: "busy" });
    await waitForText(panel, "Busy times only");
    return panel;
  },
  form: async (options) => {
    const { panel } = await openLinks(options);
    await press(panel, "create");
    await inside(panel, "#link-form");
    return panel;
  },
  address: async (options) => {
    const { panel } = await openLinks(options);
    await press(panel, "create");
    fill(await inside<HTMLInputElement>(panel, "#name"), "My phone");
    await press(panel, "confirm");
    await inside(panel, "svg.code");
    return panel;
  },
});

interface OpenLinks {
  readonly world: PortalWorld;
  readonly panel: CalendarLinks & LitElement;
  readonly client: Awaited<ReturnType<PortalWorld["signedIn"]>>["client"];
}

/** Mounts the element for a worker. */
async function openLinks(options: MountOptions = {}): Promise<OpenLinks> {
  const world = await openPortal();
  const browser = await world.signedIn();
  const attributes = { "server-url": "/planner/" };
  const panel = await mountPanel("calendar-links", browser.transport, { ...options, attributes });
  return { world, panel, client: browser.client };
}

async function press(panel: LitElement, part: string): Promise<void> {
  (await inside(panel, `[part=${part}]`)).click();
}
