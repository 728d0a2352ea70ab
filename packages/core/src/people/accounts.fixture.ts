import type { TestUser } from "../testing/test-app.fixture.ts";

/** A schedule's totals and a member's state. */
export async function membershipOf({ client }: TestUser, scheduleId: string, personId: string) {
  const { schedule } = await client.schedules.get({ scheduleId });
  const { rows } = await client.members.list({ scheduleId, limit: 200 });
  const { members, admins, assignables } = schedule;
  const row = rows.find((one) => one.personId === personId);
  return {
    totals: { members, admins, assignables },
    member: row && { name: row.name, role: row.role, assignable: row.assignable },
  };
}
