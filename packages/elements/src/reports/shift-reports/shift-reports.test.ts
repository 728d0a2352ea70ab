import { expect } from "chai";
import type { LitElement } from "lit";
import "./shift-reports.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  type MountOptions,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";
import { click, openForms, workShift } from "../my-reports/my-reports.fixture.ts";

const handOver = "Use the spare rope.";

describe("<shift-reports>", () => {
  afterEach(clearPage);

  it("shows a new report live with its answers, and marks it as seen [X17]", async () => {
    const { panel, submit } = await openList();
    const outcomes: string[] = [];
    panel.addEventListener("rollcall-report-reviewed", ({ outcome }) => outcomes.push(outcome));
    await waitForText(panel, "No reports yet");
    await submit({ incident: true, what: "A rope broke.", guests: 12 });
    await waitForText(panel, "Mei Tanaka");
    await click(panel, "[part=open]");
    await waitForText(panel, "A rope broke.");
    expect(textOf(panel)).to.include(handOver).and.to.include("Was there an incident? Yes");
    await click(panel, "[part=mark-seen]");
    await waitForText(panel, "Marked as seen");
    await until(() => panel.renderRoot.querySelector("[part=mark-seen]") === null);
    await click(panel, "[part=back]");
    await until(() => focused(panel)?.getAttribute("part") === "open");
    expect(panel.renderRoot.querySelector("[part=state]")?.textContent.trim()).to.equal("Seen");
    expect(outcomes).to.deep.equal(["seen"]);
  });

  it("sends a report back with a question, and shows the versions submitted before and after [X17]", async () => {
    const { panel, submit, client, key } = await openList();
    await submit({ incident: false });
    await click(panel, "[part=open]");
    await click(panel, "[part=ask-back]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Enter a question.");
    fill(await inside<HTMLTextAreaElement>(panel, "#note"), "How many guests?");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Report sent back to Mei Tanaka");
    await waitForText(panel, "Question: How many guests?");
    const { report } = await client.portal.getReport(key());
    expect([report.state, report.question]).to.deep.equal(["asked-back", "How many guests?"]);
    const { revision } = report;
    await client.portal.submitReport({ ...key(), answers: { incident: false, guests: 41 }, revision });
    await waitForText(panel, "Guests 41");
    const version = await inside<HTMLSelectElement>(panel, "[part=version]");
    version.value = "1";
    version.dispatchEvent(new Event("change"));
    await waitForText(panel, "Guests No answer");
  });

  it("filters by kind, state, person, period and answer [X17]", async () => {
    const { panel, submit, world } = await openList();
    await submit({ incident: true, what: "A rope broke." });
    await submit({ incident: false });
    await until(() => rowsIn(panel) === 2);
    const settings: readonly (readonly [string, string, number])[] = [
      ["filter-kind", "Early", 2],
      ["filter-answer", "0", 1],
      ["filter-answer", "1", 1],
      ["filter-answer", "", 2],
      ["filter-state", "seen", 0],
      ["filter-state", "new", 2],
      ["filter-from", new Date(world.now() + 48 * 3_600_000).toISOString().slice(0, 10), 0],
      ["filter-from", "", 2],
      ["filter-until", "2020-01-01", 0],
      ["filter-until", "", 2],
    ];
    for (const [part, value, rows] of settings) {
      await choose(panel, `[part=${part}]`, value);
      await until(() => isLoaded(panel) && rowsIn(panel) === rows, `${part} ${value}`);
    }
    const person = await inside<HTMLInputElement>(panel, "#person");
    fill(person, "Bea");
    const bea = await until(() => panel.renderRoot.querySelector<HTMLOptionElement>("datalist option[value^=Bea]"));
    fill(person, bea.value);
    await waitForText(panel, "No reports match these filters");
    await click(panel, "[part=clear]");
    await until(() => rowsIn(panel) === 2);
  });

  it("exports what is shown as CSV, and is limited to people who plan [X17, P55]", async () => {
    const { panel, submit, world } = await openList();
    await submit({ incident: true, what: "=HYPERLINK(1)" });
    await until(() => rowsIn(panel) === 1);
    let saved: Blob | undefined;
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      saved = blob;
      return create(blob);
    };
    try {
      await click(panel, "[part=export]");
      await waitForText(panel, "Reports exported");
    } finally {
      URL.createObjectURL = create;
    }
    const text = (await saved?.text()) ?? "";
    expect(text).to.include("Early: What happened?").and.to.include("'=HYPERLINK(1)");
    clearPage();
    const other = await mountPanel("shift-reports", world.host("Kim").transport);
    await waitForText(other, "Not available to you");
  });
});

describeAccessibility({
  loading: (placing) => mountPanel("shift-reports", pendingTransport, placing),
  list: async (placing) => {
    const { panel, submit } = await openList(placing);
    await submit({ incident: false });
    await waitForText(panel, "Mei Tanaka");
    (await inside<HTMLDetailsElement>(panel, "details")).open = true;
    return panel;
  },
  report: async (placing) => {
    const { panel, submit } = await openList(placing);
    await submit({ incident: true, what: "x".repeat(300) });
    await click(panel, "[part=open]");
    await waitForText(panel, handOver);
    return panel;
  },
});

/** The reports of the organization for a scheduler, and Mei, who submits reports. */
async function openList(placing: MountOptions = {}) {
  const world = await openForms();
  const { client } = await world.signedIn();
  const { scheduleId } = world;
  let shiftId = "";
  const key = () => ({ scheduleId, shiftId });
  const panel = await mountPanel("shift-reports", world.host("Sam", "scheduler").transport, {
    ...placing,
    attributes: { "schedule-id": scheduleId },
  });
  const submit = async (answers: Readonly<Record<string, string | number | boolean>>): Promise<void> => {
    shiftId = await workShift(world);
    await client.portal.submitReport({ ...key(), answers, handOver, revision: 0 });
  };
  return { panel, world, client, submit, key };
}

async function choose(panel: LitElement, selector: string, value: string): Promise<void> {
  const field = await inside<HTMLInputElement | HTMLSelectElement>(panel, selector);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

const rowsIn = (panel: LitElement): number => panel.renderRoot.querySelectorAll("[part=report]").length;

const isLoaded = (panel: LitElement): boolean => panel.renderRoot.querySelector(".skeleton") === null;

const focused = (panel: LitElement): HTMLElement | null =>
  (panel.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
