import type { LitElement } from "lit";
import "./shift-board.define.ts";
import { until } from "../../ui/testing/page.fixture.ts";
import type { World } from "../../ui/testing/world.fixture.ts";
import { inside, type MountOptions, mountPanel, textOf } from "../../ui/testing/panel.fixture.ts";
import { openShiftWorld, owner, planned } from "../schedule-shifts/shifts.fixture.ts";
import type { ShiftBoard } from "./shift-board.ts";

/** Mounts the board for a user. */
export const showBoard = (
  world: World,
  transport = world.as(owner),
  { attributes, ...placing }: MountOptions = {},
): Promise<ShiftBoard & LitElement> =>
  mountPanel("shift-board", transport, {
    ...placing,
    attributes: { "schedule-id": world.scheduleId, ...attributes },
  });

/** A world with shifts in the test week, which begins on Sunday, November 22, 2026. */
export async function openBoardWorld() {
  const world = await openShiftWorld();
  const [ben, cleo] = [world.ben, world.cleo];
  const early = await planned(world, { assignees: [{ personId: ben }], status: "confirmed", position: "Quay" });
  const free = await planned(world, {
    kind: "Late",
    start: "2026-11-23T14:00[Europe/Zurich]",
    end: "2026-11-23T22:00[Europe/Zurich]",
    slots: 2,
    assignees: [{ personId: cleo, state: "offered" }],
  });
  return { world, ben, cleo, early, free };
}

/** Mounts the board with the week of these shifts. */
export async function showNextWeek(world: World, transport = world.as(owner), placing: MountOptions = {}) {
  const panel = await showBoard(world, transport, placing);
  (await inside(panel, "[part=next]")).click();
  await until(
    () => panel.renderRoot.querySelector(".skeleton") === null && /Sun(day)?, Nov(ember)? 22/.test(textOf(panel)),
  );
  return panel;
}

/** The cell of a row on a day. */
export const cellOf = (panel: LitElement, row: string, date: string): Promise<HTMLElement> =>
  inside(panel, `tr[data-row="${row}"] [data-date="${date}"]`);
