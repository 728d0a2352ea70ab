import { expect } from "chai";
import type { LitElement } from "lit";
import "./report-form-editor.define.ts";
import { clearPage, until } from "../../ui/testing/page.fixture.ts";
import { openPortal } from "../../ui/testing/portal-world.fixture.ts";
import {
  describeAccessibility,
  fill,
  inside,
  intercept,
  type MountOptions,
  mountPanel,
  pendingTransport,
  textOf,
  waitForText,
} from "../../ui/testing/panel.fixture.ts";

const fields = [
  { id: "incident", label: "Was there an incident?", type: "yes-no", required: true },
  {
    id: "areas",
    label: "Where?",
    type: "choices",
    options: ["Deck", "Gate"],
    when: { field: "incident", equals: true },
  },
  { id: "guests", label: "Guests", type: "number", min: 0, max: 500 },
] as const;

describe("<report-form-editor>", () => {
  afterEach(clearPage);

  it("creates a form with options, a required question and a condition, and previews it [X17]", async () => {
    const { panel, client } = await openEditor();
    const changes: unknown[] = [];
    panel.addEventListener("rollcall-report-form-changed", ({ kind, version }) => changes.push([kind, version]));
    await waitForText(panel, "No report forms yet");
    await click(panel, "[part=new]");
    await click(panel, "dialog[open] [part=confirm]");
    await waitForText(panel, "Enter a kind of shift");
    await type(panel, "#kind", "Night");
    await click(panel, "dialog[open] [part=confirm]");
    await type(panel, "#form-title", "After the night");
    await type(panel, "[part=question-label]", "Was there an incident?");
    await choose(panel, "[part=question-type]", "yes-no");
    await click(panel, "[part=question-required]");
    await click(panel, "[part=add-question]");
    const second = "li:nth-of-type(2) ";
    await type(panel, `${second}[part=question-label]`, "Where?");
    await choose(panel, `${second}[part=question-type]`, "choices");
    await choose(panel, `${second}[part=question-when]`, "0");
    // Without options, it can't be saved.
    await click(panel, "[part=save]");
    await waitForText(panel, "Enter at least two options");
    expect(focused(panel)?.id.endsWith("-options")).to.equal(true);
    await type(panel, `${second}[part=question-options]`, "Deck\nGate");
    const preview = await inside(panel, "[part=preview]");
    expect(preview.textContent).to.include("incident").and.not.to.include("Where?");
    preview.querySelector<HTMLInputElement>("input[type=radio]")?.click();
    await until(() => preview.textContent.includes("Where?"));
    await click(panel, "[part=save]");
    await waitForText(panel, "Form saved as version 1");
    const { form } = await client.reports.getForm({ kind: "Night" });
    expect(form.fields.map(({ label, required, options }) => [label, required, options])).to.deep.equal([
      ["Was there an incident?", true, undefined],
      ["Where?", false, ["Deck", "Gate"]],
    ]);
    expect(form.fields[1]?.when).to.deep.equal({ field: form.fields[0]?.id, equals: true });
    expect(changes).to.deep.equal([["Night", 1]]);
  });

  it("reorders questions by keyboard and by dragging, and removes one with undo [X17]", async () => {
    const { panel } = await openForm();
    const down = await inside(panel, "[data-question=incident] [part=move-down]");
    down.focus();
    down.click();
    await waitForText(panel, "“Was there an incident?” is now question 2 of 3.");
    expect(order(panel)).to.deep.equal(["areas", "incident", "guests"]);
    expect(focused(panel)?.id).to.equal("incident-down");
    await click(panel, "[part=save]");
    await waitForText(panel, "It must be an answer to an earlier question");
    const grip = await inside(panel, "[data-question=areas] .grip");
    grip.dispatchEvent(new DragEvent("dragstart", { bubbles: true, dataTransfer: new DataTransfer() }));
    const last = await inside(panel, "li[data-question=guests]");
    last.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() }));
    await until(() => order(panel).join() === "incident,guests,areas");
    await click(panel, "li[data-question=incident] [part=remove-question]");
    await waitForText(panel, "Question removed");
    expect(order(panel)).to.deep.equal(["guests", "areas"]);
    await click(panel, "[part=undo]");
    await until(() => order(panel).join() === "incident,guests,areas");
  });

  it("saves versions, shows earlier ones, and undoes a save [X17]", async () => {
    const { panel, client } = await openForm();
    await type(panel, "#form-title", "Renamed");
    await waitForText(panel, "Unsaved changes");
    await click(panel, "[part=save]");
    await waitForText(panel, "Form saved as version 2");
    await choose(panel, "[part=version]", "1");
    await until(
      () => panel.renderRoot.querySelector("[part=preview]")?.textContent.includes("After the shift") === true,
    );
    await click(panel, "[part=undo]");
    await waitForText(panel, "Undone");
    const { form } = await client.reports.getForm({ kind: "Early" });
    expect([form.version, form.title]).to.deep.equal([3, "After the shift"]);
  });

  it("asks which version to keep after someone else saved the form [X17]", async () => {
    const { panel, client } = await openForm();
    await type(panel, "#form-title", "Mine");
    await client.reports.saveForm({ kind: "Early", title: "Theirs", fields: [...fields].map(copy), version: 1 });
    await click(panel, "[part=save]");
    await waitForText(panel, "Someone else saved this form");
    await click(panel, "[part=save-mine]");
    await waitForText(panel, "Form saved as version 3");
    await type(panel, "#form-title", "Mine again");
    await client.reports.saveForm({ kind: "Early", title: "Theirs", fields: [...fields].map(copy), version: 3 });
    await click(panel, "[part=save]");
    await click(panel, "[part=use-theirs]");
    await until(() => panel.renderRoot.querySelector<HTMLInputElement>("#form-title")?.value === "Theirs");
  });

  it("archives and restores a form, and asks before changes are lost [X17]", async () => {
    const { panel, client } = await openForm();
    await type(panel, "#form-title", "Changed");
    await click(panel, "[part=back]");
    await waitForText(panel, "Discard your changes?");
    await click(panel, "dialog[open] [part=cancel]");
    await click(panel, "[part=archive]");
    await waitForText(panel, "Form archived");
    expect((await client.reports.getForm({ kind: "Early" })).form.archived).to.equal(true);
    await click(panel, "[part=restore]");
    await waitForText(panel, "Form restored");
    expect((await inside<HTMLInputElement>(panel, "#form-title")).value).to.equal("Changed");
    await click(panel, "[part=back]");
    await click(panel, "dialog[open] [part=confirm]");
    await until(() => focused(panel)?.getAttribute("part") === "open");
    await waitForText(panel, "After the shift · 3 questions · Version 1");
  });

  it("isn't available to people who don't manage the forms [X17]", async () => {
    const world = await openPortal();
    const panel = await mountPanel("report-form-editor", world.host("Kim").transport);
    await waitForText(panel, "Not available to you");
  });

  it("explains why a form can't be saved, and keeps the input [X17]", async () => {
    const world = await openPortal();
    const { transport } = world.host("Sam", "scheduler");
    await createForm(world.bea);
    let isDown = true;
    const panel = await mountPanel(
      "report-form-editor",
      intercept(transport, (name) => (isDown && name === "reports.saveForm" ? Promise.reject(new Error()) : undefined)),
      { attributes: { kind: "Early" } },
    );
    await type(panel, "#form-title", "Renamed");
    await click(panel, "[part=save]");
    await inside(panel, "[part=problem] .danger");
    isDown = false;
    await click(panel, "[part=save]");
    await waitForText(panel, "Form saved as version 2");
    expect(textOf(panel)).not.to.include("Unsaved changes");
  });
});

