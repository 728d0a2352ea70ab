import { expect } from "chai";
import type { Transport } from "@rollcall/core/client";
import "./member-list.define.ts";
import "../../provider/rollcall-provider/rollcall-provider.define.ts";
import { expectNoViolationsInLightAndDark, preparePage } from "../../ui/testing/panel.fixture.ts";
import { control, field, part, show } from "./member-list.fixture.ts";
import { clearPage, enlargeText, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld, type World } from "../../ui/testing/world.fixture.ts";
import { openMenu, openState } from "./invitations/invitations.fixture.ts";
import { bulk, pick, startSelecting } from "./selection/selection.fixture.ts";
import type { MemberList } from "./member-list.ts";

const never: Transport = {
  call: () => new Promise(() => undefined),
  stream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }),
};

const states: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  ready: async (world) => show(world, world.as("Amara Okafor")),
  "without invitations": async (world) => {
    await world.client("Amara Okafor").schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: false });
    return show(world, world.as("Amara Okafor"));
  },
  "as a viewer": async (world) => {
    await show(world, world.as("Vera Viewer"));
  },
  "with a reason": async (world) =>
    open(await show(world, world.as("Amara Okafor")), "Amara Okafor", "#why:popover-open"),
  "with a question": async (world) => open(await show(world, world.as("Amara Okafor")), "Mei Tanaka", "dialog[open]"),
  refused: async (world) => show(world, world.as("Olga Outsider")),
  failed: async (world) => {
    const { list } = await show(world, { ...never, call: () => Promise.reject(new Error("broken")) });
    await until(() => list.renderRoot.textContent.includes("went wrong"));
  },
  pending: async (world) => {
    const provider = document.createElement("rollcall-provider");
    provider.transport = never;
    const list = document.createElement("member-list");
    list.scheduleId = world.scheduleId;
    provider.append(list);
    document.body.append(provider);
    await list.updateComplete;
  },
  "not connected": async () => {
    document.body.append(document.createElement("member-list"));
    await document.querySelector("member-list")?.updateComplete;
  },
  empty: async (world) => {
    const { list } = await show(world, world.as("Amara Okafor"));
    const search = field(list, "#search");
    search.value = "zzz";
    search.dispatchEvent(new InputEvent("input"));
    await until(() => list.renderRoot.querySelector("[part=state-page]"));
  },
  archived: async (world) => {
    await world.client("Bea Boss", "admin").schedules.archive({ scheduleId: world.scheduleId });
    return show(world, world.as("Amara Okafor"));
  },
  "with a selection": async (world) => select(await show(world, world.as("Amara Okafor"))),
  "with a selection, narrow": async (world) => select(await show(world, world.as("Amara Okafor"), 360)),
  "with a selection of invitations": async (world) => {
    const { list } = await waiting(world, 1100);
    await startSelecting(list);
    control(list, "Zoe Last", "invited").click();
    await until(() => control(list, "Zoe Last", "invited").getAttribute("aria-pressed") === "false");
  },
  "with a menu": async (world) => {
    const { list } = await show(world, world.as("Amara Okafor"), 360);
    list.personHrefTemplate = "/people/{personId}";
    await openMenu(list, "Mei Tanaka");
  },
  "with suggestions": async () => {
    const world = await openWorld(["Meike Sommer", "Mela Horn"]);
    const { list } = await show(world, world.as("Amara Okafor", "scheduler"), 360);
    field(list, "#add").value = "me";
    field(list, "#add").dispatchEvent(new InputEvent("input"));
    await until(() => list.renderRoot.querySelector("#suggestions:popover-open"));
  },
  "with a bulk change": async (world) => {
    const { list } = await select(await show(world, world.as("Amara Okafor")));
    part(list, "[part=bulk-remove]").click();
    await bulk(list, "will be removed");
  },
  "with the result of a bulk change": async (world) => {
    const { list } = await select(await show(world, world.as("Amara Okafor"), 360));
    part(list, "[part=bulk-remove]").click();
    await bulk(list, "will be removed");
    part(list, "[part=bulk-confirm]").click();
    await bulk(list, "1 not changed");
  },
  "with a preview": async (world) => {
    const { list } = await show(world, world.as("Amara Okafor"), 360);
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Ann,ann@x.example,second@x.example\nBroken,nope\nBob,bob@gmial.com");
    part(list, "#add").dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
    await until(() =>
      list.renderRoot.querySelector("rollcall-member-import")?.shadowRoot?.querySelector("dialog[open]"),
    );
  },
  "with the details of an invitation": async (world) => openInvitation(world, 1100),
  "with the details of an invitation, narrow": async (world) => openInvitation(world, 360),
  "with a link to copy": async (world) => {
    const popover = await openInvitation(world, 360);
    popover.querySelector<HTMLElement>("[part=copy-link]")?.click();
    await until(() => popover.querySelector("[part=outcome] .state"));
  },
  "with invitations to send": async (world) => {
    const { list } = await waiting(world, 360);
    await until(() => list.renderRoot.querySelector("[part=send]"));
  },
  "with a question about auto-send": async (world) => {
    const { list } = await waiting(world, 1100);
    part(list, "[part=auto-send]").click();
    await until(() => list.renderRoot.querySelector("#question [part=recipients]"));
  },
  "with invitations that can’t be sent": async (world) => {
    const { list } = await waiting(world, 1100);
    await world.client("Bea Boss", "admin").organizations.update({ allowedDomains: ["elsewhere.example"] });
    (await until(() => list.renderRoot.querySelector<HTMLElement>("[part=send]"))).click();
    await until(() => list.renderRoot.querySelector("#question [part=recipients]"));
  },
  "after leaving": async (world) => {
    await world.client("Mei Tanaka").people.getMe({});
    const { list } = await show(world, world.as("Mei Tanaka"));
    await until(() => list.myId);
    list.left();
    await world.client("Mei Tanaka").members.leave({ scheduleId: world.scheduleId });
    list.reload();
    await until(() => list.renderRoot.textContent.includes("You left"));
  },
  narrow: async (world) => show(world, world.as("Amara Okafor"), 360),
};

