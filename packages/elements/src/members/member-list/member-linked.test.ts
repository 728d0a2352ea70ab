import type { LinkProvider } from "@rollcall/core";
import { expect } from "chai";
import axe from "axe-core";
import { control, part, rowOf, show, switchOf } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import { chooseFromMenu, openMenu } from "./invitations/invitations.fixture.ts";
import type { MemberList } from "./member-list.ts";
import { bulk, pick, startSelecting } from "./selection/selection.fixture.ts";

/** Another product with one schedule, which contains the people with these names. */
const upstreamWith = (people: { names: readonly string[] }): LinkProvider => ({
  id: "other",
  name: "Other",
  fields: [],
  capabilities: { listsSchedules: true, onCallTimes: false, verifiesAddresses: true },
  hostOf: () => "other.example",
  listSchedules: () => Promise.resolve({ status: "read", schedules: [{ id: "night", name: "Night", timeZone: null }] }),
  listPeople: () =>
    Promise.resolve({
      status: "read",
      people: people.names.map((name) => ({
        externalId: name,
        name,
        address: `${name.toLowerCase().replaceAll(" ", ".")}@harbour.example`,
        verified: true,
      })),
    }),
  checkHealth: () => Promise.resolve({ status: "read" }),
});

/** A linked schedule: Mei only in the linked schedule, Jonas in both, Vera only here. */
async function openLinked() {
  const upstream = { names: ["Jonas Lindqvist", "Mei Tanaka"] };
  const world = await openWorld(undefined, [upstreamWith(upstream)]);
  const { scheduleId, rollcall } = world;
  await addPeople(world, ["Jonas Lindqvist", "Vera Viewer"]);
  const { links } = world.client("Amara Okafor");
  await links.create({ scheduleId, provider: "other", upstreamId: "night", settings: {}, credentials: {} });
  const sync = async () => {
    await links.sync({ scheduleId });
    await rollcall.jobs.find(({ name }) => name === "links.sync")?.run();
  };
  await sync();
  const { held } = (await links.get({ scheduleId })).link ?? {};
  if (held) await links.confirmHeld({ scheduleId, digest: held.digest });
  return { world, upstream, sync, links };
}

const markOf = (list: MemberList, name: string): HTMLElement | null | undefined =>
  rowOf(list, name)?.querySelector<HTMLElement>("[part=provenance]");

async function explanation(list: MemberList): Promise<string> {
  return (await until(() => list.renderRoot.querySelector("#why:popover-open"))).textContent;
}

