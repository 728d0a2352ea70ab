import type { Component } from "./calendar-parts.ts";
import { valueOf } from "./event-times.ts";
import { parseTime } from "./time-values.ts";

/** The events of one UID in their latest versions. */
export interface Versions {
  readonly masters: readonly Component[];
  readonly overrides: readonly Component[];
}

/**
 * The latest version of each event with the same UID: the highest SEQUENCE, then the newest DTSTAMP (RFC 5545, 3.8.7.4). Events
 * with the same version are different events under one UID, and all of them count.
 */
export function latestVersions(events: readonly Component[]): Versions {
  const byOccurrence = grouped(events, (event) => valueOf(event, "RECURRENCE-ID") ?? "");
  const masters: Component[] = [];
  const overrides: Component[] = [];
  for (const [occurrence, versions] of byOccurrence)
    (occurrence === "" ? masters : overrides).push(...latest(versions));
  return { masters, overrides };
}

function latest(versions: readonly Component[]): readonly Component[] {
  const highest = Math.max(...versions.map(sequenceOf));
  const newest = versions.filter((version) => sequenceOf(version) === highest);
  const stamp = Math.max(...newest.map(stampOf));
  return newest.filter((version) => stampOf(version) === stamp);
}

const sequenceOf = (event: Component): number => {
  const sequence = Number(valueOf(event, "SEQUENCE") ?? 0);
  return Number.isFinite(sequence) ? sequence : 0;
};

const stampOf = (event: Component): number => parseTime(valueOf(event, "DTSTAMP") ?? "")?.wall ?? 0;

/** Groups events by a key, in order. */
export function grouped<K>(events: readonly Component[], keyOf: (event: Component) => K): Map<K, Component[]> {
  const groups = new Map<K, Component[]>();
  for (const event of events) {
    const key = keyOf(event);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return groups;
}
