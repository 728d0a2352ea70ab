import type { CalendarReading } from "@rollcall/core";
import type { LitElement } from "lit";
import "./calendar-connection.define.ts";
import { fill, inside, type MountOptions, mountPanel } from "../../ui/testing/panel.fixture.ts";
import { type Guest, type Inviting, openInviting } from "../../invitations/invitation-landing/landing.fixture.ts";
import type { CalendarConnection } from "./calendar-connection.ts";

/** The host of the test calendars. */
export const address = "https://calendars.example/private/secret-of-mei/basic.ics";

const hour = 3_600_000;

/** A world with Mei Tanaka on a schedule. */
export interface World extends Inviting {
  readonly mei: Guest;
}

/** Opens it, as of this many milliseconds ago. */
export async function openCalendars(ago = 0): Promise<World> {
  const world = await openInviting(undefined, ago);
  const mei = world.as("Mei Tanaka");
  const token = await world.invite();
  await mei.client.invitations.accept({ token });
  return Object.assign(world, { mei });
}

/** A calendar with a number of busy hours, one each day from tomorrow on. */
export function busyFor(count: number, now = Date.now()): CalendarReading {
  const tomorrow = Math.ceil(now / (24 * hour)) * 24 * hour;
  const busy = Array.from({ length: count }, (_, day) => {
    const from = tomorrow + (day * 24 + 9) * hour;
    return { from, until: from + hour * 1.5 };
  });
  return { status: "read", busy, etag: null };
}

/** Mounts the element for her. */
export const show = (world: World, placing?: MountOptions): Promise<CalendarConnection & LitElement> =>
  mountPanel("calendar-connection", world.mei.transport, placing);

/** Enters an address and presses Connect. */
export async function connect(panel: LitElement, typed = address): Promise<void> {
  fill(await inside<HTMLInputElement>(panel, "#address"), typed);
  (await inside(panel, "[part=connect]")).click();
}

/** Connects her calendar, which then fails from that time until now. */
export async function failing(milliseconds: number, problem: "unreachable" | "not-found"): Promise<World> {
  const world = await openCalendars(milliseconds);
  world.calendar = busyFor(3);
  await world.mei.client.calendars.connect({ address });
  world.calendar = { status: "failed", problem };
  const step = hour;
  for (let gone = 0; gone < milliseconds; gone += step) {
    world.pass(step);
    await world.rollcall.refreshCalendars();
  }
  return world;
}
