import type { LitElement } from "lit";
import { until } from "../../ui/testing/page.fixture.ts";
import { type Browser, openPortal, type PortalWorld } from "../../ui/testing/portal-world.fixture.ts";
import { inside, type MountOptions, mountPanel, textOf } from "../../ui/testing/panel.fixture.ts";
import type { MyShifts } from "./my-shifts.ts";

const hour = 3_600_000;

/** An offer, one that conflicts, and accepted shifts. */
export async function full(world: PortalWorld): Promise<void> {
  await offer(world, 40, { kind: "Early", venue: "Quay 3", position: "Crane driver", notes: "Bring boots" });
  await offer(world, 90, { kind: "Late" });
  await world.plan(92, "Own");
  await world.plan(140, "Night");
}

/** `<my-shifts>`, its world and the client of its worker. */
interface Opened {
  readonly panel: MyShifts;
  readonly world: PortalWorld;
  readonly client: Browser["client"];
}

export async function openShifts(
  prepare: (world: PortalWorld) => Promise<void>,
  placing: MountOptions = {},
): Promise<Opened> {
  const world = await openPortal();
  const browser = await world.signedIn();
  await prepare(world);
  const panel = await mountPanel("my-shifts", browser.transport, placing);
  await until(() => textOf(panel) !== "" && panel.renderRoot.querySelector(".skeleton") === null);
  return { panel, world, client: browser.client };
}

type ShiftFields = Partial<Readonly<Record<"kind" | "venue" | "position" | "notes" | "zone", string>>>;

export async function create(
  { bea, scheduleId, now }: PortalWorld,
  hours: number,
  { zone = "UTC", ...fields }: ShiftFields,
): Promise<{ readonly id: string; readonly version: number }> {
  const start = Math.ceil(now() / hour + hours) * hour;
  const when = { start: moment(start, zone), end: moment(start + 8 * hour, zone) };
  const { shift } = await bea.shifts.create({ scheduleId, kind: "Early", ...fields, ...when });
  return shift;
}

/** Offers Mei a shift that starts this many hours from now. */
export async function offer(world: PortalWorld, hours: number, fields: ShiftFields) {
  const { bea, scheduleId, mei } = world;
  const shift = await create(world, hours, fields);
  await bea.offers.create({ scheduleId, shiftId: shift.id, personIds: [mei] });
  return shift;
}

/** An instant as the wire has it, on the clocks of a zone. */
export function moment(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "short" }).format(instant);
  return `${parts.replace(" ", "T")}[${timeZone}]`;
}

export const click = async (panel: LitElement, selector: string): Promise<void> => {
  (await inside(panel, selector)).click();
};

export const offersIn = (panel: LitElement): readonly HTMLElement[] => [
  ...panel.renderRoot.querySelectorAll<HTMLElement>("[part=offer]"),
];

export const shiftsIn = (panel: LitElement): readonly HTMLElement[] => [
  ...panel.renderRoot.querySelectorAll<HTMLElement>("[part=shift]"),
];
