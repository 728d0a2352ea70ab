import { expect } from "chai";
import { inside } from "../../ui/testing/panel.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";
import { amara, openHistoryWorld, mountHistory, entryTexts } from "./history.fixture.ts";

describe("the rows of a history", () => {
  afterEach(clearPage);

  it("groups changes made together into one expandable line [X8]", async () => {
    const world = await openWorld();
    const { scheduleId } = world;
    const { invitations, schedules } = world.client(amara);
    await schedules.setAutoSend({ scheduleId, autoSend: false });
    await addPeople(
      world,
      Array.from({ length: 40 }, (_, index) => `Deckhand ${index + 10}`),
    );
    await invitations.send({ scheduleId });
    while ((await world.rollcall.dispatchMail()).hasMore);
    const panel = await mountHistory(world);
    const fold = await inside<HTMLDetailsElement>(panel, "[part=fold]");
    const text = (element: Element | null): string => element?.textContent.replaceAll(/\s+/g, " ") ?? "";
    expect(text(fold.querySelector("summary"))).to.match(
      /Invitations sent to Deckhand \d\d, Deckhand \d\d, Deckhand \d\d, and 37 more .* 40 changes/,
    );
    expect(panel.renderRoot.querySelectorAll("[part=fold]").length).to.equal(1);
    expect(fold.open).to.equal(false);
    fold.querySelector("summary")?.click();
    expect(fold.querySelectorAll("[part=entry]").length).to.equal(40);
    expect(fold.querySelector("[part=entry]")?.checkVisibility()).to.equal(true);
  });

  it("filters people, settings, shifts and automatic changes [X8]", async () => {
    const world = await openHistoryWorld();
    const { scheduleId } = world;
    const { schedules, shifts } = world.client(amara);
    const [start, end] = ["2031-01-05T20:00:00+01:00[Europe/Zurich]", "2031-01-05T23:00:00+01:00[Europe/Zurich]"];
    await shifts.create({ scheduleId, kind: "Night", start, end });
    await schedules.update({ scheduleId, name: "Night desk" });
    const panel = await mountHistory(world);
    const select = await inside<HTMLSelectElement>(panel, "[part=kind]");
    const choose = async (kind: string, first: string): Promise<string[]> => {
      select.value = kind;
      select.dispatchEvent(new Event("change"));
      await until(() => entryTexts(panel)[0]?.startsWith(first));
      return entryTexts(panel);
    };
    expect((await choose("shifts", "Amara Okafor created an unassigned shift")).length).to.equal(1);
    const settings = await choose("settings", "Amara Okafor changed the settings");
    expect(settings.at(-1)).to.include("created the schedule");
    const people = await choose("people", "Amara Okafor added Mei Tanaka");
    expect(people.some((text) => text.includes("added Jonas Lindqvist"))).to.equal(true);
    expect(people.some((text) => text.includes("schedule"))).to.equal(false);
    expect(await choose("system", "The account of Mei Tanaka")).to.deep.equal([
      "The account of Mei Tanaka was updated",
    ]);
  });
});
