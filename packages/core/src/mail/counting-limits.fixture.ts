import type { Limit, Limits } from "../index.ts";

const hour = 3_600_000;

/** Creates limits that count and can be inspected. */
export function countingLimits() {
  const taken = new Map<string, number>();
  const hasRoom = ({ key, points }: Limit): boolean => (taken.get(key) ?? 0) < points;
  const move = (limits: readonly Limit[], by: number): void => {
    for (const { key } of limits) taken.set(key, (taken.get(key) ?? 0) + by);
  };
  const limits: Limits = {
    take: (wanted) => {
      if (!wanted.every(hasRoom)) return Promise.resolve(hour);
      move(wanted, 1);
      return Promise.resolve(0);
    },
    giveBack: (wanted) => {
      move(wanted, -1);
      return Promise.resolve();
    },
  };
  return { taken, limits };
}