async function openInvitation(world: World, width: number): Promise<HTMLElement> {
  await world.rollcall.dispatchMail();
  const { list } = await show(world, world.as("Amara Okafor"), width);
  const popover = await openState(list, "Mei Tanaka", "invitation");
  await until(() => popover.querySelector("[part=facts]"));
  return popover;
}

async function waiting(world: World, width: number): Promise<{ list: MemberList }> {
  await world.client("Amara Okafor").schedules.setAutoSend({ scheduleId: world.scheduleId, autoSend: false });
  await addPeople(world, ["Zoe Last"]);
  return show(world, world.as("Amara Okafor"), width);
}

async function select(shown: { list: MemberList }): Promise<{ list: MemberList }> {
  await startSelecting(shown.list);
  for (const name of ["Amara Okafor", "Mei Tanaka"]) await pick(shown.list, name);
  return shown;
}

async function open({ list }: { list: MemberList }, name: string, what: string): Promise<void> {
  control(list, name, "action").click();
  await until(() => list.renderRoot.querySelector(what));
}

describe("accessibility", () => {
  preparePage("Members");
  afterEach(clearPage);

  for (const [name, arrange] of Object.entries(states)) {
    it(`has no axe violations in light and dark: ${name} [X22]`, async () => {
      const world = await openWorld();
      await addPeople(world, ["Mei Tanaka"]);
      await addPeople(world, ["Vera Viewer"], { role: "viewer" });
      await arrange(world);
      await expectNoViolationsInLightAndDark();
    });
  }

  it("keeps row contents inside their rows at twice the text size [X22]", async () => {
    enlargeText();
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"), 1100);
    const row = part(list, "tbody tr").getBoundingClientRect();
    const cells = [...list.renderRoot.querySelectorAll("tbody tr:first-of-type > *")]
      .flatMap((cell) => [...cell.children, cell])
      .map((item) => item.getBoundingClientRect())
      .filter(({ width, height }) => width > 1 && height > 1);
    for (const cell of cells) expect(cell.top >= row.top - 1 && cell.bottom <= row.bottom + 1).to.equal(true);
  });

  it("keeps table roles when rows become cards [X22]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"), 340);
    const row = part(list, "tbody tr");
    expect(getComputedStyle(row).display).to.equal("grid");
    expect(row.getAttribute("role")).to.equal("row");
    expect([...row.children].map((cell) => cell.getAttribute("role"))).to.include.members(["gridcell", "rowheader"]);
    expect(row.scrollWidth).to.be.at.most(row.clientWidth);
  });
});
