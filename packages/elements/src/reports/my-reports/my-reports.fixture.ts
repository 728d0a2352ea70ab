import type { RollcallOptions, SaveFormInput } from "@rollcall/core";
import type { Transport } from "@rollcall/core/client";
import { createMemoryFiles } from "@rollcall/storage-memory";
import type { LitElement } from "lit";
import "./my-reports.define.ts";
import { type Browser, openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import { inside, type MountOptions, mountPanel } from "../../ui/testing/panel.fixture.ts";
import type { MyReports } from "./my-reports.ts";

const hour = 3_600_000;

/** The questions of the form in tests. */
export const questions: SaveFormInput["fields"] = [
  { id: "incident", label: "Was there an incident?", type: "yes-no", required: true },
  {
    ...{ id: "what", label: "What happened?", type: "long-text", required: true },
    when: { field: "incident", equals: true },
  },
  { id: "photos", label: "Photos", type: "photo", max: 2 },
  { id: "guests", label: "Guests", type: "number", help: "Those who came on board.", min: 0, max: 500 },
];

/** A worker with reports, and their element. */
export interface ReportsWorld {
  readonly world: PortalWorld;
  readonly browser: Browser;
  readonly panel: MyReports & LitElement;
  /** The names of the operations that the element called, in order. */
  readonly calls: readonly string[];
  readonly shiftId: string;
  /** The first part of the input of operations on the report. */
  readonly key: { readonly scheduleId: string; readonly shiftId: string };
}

/** Opens the test world with a form for early shifts. */
export async function openForms(parts: Partial<RollcallOptions> = {}): Promise<PortalWorld> {
  const world = await openPortal({ files: { storage: createMemoryFiles() }, ...parts });
  await world.bea.reports.saveForm({ kind: "Early", title: "After the shift", fields: questions, version: 0 });
  return world;
}

/** Plans a shift for Mei, and lets it end. */
export async function workShift(world: PortalWorld): Promise<string> {
  const shiftId = await world.plan(1);
  world.pass(10 * hour);
  return shiftId;
}

/** Shows the reports of Mei, who worked a shift that has a form. */
export async function openReports(
  placing: MountOptions = {},
  parts: Partial<RollcallOptions> = {},
): Promise<ReportsWorld> {
  const world = await openForms(parts);
  const browser = await world.signedIn();
  const shiftId = await workShift(world);
  const calls: string[] = [];
  const transport: Transport = {
    ...withPictures(browser.transport),
    call(call) {
      calls.push(call.name);
      return browser.transport.call(call);
    },
  };
  const panel = await mountPanel("my-reports", transport, placing);
  return { world, browser, panel, calls, shiftId, key: { scheduleId: world.scheduleId, shiftId } };
}

/** A picture of one pixel. */
export const pixel =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** A transport without a server has no addresses that a page can load: every document is a picture of one pixel. */
export const withPictures = (transport: Transport): Transport =>
  transport.files === undefined ? transport : { ...transport, files: { ...transport.files, url: () => pixel } };

/** Clicks on a control once it is there. */
export const click = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

/** Chooses yes or no. */
export const answer = (panel: LitElement, id: string, isYes: boolean): Promise<void> =>
  click(panel, `[data-question=${id}] label:nth-of-type(${isYes ? 1 : 2}) input`);
