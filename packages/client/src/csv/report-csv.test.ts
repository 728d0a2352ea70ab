import assert from "node:assert/strict";
import test from "node:test";
import { createInProcessTransport, createRollcall } from "@rollcall/core";
import { createClient } from "@rollcall/core/client";
import { createMemoryStore } from "@rollcall/storage-memory";
import { reportCsv } from "./index.ts";

const hour = 3_600_000;

/** A schedule whose admin worked a shift of this kind and can report on it. */
async function openReports() {
  let [ids, now] = [0, Date.UTC(2026, 10, 21, 9)];
  const rollcall = await createRollcall({
    store: createMemoryStore(),
    clock: { now: () => now },
    ids: { next: () => `id-${String(++ids).padStart(6, "0")}` },
  });
  const ann = { organizationId: "harbour", hostUserId: "ann", email: "ann@x.example", emailVerified: true };
  const transport = createInProcessTransport(rollcall, () =>
    rollcall.recognise({ ...ann, name: "=Ann", organizationRole: "admin" as const }),
  );
  const client = createClient(transport);
  const { schedule } = await client.schedules.create({ name: "Night watch" });
  const me = (await client.people.getMe({})).person.id;
  const save = (version: number, label: string) =>
    client.reports.saveForm({
      ...{ kind: "Day", title: "After the shift", version },
      fields: [
        { id: "calm", label, type: "yes-no" },
        { id: "areas", label: "Areas", type: "choices", options: ["Deck", "Gate"] },
      ],
    });
  const work = async (): Promise<string> => {
    const at = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}[UTC]`;
    const { shift } = await client.shifts.create({
      ...{ scheduleId: schedule.id, kind: "Day", start: at(now + hour), end: at(now + 2 * hour) },
      ...{ assignees: [{ personId: me }], status: "confirmed" },
    });
    now += 3 * hour;
    return shift.id;
  };
  return { client, scheduleId: schedule.id, me, save, work };
}

test("exports one line per report with a column per question, and neutralizes formulas [X17, P55]", async () => {
  const { client, scheduleId, me, save, work } = await openReports();
  await save(0, "Calm?");
  const first = { scheduleId, shiftId: await work(), revision: 0 };
  await client.portal.submitReport({ ...first, answers: { calm: true }, handOver: "@all: close the gate" });
  await save(1, "Was it calm?");
  const second = { scheduleId, shiftId: await work(), revision: 0 };
  await client.portal.submitReport({ ...second, answers: { calm: false, areas: ["Deck", "Gate"] } });
  const day = "2026-11-21T";
  assert.equal(
    await reportCsv(client, { scheduleId }, { bom: true }),
    [
      "\uFEFFschedule,kind,position,venue,start,end,person,name,state,seen,submitted,worked from,worked until,handover note,Day: Was it calm?,Day: Areas",
      `Night watch,Day,,,${day}13:00:00+00:00[UTC],${day}14:00:00+00:00[UTC],${me},"'=Ann",submitted,false,${day}15:00:00.000Z,,,,no,Deck; Gate`,
      `Night watch,Day,,,${day}10:00:00+00:00[UTC],${day}11:00:00+00:00[UTC],${me},"'=Ann",submitted,false,${day}12:00:00.000Z,,,"'@all: close the gate",yes,`,
      "",
    ].join("\r\n"),
  );
});
