import { expect } from "chai";
import { control, field, namesIn, part, roleOf, rowOf, show, switchOf } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import { intercept } from "../../ui/testing/panel.fixture.ts";
import type { MemberList } from "./member-list.ts";
import { pick, startSelecting } from "./selection/selection.fixture.ts";

/** The Undo button of the toast with this text. */
const undoOf = (list: MemberList, text: string): Promise<HTMLElement> =>
  until(() => {
    const toast = list.renderRoot.querySelector("#toast:popover-open");
    return toast?.textContent.includes(text) ? toast.querySelector<HTMLElement>("[part=undo]") : undefined;
  }, `no toast with \`${text}\``);

const addByTyping = (list: MemberList, address: string): void => {
  field(list, "#add").value = address;
  part(list, "[part=add-button]").click();
};

describe("undoing a change in the list", () => {
  afterEach(clearPage);

  it("adds a removed member back with their role on Undo, or shows why it can’t [B14, X8]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"], { role: "viewer", assignable: false });
    const { list } = await show(world, world.as("Amara Okafor"));
    const remove = async (): Promise<void> => {
      control(list, "Jonas Lindqvist", "action").click();
      (await until(() => list.renderRoot.querySelector<HTMLElement>("dialog[open] [part=confirm]"))).click();
      await until(() => list.renderRoot.querySelector("#toast [part=undo]"));
    };
    await remove();
    part(list, "#toast [part=undo]").click();
    await until(() => namesIn(list).includes("Jonas Lindqvist"));
    expect(roleOf(list, "Jonas Lindqvist").value).to.equal("viewer");
    expect(switchOf(list, "Jonas Lindqvist").checked).to.equal(false);
    await until(() => part(list, "#toast").textContent.includes("Undone"));
    await remove();
    await world.client("Amara Okafor").members.add({
      scheduleId: world.scheduleId,
      people: [{ address: "jonas.lindqvist@harbour.example" }],
    });
    part(list, "#toast [part=undo]").click();
    await until(() => part(list, "#toast").textContent.includes("Changed in the meantime"));
  });

  it("removes a person who was just added [B11, X8]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    addByTyping(list, "Mei Tanaka <mei@harbour.example>");
    (await undoOf(list, "Mei Tanaka was added.")).click();
    await until(() => part(list, "#toast").textContent.includes("Undone"));
    await until(() => namesIn(list).join() === "Amara Okafor");
  });

  it("isn’t offered for the previous change while another is being made [B14, X8]", async () => {
    const world = await openWorld();
    let answer = (): void => undefined;
    const held = new Promise<undefined>((resolve) => (answer = () => resolve(undefined)));
    const transport = world.as("Amara Okafor");
    const slow = intercept(transport, (name) => (name === "members.remove" ? held : undefined));
    const { list } = await show(world, slow);
    addByTyping(list, "Mei Tanaka <mei@harbour.example>");
    await undoOf(list, "Mei Tanaka was added.");
    control(list, "Mei Tanaka", "action").click();
    (await until(() => list.renderRoot.querySelector<HTMLElement>("dialog[open] [part=confirm]"))).click();
    await until(() => namesIn(list).join() === "Amara Okafor");
    expect(list.renderRoot.querySelector("#toast") === null).to.equal(true);
    answer();
    await undoOf(list, "Mei Tanaka was removed.");
  });

  it("doesn’t cover the add box, so that the next person can be added [B11, X22]", async () => {
    const world = await openWorld();
    // With two admins, the list has no notice below the box.
    await world.client("Jonas Lindqvist").people.getMe({});
    await addPeople(world, ["Jonas Lindqvist"], { role: "admin" });
    const { list } = await show(world, world.as("Amara Okafor"));
    list.style.setProperty("position", "fixed");
    list.style.setProperty("bottom", "0");
    list.style.setProperty("width", "700px");
    addByTyping(list, "mei@harbour.example");
    await undoOf(list, "mei@harbour.example was added.");
    const box = part(list, "#add").getBoundingClientRect();
    await until(() => part(list, "#toast").getBoundingClientRect().bottom <= box.top);
  });

  it("removes only the last of several who were added in quick succession [B11, X8]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    for (const name of ["Mei", "Jonas"]) {
      addByTyping(list, `${name} <${name.toLowerCase()}@harbour.example>`);
      await until(() => field(list, "#add").value === "");
    }
    (await undoOf(list, "Jonas was added.")).click();
    await until(() => part(list, "#toast").textContent.includes("Undone"));
    await until(() => namesIn(list).join() === "Amara Okafor,Mei");
  });

  it("removes everyone added from a pasted list [B11, X8]", async () => {
    const world = await openWorld();
    const { list } = await show(world, world.as("Amara Okafor"));
    field(list, "#add").value = Array.from({ length: 60 }, (_, index) => `p${String(index)}@x.example`).join(",");
    part(list, "[part=add-button]").click();
    const root = await until(() => list.renderRoot.querySelector("rollcall-member-import")?.shadowRoot);
    (await until(() => root.querySelector<HTMLElement>(".buttons .primary"))).click();
    (await undoOf(list, "60 people were added.")).click();
    await until(() => namesIn(list).join() === "Amara Okafor");
  });

  it("restores a role [B42, X8]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    const role = roleOf(list, "Jonas Lindqvist");
    for (const value of ["viewer", "admin"]) {
      role.value = value;
      role.dispatchEvent(new Event("change", { bubbles: true }));
      await undoOf(list, `Jonas Lindqvist’s role is now ${value === "admin" ? "Admin" : "Viewer"}.`);
    }
    part(list, "#toast [part=undo]").click();
    await until(() => roleOf(list, "Jonas Lindqvist").value === "viewer");
  });

  it("adds back everyone a bulk change removed, with one press [B14, X3, X8]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist", "Mei Tanaka"], { role: "viewer" });
    const { list } = await show(world, world.as("Amara Okafor"));
    await startSelecting(list);
    for (const name of ["Jonas Lindqvist", "Mei Tanaka"]) await pick(list, name);
    part(list, "[part=bulk-remove]").click();
    (await until(() => list.renderRoot.querySelector<HTMLElement>("[part=bulk-confirm]:enabled"))).click();
    const undo = await undoOf(list, "2 people were removed.");
    expect(list.renderRoot.querySelector("#bulk")).to.equal(null);
    undo.click();
    await until(() => namesIn(list).length === 3);
    expect(roleOf(list, "Mei Tanaka").value).to.equal("viewer");
  });
});

