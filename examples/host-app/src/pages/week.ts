/** A day of the rota. */
export interface Day {
  readonly name: string;
  readonly date: string;
  readonly today: boolean;
}

const dayLength = 86_400_000;
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** The week that `now` is in, from Monday on. The harbour keeps UTC. */
export function daysOfWeek(now: Date): readonly Day[] {
  const sinceMonday = (now.getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, index) => {
    const day = new Date(now.getTime() + (index - sinceMonday) * dayLength);
    return { name: weekday.format(day), date: date.format(day), today: index === sinceMonday };
  });
}
