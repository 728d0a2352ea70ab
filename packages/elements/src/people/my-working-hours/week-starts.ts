/** The Mondays of this week and the next two, at midnight in the browser's time zone. */
export function weekStarts(now: Date): string[] {
  const monday = now.getDate() - ((now.getDay() + 6) % 7);
  return [0, 7, 14].map((days) => new Date(now.getFullYear(), now.getMonth(), monday + days).toISOString());
}
