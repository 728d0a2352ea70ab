import type { RollcallClient } from "@rollcall/core";

/** The watches of a day, in harbour time. A night watch ends on the next day. */
const watches = [
  { kind: "Early", from: "06:00", to: "14:00" },
  { kind: "Late", from: "14:00", to: "22:00" },
  { kind: "Night", from: "22:00", to: "06:00" },
] as const;

/** The time zone of the harbour. */
export const harbourZone = "Europe/Amsterdam";

const dayLength = 86_400_000;
const days = 7;

/** Plans a week of watches from tomorrow on, assigned in turn. A few stay unassigned. */
export async function seedShifts(client: RollcallClient, scheduleId: string, slug: string): Promise<void> {
  const { rows } = await client.members.list({ scheduleId, assignable: true, limit: 20 });
  let turn = 0;
  for (let day = 1; day <= days; day++) {
    for (const { kind, from, to } of watches) {
      const date = dateIn(day);
      const end = dateIn(day + (to < from ? 1 : 0));
      const isOpen = turn % 5 === 4;
      const assignee = rows[turn++ % rows.length];
      await client.shifts.create(
        {
          scheduleId,
          kind,
          start: `${date}T${from}[${harbourZone}]`,
          end: `${end}T${to}[${harbourZone}]`,
          status: isOpen ? "draft" : "confirmed",
          // Some are on several crews, and their watches overlap.
          ...(assignee !== undefined &&
            !isOpen && { assignees: [{ personId: assignee.personId }], override: "Agreed with both crews" }),
        },
        { idempotencyKey: `seed:shift:${slug}:${date}:${kind}` },
      );
    }
  }
}

/** The date in some days, in the harbour. */
export function dateIn(days: number): string {
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: harbourZone });
  return new Date(Date.parse(today) + days * dayLength).toISOString().slice(0, 10);
}
