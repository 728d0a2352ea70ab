import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import { field, namesIn, part, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import type { MemberList } from "./member-list.ts";
import { startSelecting } from "./selection/selection.fixture.ts";

const press = (key: string): Promise<void> => sendKeys({ press: key });
const scheduler = ["Amara Okafor", "scheduler"] as const;
const directory = ["Mei Tanaka", "Meike Sommer", "Mela Horn"];

/** Types into the add box, which has the focus. */
async function type(list: MemberList, text: string): Promise<void> {
  field(list, "#add").focus();
  await sendKeys({ type: text });
}

/** The names that are suggested, once there are any. */
const suggested = (list: MemberList): Promise<string[]> =>
  until(() => {
    const names = [...list.renderRoot.querySelectorAll("#suggestions:popover-open [role=option] b bdi")];
    return names.length > 0 ? names.map(({ textContent }) => textContent) : undefined;
  }, "nothing is suggested");

describe("suggestions in the add box", () => {
  afterEach(clearPage);

  it("list directory users who aren’t members, and Enter adds the first [B11, Q51]", async () => {
    const world = await openWorld(directory);
    await world.client(...scheduler).people.adopt({ hostUserId: "meike.sommer@harbour.example" });
    await addPeople(world, ["Meike Sommer"]);
    const { list } = await show(world, world.as(...scheduler));
    await type(list, "me");
    expect(await suggested(list)).to.deep.equal(["Mei Tanaka", "Mela Horn"]);
    await press("Enter");
    await until(() => namesIn(list).includes("Mei Tanaka"));
    expect(field(list, "#add").value).to.equal("");
    const { rows } = await world.client(...scheduler).people.listDirectory({ search: "Mei T" });
    expect(rows[0]?.personId).to.be.a("string");
  });

  it("follow the combobox pattern [X22]", async () => {
    const world = await openWorld(directory);
    const { list } = await show(world, world.as(...scheduler));
    const box = field(list, "#add");
    await type(list, "mei");
    await suggested(list);
    const state = (): (string | null)[] =>
      ["role", "aria-expanded", "aria-activedescendant"].map((name) => box.getAttribute(name));
    await until(() => state().join() === "combobox,true,suggestion-0");
    await press("ArrowDown");
    await until(() => state()[2] === "suggestion-1");
    await press("ArrowDown");
    await until(() => state()[2] === "suggestion-0");
    await press("ArrowUp");
    await until(() => state()[2] === "suggestion-1");
    expect(part(list, "#suggestion-1").getAttribute("aria-selected")).to.equal("true");
    await press("Escape");
    await until(() => state().join() === "combobox,false,");
    expect(box.value).to.equal("mei");
    expect(list.shadowRoot?.activeElement === box).to.equal(true);
  });

  it("are added by a click [B11]", async () => {
    const world = await openWorld(directory);
    const { list } = await show(world, world.as(...scheduler));
    await type(list, "mela");
    await suggested(list);
    part(list, "#suggestion-0").click();
    await until(() => namesIn(list).includes("Mela Horn"));
  });

  it("aren’t added by Enter after more text was typed that doesn’t match them [B11]", async () => {
    const world = await openWorld(directory);
    const { list } = await show(world, world.as(...scheduler));
    await type(list, "mei");
    await suggested(list);
    const box = field(list, "#add");
    box.value = "Meredith Vale <meredith@dock.example>";
    box.dispatchEvent(new InputEvent("input"));
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    await until(() => namesIn(list).includes("Meredith Vale"));
    expect(namesIn(list)).not.to.include("Mei Tanaka");
  });

  it("don’t replace an address that was typed [B11]", async () => {
    const world = await openWorld(["mei@example.org and others", ...directory]);
    const { list } = await show(world, world.as(...scheduler));
    await type(list, "mei@example.org");
    await suggested(list);
    await press("Enter");
    await until(() => namesIn(list).includes("mei@example.org"));
    expect(namesIn(list).length).to.equal(2);
  });

  it("ask once whether the caller may search the directory, and send no search that would be refused [Q49, A65]", async () => {
    const world = await openWorld(directory);
    const transport = world.as("Amara Okafor");
    const asked: string[] = [];
    const { list } = await show(world, {
      stream: (position, signal) => transport.stream(position, signal),
      call(call) {
        if (call.name === "people.listDirectory") asked.push(call.mode);
        return transport.call(call);
      },
    });
    await type(list, "mei");
    await until(() => asked.length > 0);
    await type(list, "k");
    await press("Backspace");
    await type(list, "@example.org");
    await press("Enter");
    await until(() => namesIn(list).includes("mei@example.org"));
    expect(asked).to.deep.equal(["check"]);
  });
});

describe("the button for the add box", () => {
  afterEach(clearPage);

  it("moves to the box, even from a selection: one click and Enter add a person [B11]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Jonas Lindqvist"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    await startSelecting(list);
    part(list, "[part=add-people]").click();
    await until(() => list.shadowRoot?.activeElement === field(list, "#add"));
    await sendKeys({ type: "mei@example.org" });
    await press("Enter");
    await until(() => namesIn(list).includes("mei@example.org"));
  });

  it("isn’t offered to callers who can’t add people [B66]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Vera Viewer"], { role: "viewer" });
    const { list } = await show(world, world.as("Vera Viewer"));
    await until(() => list.schedule);
    await list.updateComplete;
    expect(list.renderRoot.querySelector("[part=add-people]")).to.equal(null);
  });
});
