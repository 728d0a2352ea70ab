import type { LitElement } from "lit";
import { inside, type MountOptions, mountPanel } from "../../ui/panel.fixture.ts";
import { addPeople, openWorld, until, type World } from "../../members/member-list/member-list.fixture.ts";
import type { ScheduleShifts } from "./schedule-shifts.ts";

/** Who owns the schedule of the tests. */
export const owner = "Amara Okafor";

type CreateInput = Parameters<ReturnType<World["client"]>["shifts"]["create"]>[0];

/** A world whose schedule is in Zurich, with Ben and Cleo on it; it is 21 November 2026, ten in the morning there. */
export async function openShiftWorld(): Promise<World & { readonly ben: string; readonly cleo: string }> {
  const world = await openWorld();
  await world.client(owner).schedules.update({ scheduleId: world.scheduleId, timeZone: "Europe/Zurich" });
  const [ben = "", cleo = ""] = await addPeople(world, ["Ben Adler", "Cleo Sand"]);
  return { ...world, ben, cleo };
}

/** Plans a shift: tomorrow from eight to four, if nothing else is said. */
export async function planned(world: World, asked: Partial<CreateInput> = {}): Promise<string> {
  const { shift } = await world.client(owner).shifts.create({
    scheduleId: world.scheduleId,
    kind: "Early",
    start: "2026-11-22T08:00[Europe/Zurich]",
    end: "2026-11-22T16:00[Europe/Zurich]",
    ...asked,
  });
  return shift.id;
}

/** Puts the shifts into the page, as somebody sees them. */
export const showShifts = (
  world: World,
  transport: Parameters<typeof mountPanel>[1] = world.as(owner),
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

/** What the server knows of a shift. */
export const storedShift = async (world: World, shiftId: string) =>
  (await world.client(owner).shifts.get({ scheduleId: world.scheduleId, shiftId })).shift;

/** Presses a key in whatever has the focus inside a panel. */
export function pressIn(panel: LitElement, key: string): void {
  const active = (panel.renderRoot as ShadowRoot).activeElement;
  active?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true }));
}
