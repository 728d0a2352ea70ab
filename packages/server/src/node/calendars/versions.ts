import { type Component, valueOf } from "./calendar-parts.ts";
import { parseTime } from "./time-values.ts";

/**
 * The latest version of an event: the highest SEQUENCE, then the newest DTSTAMP (RFC 5545, 3.8.7.4). Events with the same version
 * are different events under one UID, and all of them count.
 */
export function latestVersions(versions: readonly Component[]): readonly Component[] {
  const highest = versions.reduce((most, version) => Math.max(most, sequenceOf(version)), -Infinity);
  const newest = versions.filter((version) => sequenceOf(version) === highest);
  const stamp = newest.reduce((most, version) => Math.max(most, stampOf(version)), -Infinity);
  return newest.filter((version) => stampOf(version) === stamp);
}

/** The number of a version. */
export const sequenceOf = (event: Component): number => {
  const sequence = Number(valueOf(event, "SEQUENCE") ?? 0);
  return Number.isFinite(sequence) ? sequence : 0;
};

const stampOf = (event: Component): number => parseTime(valueOf(event, "DTSTAMP") ?? "")?.wall ?? 0;

/** Groups values by a key, in order. */
export function grouped<V, K>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