describe("a new member", () => {
  afterEach(clearPage);

  it("scrolls into view from anywhere in a long list [B11]", async () => {
    const world = await openWorld();
    await addPeople(
      world,
      Array.from({ length: 700 }, (_, index) => `Person ${String(index).padStart(3, "0")}`),
    );
    const { list } = await show(world, world.as("Amara Okafor"));
    addByTyping(list, "Person 350 b <b@harbour.example>");
    const row = await until(() => rowOf(list, "Person 350 b"));
    await until(() => row.classList.contains("new"));
    const { top, bottom } = part(list, "#scroller").getBoundingClientRect();
    await until(() => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= bottom);
  });
});

describe("a new member of the first page", () => {
  afterEach(clearPage);

  it("scrolls into view and is highlighted [B11]", async () => {
    const world = await openWorld();
    await addPeople(
      world,
      Array.from({ length: 150 }, (_, index) => `Person ${String(index)}`),
    );
    const { list } = await show(world, world.as("Amara Okafor"));
    part(list, "#scroller").scrollTop = 3000;
    addByTyping(list, "Anna Abel <anna@harbour.example>");
    const row = await until(() => rowOf(list, "Anna Abel"));
    await until(() => row.classList.contains("new"));
    const { top, bottom } = part(list, "#scroller").getBoundingClientRect();
    await until(() => row.getBoundingClientRect().top >= top && row.getBoundingClientRect().bottom <= bottom);
  });
});
