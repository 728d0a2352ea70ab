import type { Transport } from "@rollcall/core/client";
import type { LitElement } from "lit";
import "./schedule-shifts.define.ts";
import { inside, type MountOptions, mountPanel } from "../../ui/testing/panel.fixture.ts";
import { until } from "../../ui/testing/page.fixture.ts";
import { addPeople, openWorld, type World } from "../../ui/testing/world.fixture.ts";
import type { ScheduleShifts } from "./schedule-shifts.ts";

/** The owner of the test schedule. */
export const owner = "Amara Okafor";

type CreateInput = Parameters<ReturnType<World["client"]>["shifts"]["create"]>[0];

/** A world with a schedule in Zurich and the members Ben and Cleo, at 10 a.m. local time on November 21, 2026. */
export async function openShiftWorld(): Promise<World & { readonly ben: string; readonly cleo: string }> {
  const world = await openWorld();
  await world.client(owner).schedules.update({ scheduleId: world.scheduleId, timeZone: "Europe/Zurich" });
  const [ben = "", cleo = ""] = await addPeople(world, ["Ben Adler", "Cleo Sand"]);
  return { ...world, ben, cleo };
}

/** Creates a shift: tomorrow from 08:00 to 16:00 by default. */
export async function planned(world: World, asked: Partial<CreateInput> = {}): Promise<string> {
  const { shift } = await world.client(owner).shifts.create({
    scheduleId: world.scheduleId,
    kind: "Early",
    override: "Planned by hand.",
    start: "2026-11-22T08:00[Europe/Zurich]",
    end: "2026-11-22T16:00[Europe/Zurich]",
    ...asked,
  });
  return shift.id;
}

/** Mounts the element for a user. */
export const showShifts = (
  world: World,
  transport: Transport = world.as(owner),
  placing: MountOptions = {},
): Promise<ScheduleShifts & LitElement> =>
  mountPanel("schedule-shifts", transport, { ...placing, attributes: { "schedule-id": world.scheduleId } });

/** The row of a shift. */
export const rowOf = (panel: LitElement, shiftId: string): Promise<HTMLElement> =>
  inside(panel, `[data-shift="${shiftId}"]`);

/** A control in the row of a shift, by its part. */
export const inRow = async <E extends HTMLElement = HTMLElement>(
  panel: LitElement,
  shiftId: string,
  part: string,
): Promise<E> => {
  const row = await rowOf(panel, shiftId);
  return until(() => row.querySelector<E>(`[part~=${part}]`), `no \`${part}\` in the row`);
};

/** The shift as stored on the server. */
export const storedShift = async (world: World, shiftId: string) =>
  (await world.client(owner).shifts.get({ scheduleId: world.scheduleId, shiftId })).shift;

/** Presses a key in the focused control of a panel. */
export function pressIn(panel: LitElement, key: string): void {
  const active = (panel.renderRoot as ShadowRoot).activeElement;
  active?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true }));
}

/** The transport of a viewer of the schedule. */
export async function viewer(world: World) {
  const { person } = await world.client("Vera Viewer").people.getMe({});
  const people = [{ personId: person.id, role: "viewer" as const, assignable: false }];
  await world.client(owner).members.add({ scheduleId: world.scheduleId, people });
  return world.as("Vera Viewer");
}
