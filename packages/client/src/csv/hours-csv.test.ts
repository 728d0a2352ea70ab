import assert from "node:assert/strict";
import test from "node:test";
import { createInProcessTransport, createRollcall } from "@rollcall/core";
import { createClient } from "@rollcall/core/client";
import { createMemoryStore } from "@rollcall/storage-memory";
import { hoursCsv } from "./index.ts";

const period = { from: "2026-12-01T00:00:00Z", until: "2027-01-01T00:00:00Z" } as const;

/** A schedule with these members, and a client of its admin. */
async function openSchedule(names: readonly string[]) {
  let ids = 0;
  const rollcall = await createRollcall({
    store: createMemoryStore(),
    clock: { now: () => Date.UTC(2026, 10, 21, 9) },
    ids: { next: () => `id-${String(++ids).padStart(6, "0")}` },
  });
  const ann = {
    organizationId: "harbour",
    hostUserId: "ann",
    email: "ann@x.example",
    emailVerified: true,
    name: "Ann",
  };
  const transport = createInProcessTransport(rollcall, () =>
    rollcall.recognise({ ...ann, organizationRole: "member" as const }),
  );
  const client = createClient(transport);
  const scheduleId = (await client.schedules.create({ name: "Night watch" })).schedule.id;
  const people = names.map((name, index) => ({ name, address: `p${index}@x.example`, role: "viewer" as const }));
  const { results } = await client.members.add({ scheduleId, people });
  const personIds = results.flatMap((result) => (result.status === "added" ? [result.member.personId] : []));
  const work = (personId: string, day: number, hours: number, minutes = "00") =>
    client.shifts.create({
      ...{ scheduleId, kind: "Day", assignees: [{ personId }], status: "confirmed" },
      start: `2026-12-${String(day).padStart(2, "0")}T08:00[UTC]`,
      end: `2026-12-${String(day).padStart(2, "0")}T${8 + hours}:${minutes}[UTC]`,
    });
  for (const personId of personIds) await client.members.setAssignable({ scheduleId, personId, assignable: true });
  return { client, scheduleId, personIds, work };
}

test("exports one line per person with planned hours, and neutralizes formulas [P55]", async () => {
  const { client, scheduleId, personIds, work } = await openSchedule(["=SUM(A1)", 'Lee, "Jo"']);
  const [first = "", second = ""] = personIds;
  await work(second, 1, 8);
  await work(first, 2, 8);
  await work(second, 3, 4, "45");
  assert.equal(
    await hoursCsv(client, { scheduleId, ...period }, { bom: true }),
    [
      "\uFEFFperson,name,email,from,until,shifts,planned",
      `${first},"'=SUM(A1)",p0@x.example,2026-12-01T00:00:00Z,2027-01-01T00:00:00Z,1,8.00`,
      `${second},"Lee, ""Jo""",p1@x.example,2026-12-01T00:00:00Z,2027-01-01T00:00:00Z,2,12.75`,
      "",
    ].join("\r\n"),
  );
});
