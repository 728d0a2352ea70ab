import { expect } from "chai";
import type { Transport } from "@rollcall/core/client";
import { part, show } from "./member-list.fixture.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld } from "../../ui/testing/world.fixture.ts";

/** Captures the downloaded file. */
function takeFile(): Promise<{ readonly name: string; readonly text: string }> {
  return new Promise((resolve) => {
    const original = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      HTMLAnchorElement.prototype.click = original;
      const { download, href } = this;
      void fetch(href)
        .then((response) => response.arrayBuffer())
        .then((bytes) =>
          resolve({ name: download, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) }),
        );
    };
  });
}

const exportButton = (root: ParentNode): Promise<HTMLElement> =>
  until(() => root.querySelector<HTMLElement>("[part=export]"));

describe("exporting the list", () => {
  afterEach(clearPage);

  it("saves a file named after the schedule, with formulas escaped [P55]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka"]);
    const people = [{ name: "=1+1", address: "formula@harbour.example" }];
    await world.client("Amara Okafor").members.add({ scheduleId: world.scheduleId, people });
    await world.client("Amara Okafor").schedules.update({ scheduleId: world.scheduleId, name: "Night/watch: 1" });
    const { list } = await show(world, world.as("Amara Okafor"));
    const file = takeFile();
    (await exportButton(list.renderRoot)).click();
    const { name, text } = await file;
    expect(name).to.equal("Night watch 1.csv");
    const [heading, ...lines] = text.trimEnd().split("\r\n");
    expect(heading?.startsWith("\uFEFFname,email,role,")).to.equal(true);
    expect(lines.length).to.equal(3);
    expect(lines.find((line) => line.includes("formula@"))).to.match(/^"'=1\+1",formula@harbour\.example,/);
    await until(() => part(list, "#announced").textContent.includes("3 rows exported."));
    expect(list.renderRoot.querySelector("[part=name]")?.textContent).not.to.include("'=");
  });

  it("exports the list as searched and filtered [P55]", async () => {
    const world = await openWorld();
    await addPeople(world, ["Mei Tanaka", "Rafael Vidal"]);
    const { list } = await show(world, world.as("Amara Okafor"));
    await list.pages.load({ ...list.pages.query, search: "rafael" });
    const file = takeFile();
    (await exportButton(list.renderRoot)).click();
    const { text } = await file;
    expect(text.trimEnd().split("\r\n").length).to.equal(2);
    expect(text).to.include("Rafael Vidal");
  });

  it("shows the progress of a long export, and can be stopped [P55]", async () => {
    const world = await openWorld();
    await addPeople(
      world,
      Array.from({ length: 1200 }, (_, index) => `Person ${String(index)}`),
    );
    const inner = world.as("Amara Okafor");
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let pages = 0;
    const slow: Transport = {
      ...inner,
      async call(call) {
        if (call.name === "members.list" && (call.input as { limit: number }).limit === 200 && ++pages > 2) await held;
        return inner.call(call);
      },
    };
    const { list } = await show(world, slow);
    (await exportButton(list.renderRoot)).click();
    await until(() => part(list, "#panel").textContent.includes("400 of 1,201 rows"));
    part(list, "[part=export-progress] button").click();
    release();
    await until(() => part(list, "#announced").textContent.includes("Export stopped."));
    expect(list.renderRoot.querySelector("[part=export-progress]") === null).to.equal(true);
  });
});
