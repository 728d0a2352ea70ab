import ICAL from "ical.js";
import { toWall, type Wall } from "./wall.ts";
import { toInstant, utc, type Zone } from "./zone.ts";
import type { Zones } from "./zones.ts";

type Component = InstanceType<typeof ICAL.Component>;
type Time = InstanceType<typeof ICAL.Time>;

/** A time as written in an event. */
export interface Moment {
  readonly wall: Wall;
  readonly zone: Zone;
  /** Whether it is a date without a time. */
  readonly isDate: boolean;
}

/** A duration: a part in wall-clock time, then a part in elapsed milliseconds. */
export interface Length {
  readonly nominal: number;
  readonly exact: number;
}

const dayMs = 86_400_000;

/** The times of a property, each with its zone. */
export function momentsOf(event: Component, name: string, zones: Zones): readonly Moment[] {
  return event.getAllProperties(name).flatMap((property) => {
    const zone = property.getFirstParameter("tzid") as string | undefined;
    return (property.getValues() as readonly unknown[]).flatMap((value) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      return time instanceof ICAL.Time ? [toMoment(time, zone, zones)] : [];
    });
  });
}

function toMoment(time: Time, zone: string | undefined, zones: Zones): Moment {
  const isUtc = !time.isDate && time.zone === ICAL.Timezone.utcTimezone;
  return { wall: toWall(time), zone: isUtc ? utc : zones(time.isDate ? undefined : zone), isDate: time.isDate };
}

/** The duration of an event. Without an end, a date lasts one day and a time has no duration (RFC 5545, 3.6.1). */
export function lengthOf(event: Component, start: Moment, zones: Zones): Length {
  const [end] = momentsOf(event, "dtend", zones);
  if (end !== undefined) {
    if (end.zone === start.zone) return { nominal: end.wall - start.wall, exact: 0 };
    return { nominal: 0, exact: toInstant(end.zone, end.wall) - toInstant(start.zone, start.wall) };
  }
  const duration = event.getFirstPropertyValue("duration");
  if (duration instanceof ICAL.Duration) return lengthOfDuration(duration);
  return { nominal: start.isDate ? dayMs : 0, exact: 0 };
}

/** Days and weeks are added in wall-clock time, hours in elapsed time. */
export function lengthOfDuration({
  isNegative,
  weeks,
  days,
  hours,
  minutes,
  seconds,
}: InstanceType<typeof ICAL.Duration>): Length {
  if (isNegative) return { nominal: 0, exact: 0 };
  return { nominal: (weeks * 7 + days) * dayMs, exact: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
}

/** Whether the event does not make its owner busy. */
export function isFree(event: Component): boolean {
  const says = (name: string, value: string): boolean => {
    const text = event.getFirstPropertyValue(name);
    return typeof text === "string" && text.toUpperCase() === value;
  };
  return says("transp", "TRANSPARENT") || says("status", "CANCELLED") || says("x-microsoft-cdo-busystatus", "FREE");
}
