import { expect } from "chai";
import "./schedule-import.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPortal } from "../../ui/testing/portal-world.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  type MountOptions,
  mountPanel,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { people, scriptedProvider } from "../schedule-link/schedule-link.fixture.ts";

/** An import into a new schedule, or into the schedule of the world. */
async function openImport(isNew = true, placing: MountOptions = {}) {
  const { provider, upstream } = scriptedProvider(3);
  upstream.people = [...people(2), { externalId: "U3", name: "Pager bot", address: "", verified: false }];
  const world = await openPortal({ links: { providers: [provider] } });
  const panel = await mountPanel("schedule-import", world.host("Bea Boss", "admin").transport, {
    ...placing,
    attributes: isNew ? { "href-template": "#/schedules/{id}" } : { "schedule-id": world.scheduleId },
  });
  const press = async (part: string) => (await inside(panel, `[part=${part}]`)).click();
  const connect = async () => {
    fill(await inside<HTMLInputElement>(panel, "#link-token"), "right");
    await press("next");
    await waitForText(panel, "Choose a schedule");
  };
  const preview = () =>
    until(() => {
      const root = panel.shadowRoot?.querySelector("rollcall-member-import")?.shadowRoot;
      return root?.querySelector("dialog[open] tbody tr") ? root : undefined;
    });
  return { panel, world, press, connect, preview };
}

describe("<schedule-import>", () => {
  afterEach(clearPage);

  it("creates a schedule with the people, after a preview with a role for each [X24, B11]", async () => {
    const { panel, world, press, connect, preview } = await openImport();
    await waitForText(panel, "Nothing is added until you’ve seen the preview");
    await press("next");
    await waitForText(panel, "Fill in all required fields.");
    await connect();
    await press("next");
    await waitForText(panel, "Choose a schedule.");
    (await inside(panel, "#link-upstream-2")).click();
    await waitForText(panel, "Its time zone is Europe/Berlin.");
    fill(await inside<HTMLInputElement>(panel, "#import-name"), "Night desk");
    await press("next");
    const root = await preview();
    const { schedules: before } = await world.bea.schedules.list({});
    await until(() => root.querySelector("#start")?.textContent.includes("2"));
    expect(root.querySelectorAll("tr.out").length).to.equal(1);
    const role = root.querySelector<HTMLSelectElement>("[part=import-role]");
    expect(role?.value).to.equal("member");
    if (role) role.value = "viewer";
    role?.dispatchEvent(new Event("change"));
    await until(() => root.querySelector<HTMLSelectElement>("[part=import-role]")?.value === "viewer");
    const invitations = (): string => root.querySelector("[part=import-invitations]")?.textContent.trim() ?? "";
    await until(() => invitations() === "2 invitations will be sent immediately.");
    let imported: { readonly scheduleId: string; readonly created: boolean; readonly added: number } | undefined;
    panel.addEventListener("rollcall-schedule-imported", (event) => (imported = event));
    root.querySelector<HTMLElement>("#start")?.click();
    await until(() => root.textContent.includes("2 of 3 people added"));
    root.querySelector<HTMLElement>(".buttons button")?.click();
    await waitForText(panel, "2 people imported");
    expect(textOf(panel)).to.include("now members of “Night desk”");
    expect([imported?.created, imported?.added]).to.deep.equal([true, 2]);
    const link = await inside<HTMLAnchorElement>(panel, "[part=open-schedule]");
    expect(link.getAttribute("href")).to.equal(`#/schedules/${imported?.scheduleId}`);
    await press("shifts");
    await waitForText(panel, "23 shifts to create. 0 unchanged, 1 refused.");
    expect((await inside(panel, "[part=refused-shift]")).textContent).to.include("not a member of this schedule");
    await press("create-shifts");
    await waitForText(panel, "23 drafts created. 0 unchanged, 1 refused.");
    const listed = await world.bea.shifts.list({ scheduleId: imported?.scheduleId ?? "" });
    expect(new Set(listed.rows.map(({ status, assignees }) => `${status} ${assignees[0]?.name}`))).to.deep.equal(
      new Set(["draft Person 1"]),
    );
    const { schedules } = await world.bea.schedules.list({});
    expect(schedules.length).to.equal(before.length + 1);
    const { rows } = await world.bea.members.list({ scheduleId: imported?.scheduleId ?? "" });
    expect(rows.map(({ name, role }) => `${name} ${role}`)).to.include.members(["Person 1 viewer", "Person 2 member"]);
  });

  it("reads a file in the encoding of the spreadsheet program that wrote it [X24]", async () => {
    const { provider } = scriptedProvider(1);
    const text = "email;name\r\njg@example.com;Jürgen Groß";
    let read: string | undefined;
    const fields = [{ name: "file", kind: "file", required: true }] as const;
    const listSchedules: typeof provider.listSchedules = ({ settings, ...rest }, signal) => {
      read = settings["file"];
      return provider.listSchedules({ settings, ...rest }, signal);
    };
    const world = await openPortal({ links: { providers: [{ ...provider, fields, listSchedules }] } });
    const panel = await mountPanel("schedule-import", world.host("Bea Boss", "admin").transport);
    const input = await inside<HTMLInputElement>(panel, "#link-file");
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(text, (sign) => sign.charCodeAt(0))], "people.csv"));
    input.files = transfer.files;
    input.dispatchEvent(new Event("change"));
    await until(() => {
      panel.renderRoot.querySelector<HTMLElement>("[part=next]")?.click();
      return read !== undefined;
    });
    expect(read).to.equal(text);
  });

  it("copies people into the page's schedule, and explains a refused key [X24]", async () => {
    const { panel, press, connect, preview } = await openImport(false);
    fill(await inside<HTMLInputElement>(panel, "#link-token"), "wrong");
    await press("next");
    await waitForText(panel, "The product rejected the key");
    await connect();
    (await inside(panel, "#link-upstream-0")).click();
    expect(panel.renderRoot.querySelector("#import-name") === null).to.equal(true);
    await press("next");
    const root = await preview();
    root.querySelector<HTMLInputElement>("tbody tr input[type=checkbox]")?.click();
    await until(() => root.querySelector("#start")?.textContent.includes("1"));
    root.querySelector<HTMLElement>("#start")?.click();
    await until(() => root.textContent.includes("1 of 3 people added"));
    root.querySelector<HTMLElement>(".buttons button")?.click();
    await waitForText(panel, "1 person imported");
    expect(panel.renderRoot.querySelector("[part=open-schedule]") === null).to.equal(true);
    await until(() => panel.shadowRoot?.activeElement?.id === "again");
  });
});

describeAccessibility({
  connecting: async (placing) => {
    const { panel } = await openImport(true, placing);
    await inside(panel, "#link-token");
    return panel;
  },
  choosing: async (placing) => {
    const { panel, connect } = await openImport(true, placing);
    await connect();
    (await inside(panel, "#link-upstream-0")).click();
    await inside(panel, "#import-name");
    return panel;
  },
  preview: async (placing) => {
    const { panel, connect, press, preview } = await openImport(false, placing);
    await connect();
    (await inside(panel, "#link-upstream-0")).click();
    await press("next");
    await preview();
    return panel;
  },
});
