import type { Limit, Limits } from "../index.ts";

const hour = 3_600_000;

/** Limits that count as told, and remember who was asked. */
export function countingLimits() {
  const taken = new Map<string, number>();
  const mailer = ({ key, points }: Limit): boolean => (taken.get(key) ?? 0) < points;
  const move = (limits: readonly Limit[], by: number): void => {
    for (const { key } of limits) taken.set(key, (taken.get(key) ?? 0) + by);
  };
  const limits: Limits = {
    take: (asked) => {
      if (!asked.every(mailer)) return Promise.resolve(hour);
      move(asked, 1);
      return Promise.resolve(0);
    },
    giveBack: (asked) => {
      move(asked, -1);
      return Promise.resolve();
    },
  };
  return { taken, limits };
}