describeAccessibility({
  loading: (placing) => mountPanel("report-form-editor", pendingTransport, placing),
  empty: async (placing) => (await openEditor(placing)).panel,
  list: async (placing) => {
    const world = await openPortal();
    await createForm(world.bea);
    return mountPanel("report-form-editor", world.host("Sam", "scheduler").transport, placing);
  },
  form: async (placing) => {
    const { panel } = await openForm(placing);
    await type(panel, "#form-title", "");
    for (const details of panel.renderRoot.querySelectorAll("details")) details.open = true;
    await click(panel, "[part=save]");
    await waitForText(panel, "Enter a title");
    return panel;
  },
});

async function openEditor(placing: MountOptions = {}) {
  const world = await openPortal();
  const { transport, client } = world.host("Sam", "scheduler");
  return { panel: await mountPanel("report-form-editor", transport, placing), client };
}

/** Opens the form of early shifts. */
async function openForm(placing: MountOptions = {}) {
  const world = await openPortal();
  const { transport, client } = world.host("Sam", "scheduler");
  await createForm(client);
  const panel = await mountPanel("report-form-editor", transport, placing);
  await click(panel, "[part=open]");
  await inside(panel, "#form-title");
  return { panel, client };
}

const createForm = (client: Awaited<ReturnType<typeof openPortal>>["bea"]) =>
  client.reports.saveForm({ kind: "Early", title: "After the shift", fields: [...fields].map(copy), version: 0 });

const copy = (field: (typeof fields)[number]) =>
  "options" in field ? { ...field, options: [...field.options] } : { ...field };

const click = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

const type = async (panel: LitElement, selector: string, value: string): Promise<void> =>
  fill(await inside<HTMLInputElement>(panel, selector), value);

async function choose(panel: LitElement, selector: string, value: string): Promise<void> {
  const select = await inside<HTMLSelectElement>(panel, selector);
  await until(() => [...select.options].some((option) => option.value === value));
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

const focused = (panel: LitElement): HTMLElement | null =>
  (panel.renderRoot as ShadowRoot).activeElement as HTMLElement | null;

const order = (panel: LitElement): readonly (string | undefined)[] =>
  [...panel.renderRoot.querySelectorAll<HTMLElement>("ol > [data-question]")].map(({ dataset }) => dataset["question"]);
