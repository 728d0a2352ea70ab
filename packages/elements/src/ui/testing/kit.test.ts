import { RollcallError } from "@rollcall/core/contract";
import { expect } from "chai";
import { clearPage, until } from "./page.fixture.ts";
import { openWorld, type World } from "./world.fixture.ts";
import "./example-list.fixture.ts";
import type { ExampleList } from "./example-list.fixture.ts";
import { loadOnDemand } from "../notices/load-on-demand.ts";
import { fill, inside, intercept, mountPanel, textOf, waitForText } from "./panel.fixture.ts";

const amara = "Amara Okafor";
const add = (world: World, name: string) => world.client(amara).schedules.create({ name, owner: "person" });
const namesIn = (list: ExampleList): string[] =>
  [...list.renderRoot.querySelectorAll("tbody th")].map(({ textContent }) => textContent);

async function press(list: ExampleList, label: string, within = ""): Promise<void> {
  const button = await until(() =>
    [...list.renderRoot.querySelectorAll<HTMLElement>(`${within} button`)].find(
      (one) => one.textContent.trim() === label,
    ),
  );
  button.focus();
  button.click();
}

describe("the component kit", () => {
  afterEach(clearPage);

  it("shows an empty list and adds to it with a form that Enter submits", async () => {
    const list = await mountPanel("example-list", (await openWorld()).as("Nina New"));
    await waitForText(list, "No rotas yet");
    await press(list, "Add rota");
    const name = await inside<HTMLInputElement>(list, "dialog[open] #name");
    fill(name, "Tug boats", false);
    name.form?.requestSubmit();
    await until(() => namesIn(list).join() === "Tug boats");
    await until(() => list.renderRoot.querySelector("dialog") === null);
    expect(list.shadowRoot?.activeElement?.id).to.equal("add-button");
  });

  it("keeps the form open with the problem until it is corrected", async () => {
    const world = await openWorld();
    const list = await mountPanel("example-list", world.as(amara));
    await press(list, "Add rota");
    const name = await inside<HTMLInputElement>(list, "dialog[open] #name");
    fill(name, "Night watch", false);
    name.form?.requestSubmit();
    await waitForText(list, "“Night watch” exists already.");
    expect(list.shadowRoot?.activeElement === name).to.equal(true);
    fill(name, "Day watch", false);
    await list.updateComplete;
    expect(textOf(list)).not.to.include("exists already");
    name.form?.requestSubmit();
    await until(() => namesIn(list).includes("Day watch"));
  });

  it("confirms before a deletion, and shows why it failed", async () => {
    const world = await openWorld();
    await add(world, "Old rota");
    let isDown = true;
    const transport = intercept(world.as(amara), (name) =>
      isDown && name === "schedules.delete" ? Promise.reject(new RollcallError("server.unreachable")) : undefined,
    );
    const list = await mountPanel("example-list", transport);
    await press(list, "Delete Old rota");
    await press(list, "Delete Old rota", "dialog[open]");
    await waitForText(list, "No connection.");
    expect(namesIn(list)).to.include("Old rota");
    isDown = false;
    await press(list, "Delete Old rota", "dialog[open]");
    await until(() => namesIn(list).join() === "Night watch");
    await until(() => list.shadowRoot?.activeElement?.id === "add-button");
  });

  it("closes a dialog with Cancel and Escape, and returns the focus", async () => {
    const world = await openWorld();
    await add(world, "Old rota");
    const list = await mountPanel("example-list", world.as(amara));
    for (const close of [
      (dialog: HTMLDialogElement) => dialog.querySelector<HTMLElement>("[part=cancel]")?.click(),
      (dialog: HTMLDialogElement) => dialog.requestClose(),
    ]) {
      await press(list, "Delete Old rota");
      close(await inside<HTMLDialogElement>(list, "dialog[open]"));
      await until(() => list.renderRoot.querySelector("dialog") === null);
      expect(list.shadowRoot?.activeElement?.textContent.trim()).to.equal("Delete Old rota");
    }
    expect(namesIn(list)).to.include("Old rota");
  });

  it("applies the outcome of a command whose dialog was closed in the meantime", async () => {
    const world = await openWorld();
    await add(world, "Old rota");
    let answer = (_result: unknown): void => undefined;
    const answered = new Promise<unknown>((resolve) => (answer = resolve));
    let lists = 0;
    const transport = intercept(world.as(amara), (name) => {
      if (name === "schedules.list") lists++;
      return name === "schedules.delete" ? answered : undefined;
    });
    const list = await mountPanel("example-list", transport);
    await press(list, "Delete Old rota");
    await press(list, "Delete Old rota", "dialog[open]");
    await press(list, "Cancel", "dialog[open]");
    await until(() => list.renderRoot.querySelector("dialog") === null);
    const before = lists;
    answer({ deleted: true });
    await until(() => lists > before);
  });

  it("shows a success in a toast that is announced and can be undone", async () => {
    const world = await openWorld();
    await add(world, "Old rota");
    const list = await mountPanel("example-list", world.as(amara));
    await press(list, "Archive Old rota");
    const toast = await inside(list, "#toast:popover-open");
    expect(toast.textContent).to.include("Old rota archived");
    expect((await inside(list, "[role=status]#announced")).textContent).to.equal("Old rota archived");
    await until(() => namesIn(list).length === 1 || textOf(list).includes("archived"));
    (await inside(list, "#add-button")).focus();
    await press(list, "Undo", "#toast");
    await waitForText(list, "Undone");
    expect((list.renderRoot as ShadowRoot).activeElement?.id).to.equal("add-button");
    const { schedules } = await world.client(amara).schedules.list({});
    expect(schedules.map(({ name }) => name)).to.include("Old rota");
  });

  it("returns the focus from a toast after a visit to another tab, even into a nested element [X22]", async () => {
    const world = await openWorld();
    await add(world, "Old rota");
    const list = await mountPanel("example-list", world.as(amara));
    for (const parent of [document.body, list, list.renderRoot, undefined]) {
      const nested = document.createElement("div");
      nested.slot = "header";
      parent?.append(nested);
      const before = nested.attachShadow({ mode: "open" }).appendChild(document.createElement("input"));
      list.toast.show("Done");
      const close = await inside(list, "#toast:popover-open button");
      before.focus();
      close.focus();
      close.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
      close.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
      close.click();
      expect(nested.shadowRoot?.activeElement === before).to.equal(parent !== undefined);
      await until(() => list.renderRoot.querySelector("#toast") === null);
    }
  });

  it("shows a toast above the focused control, but not above a focused panel [X22]", async () => {
    const list = await mountPanel("example-list", (await openWorld()).as(amara));
    const control = await inside(list, "#add-button");
    control.style.setProperty("position", "fixed");
    control.style.setProperty("inset", "auto 0 0");
    const toastWhenFocused = async (focused: HTMLElement): Promise<DOMRect> => {
      focused.focus();
      list.toast.show("Done");
      const toast = (await inside(list, "#toast:popover-open")).getBoundingClientRect();
      list.toast.hide();
      await until(() => list.renderRoot.querySelector("#toast") === null);
      return toast;
    };
    const { top } = control.getBoundingClientRect();
    expect((await toastWhenFocused(control)).bottom).to.be.lessThan(top);
    const panel = await inside(list, "[part=panel]");
    panel.tabIndex = -1;
    panel.style.setProperty("min-height", "100vh");
    expect((await toastWhenFocused(panel)).bottom).to.be.greaterThan(top);
  });

  it("shows why an undo failed", async () => {
    const world = await openWorld();
    const { schedule } = await add(world, "Old rota");
    const list = await mountPanel("example-list", world.as(amara));
    await press(list, "Archive Old rota");
    await inside(list, "#toast:popover-open");
    await world.client(amara).schedules.delete({ scheduleId: schedule.id });
    await press(list, "Undo", "#toast");
    await until(() => list.renderRoot.querySelector("#toast")?.textContent.includes("It doesn’t exist"));
  });

  it("shows that a dialog is loading on a slow network, until it opens or fails [X22]", async () => {
    const list = await mountPanel("example-list", (await openWorld()).as(amara));
    const text = () => list.renderRoot.querySelector("#toast:popover-open")?.textContent.trim();
    let answer = (_module: string): void => undefined;
    let fail = (_error: Error): void => undefined;
    const loading = (): Promise<string> => new Promise((resolve, reject) => ([answer, fail] = [resolve, reject]));
    const used: string[] = [];
    const use = (module: string): number => used.push(module);
    const loaded = loadOnDemand(list, loading, use);
    await until(() => text() === "Loading");
    expect((await inside(list, "#announced")).textContent).to.equal("Loading");
    answer("dialog");
    await loaded;
    await until(() => text() === undefined);
    const failed = loadOnDemand(list, loading, use);
    await until(() => text() === "Loading");
    fail(new TypeError("no network"));
    await failed;
    await until(() => text()?.includes("No connection."));
    expect(used).to.deep.equal(["dialog"]);
  });

  it("runs a command once while it is busy, and reports a failure next to it", async () => {
    const world = await openWorld();
    let calls = 0;
    const transport = intercept(world.as(amara), (name) =>
      name === "schedules.archive" ? (calls++, Promise.reject(new RollcallError("store.unavailable"))) : undefined,
    );
    const list = await mountPanel("example-list", transport);
    const button = await inside(list, "tbody button");
    button.click();
    button.click();
    await waitForText(list, "Try again in a moment.");
    expect(calls).to.equal(1);
  });

  it("keeps the focus when reloading fails or succeeds", async () => {
    let failures = 0;
    const transport = intercept((await openWorld()).as(amara), (name) =>
      name === "schedules.list" && failures++ < 2 ? Promise.reject(new RollcallError("store.unavailable")) : undefined,
    );
    const list = await mountPanel("example-list", transport);
    await inside(list, "#announced");
    const first = await inside(list, "[part=retry]");
    await press(list, "Try again");
    await until(() => !first.isConnected && list.shadowRoot?.activeElement?.matches("[part=retry]"));
    await press(list, "Try again");
    await waitForText(list, "Night watch");
    await until(() => list.shadowRoot?.activeElement?.matches("[part=panel]"));
  });

  it("keeps the focus in the panel when the focused control disappears", async () => {
    const world = await openWorld();
    const { schedule } = await add(world, "Day watch");
    const list = await mountPanel("example-list", world.as(amara));
    await inside(list, "#announced");
    await press(list, "Delete Day watch");
    await press(list, "Cancel", "dialog[open]");
    await until(() => list.shadowRoot?.activeElement?.textContent.trim() === "Delete Day watch");
    await world.client(amara).schedules.delete({ scheduleId: schedule.id });
    await until(() => list.shadowRoot?.activeElement?.matches("[part=panel]"));
  });
});