describe("the members of a linked schedule", () => {
  afterEach(clearPage);

  it("shows where each member comes from, and why their controls are locked [B22, B33, X4]", async () => {
    const { world } = await openLinked();
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => markOf(list, "Mei Tanaka"));
    expect(markOf(list, "Mei Tanaka")?.ariaLabel).to.equal("From the linked schedule");
    expect(markOf(list, "Jonas Lindqvist")?.ariaLabel).to.equal("Added here and in the linked schedule");
    const local = markOf(list, "Vera Viewer");
    expect(local?.ariaLabel).to.equal("Added here");
    expect(list.renderRoot.querySelector(`#${local?.getAttribute("aria-describedby") ?? ""}`)?.textContent).to.include(
      "not in the linked schedule",
    );
    const explained = async (name: string): Promise<string> => {
      markOf(list, name)?.click();
      const popover = await until(() => list.renderRoot.querySelector<HTMLElement>("#state:popover-open"));
      await until(() => popover.querySelector("dl"));
      const text = popover.textContent.replaceAll(/\s+/g, " ");
      popover.hidePopover();
      return text;
    };
    const ofVera = await explained("Vera Viewer");
    expect(ofVera).to.include("Can’t be assigned to shifts.");
    expect(ofVera).to.match(/Name Set here .*Role Set here .*Assignable Off while linked/);
    expect(await explained("Mei Tanaka")).to.match(
      /Email From the linked schedule .*Role Set here .*Assignable Set here/,
    );
    expect(switchOf(list, "Vera Viewer").ariaDisabled).to.equal("true");
    switchOf(list, "Vera Viewer").click();
    expect(await explanation(list)).to.include("Add them to the linked schedule first.");
    for (const name of ["Mei Tanaka", "Jonas Lindqvist"]) {
      expect(rowOf(list, name)?.querySelector("[part=remove]") === null).to.equal(true);
    }
    control(list, "Mei Tanaka", "action").click();
    await until(() =>
      list.renderRoot.querySelector("#why:popover-open")?.textContent.includes("Managed by the linked"),
    );
    expect(part(list, "[part=add-note]").textContent).to.include("add them in the linked schedule");
    const { violations } = await axe.run(list);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });

  it("asks before a synced member becomes unassignable, including the last assignable one [B29, B34, Q7]", async () => {
    const { world, links } = await openLinked();
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => markOf(list, "Mei Tanaka"));
    const press = async (name: string, answer: "confirm" | "cancel"): Promise<string> => {
      switchOf(list, name).click();
      const dialog = await until(() => list.renderRoot.querySelector<HTMLDialogElement>("#question[open]"));
      const text = dialog.textContent;
      const buttons = dialog.querySelectorAll<HTMLButtonElement>(".buttons button");
      (answer === "confirm" ? buttons[1] : buttons[0])?.click();
      await until(() => !dialog.open);
      return text;
    };
    const warning = "still calls synced members";
    const first = await press("Jonas Lindqvist", "confirm");
    expect(first).to.include(warning);
    expect(first).not.to.include("No one can be assigned");
    const last = await press("Mei Tanaka", "cancel");
    expect(last).to.include(warning);
    expect(last).to.include("No one can be assigned");
    await until(() => switchOf(list, "Mei Tanaka").checked);
    await press("Mei Tanaka", "confirm");
    await until(() => list.schedule?.assignables === 0);
    expect((await links.get({ scheduleId: world.scheduleId })).link?.synced).to.equal(2);
    // The value of a synced member can change back without confirmation (B29).
    switchOf(list, "Mei Tanaka").click();
    await until(() => list.schedule?.assignables === 1);
    await startSelecting(list);
    await pick(list, "Mei Tanaka");
    (part(list, "[part=bulk-change]") as HTMLSelectElement).value = "not-assignable";
    part(list, "[part=bulk-apply]").click();
    expect(await bulk(list, "1 will be changed")).to.include(warning);
  });

  it("keeps a synced member without the linked schedule after a preview, and undoes it [X4]", async () => {
    const { world } = await openLinked();
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => markOf(list, "Mei Tanaka"));
    const choose = async (name: string, item: string): Promise<string> => {
      await chooseFromMenu(list, name, item);
      const dialog = await until(() => list.renderRoot.querySelector<HTMLDialogElement>("#question[open]"));
      const text = dialog.textContent;
      dialog.querySelectorAll<HTMLButtonElement>(".buttons button")[1]?.click();
      return text;
    };
    expect(await choose("Mei Tanaka", "menu-adopt")).to.include("they stay as a member, but can’t be assigned");
    await until(() => markOf(list, "Mei Tanaka")?.ariaLabel === "Kept without the linked schedule");
    part(list, "[part=undo]").click();
    await until(() => markOf(list, "Mei Tanaka")?.ariaLabel === "From the linked schedule");
    expect(await choose("Jonas Lindqvist", "menu-release")).to.include("they’re removed");
    await until(() => markOf(list, "Jonas Lindqvist")?.ariaLabel === "From the linked schedule");
    const menu = await openMenu(list, "Vera Viewer");
    expect(menu.querySelector("[part=menu-adopt], [part=menu-release]") === null).to.equal(true);
  });

  it("marks an admin who is kept even though they left the linked schedule [Q5, P63]", async () => {
    const { world, upstream, sync, links } = await openLinked();
    const { scheduleId } = world;
    upstream.names = [...upstream.names, "Amara Okafor"];
    await sync();
    const { list } = await show(world, world.as("Amara Okafor"));
    await until(() => markOf(list, "Amara Okafor")?.ariaLabel === "Added here and in the linked schedule");
    upstream.names = ["Jonas Lindqvist", "Mei Tanaka"];
    await sync();
    const { held } = (await links.get({ scheduleId })).link ?? {};
    if (held) await links.confirmHeld({ scheduleId, digest: held.digest });
    await until(() => markOf(list, "Amara Okafor")?.innerText.trim() === "Kept as last admin");
    await until(() => switchOf(list, "Amara Okafor").ariaDisabled === "true");
  });
});
