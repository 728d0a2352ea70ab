import type { Person, PersonStatus } from "./collection.ts";

type StatusColumns = Pick<
  Person,
  "state" | "affiliation" | "known" | "stage" | "temporaryUntil" | "pausedFrom" | "pausedUntil"
>;

/** Whether a person's portal is paused at an instant, independent of their account (A28, A36). */
export const isPaused = ({ pausedFrom, pausedUntil }: Pick<Person, "pausedFrom" | "pausedUntil">, now: number) =>
  pausedFrom !== null && pausedFrom <= now && (pausedUntil === null || now < pausedUntil);

/** The status of a person at an instant (Q26). */
export function statusAt(person: StatusColumns, now: number): PersonStatus {
  if (person.state !== "active") return person.state;
  if (isPaused(person, now)) return "paused";
  if (person.affiliation === "internal") return person.known ? "active" : "not-activated";
  if (person.stage === "created") return "not-activated";
  if (person.stage === "active") return "active";
  return (person.temporaryUntil ?? 0) <= now ? "expired" : "invited";
}

/** The next instant at which time alone may change it. */
function dueAfter(
  { state, stage, temporaryUntil, pausedFrom, pausedUntil }: StatusColumns,
  now: number,
): number | null {
  if (state !== "active") return null;
  const times = [stage === "invited" ? temporaryUntil : null, pausedFrom, pausedFrom === null ? null : pausedUntil]
    .filter((at) => at !== null)
    .filter((at) => at > now);
  return times.length === 0 ? null : Math.min(...times);
}

/** The derived columns of a person at an instant. */
export const statusOf = (person: StatusColumns, now: number): Pick<Person, "status" | "statusDue"> => ({
  status: statusAt(person, now),
  statusDue: dueAfter(person, now),
});
