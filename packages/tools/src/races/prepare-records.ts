import type { Actor, Rollcall } from "@rollcall/core";
import { randomUUID } from "node:crypto";
import { call, identity, openRollcall, type RaceDatabase } from "./compose.ts";
import type { RaceRecord, RecordState } from "./race-case.ts";

const hour = 3_600_000;
const kind = "Reported";

/** Saves a report form as of two hours ago: shifts that have ended since need a report. */
export async function saveEarlyForm(database: RaceDatabase): Promise<void> {
  const rollcall = await openRollcall(database, undefined, () => Date.now() - 2 * hour);
  const boss = await rollcall.recognise(identity("boss"));
  await call(rollcall, boss, "reports.saveForm", {
    ...{ kind, title: "After the shift", version: 0 },
    fields: [{ id: "calm", label: "Was it calm?", type: "yes-no" }],
  });
  await rollcall.close();
}

/** Creates a certification whose proofs are reviewed. */
export async function createType(rollcall: Rollcall, boss: Actor): Promise<string> {
  const asked = { name: "First aid", renewalDays: 60 };
  return (await call<{ type: { id: string } }>(rollcall, boss, "certifications.createType", asked)).type.id;
}

interface Preparing {
  readonly scheduleId: string;
  readonly state: RecordState;
  readonly typeId: string;
  readonly ann: Actor;
  readonly boss: Actor;
}

/** Adds a new person to the schedule, with a pending proof or a report in this state. */
export async function prepareRecord(rollcall: Rollcall, asked: Preparing): Promise<RaceRecord> {
  const { scheduleId, state, ann } = asked;
  const worker = await rollcall.recognise(identity(`worker-${randomUUID()}`));
  if (state === "proof-pending") return prepareProof(rollcall, worker, asked);
  await call(rollcall, ann, "members.add", { scheduleId, people: [{ personId: worker.personId }] });
  const at = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}[UTC]`;
  const { shift } = await call<{ shift: { id: string } }>(rollcall, ann, "shifts.create", {
    ...{ scheduleId, kind, start: at(Date.now() - hour), end: at(Date.now() - 60_000) },
    ...{ assignees: [{ personId: worker.personId }], status: "confirmed", override: "Worked." },
  });
  const key = { scheduleId, shiftId: shift.id };
  if (state !== "report-missing") {
    const content = { answers: {}, handOver: "", revision: 0 };
    await call(rollcall, worker, "portal.submitReport", { ...key, ...content });
  }
  if (state === "report-asked-back") {
    const back = { ...key, personId: worker.personId, revision: 1, note: "Was it calm?" };
    await call(rollcall, ann, "reports.askBack", back);
  }
  return { worker, typeId: "", proofId: "", digest: "", documentId: "", shiftId: shift.id };
}

async function prepareProof(rollcall: Rollcall, worker: Actor, { typeId, boss }: Preparing): Promise<RaceRecord> {
  await call(rollcall, boss, "certifications.assign", { typeId, personIds: [worker.personId] });
  const [page, documentId] = [await upload(rollcall, worker, "1"), await upload(rollcall, worker, "2")];
  const { proof } = await call<{ proof: { id: string; digest: string } }>(rollcall, worker, "portal.submitProof", {
    ...{ typeId, documentIds: [page] },
  });
  return { worker, typeId, proofId: proof.id, digest: proof.digest, documentId, shiftId: "" };
}

async function upload(rollcall: Rollcall, worker: Actor, text: string): Promise<string> {
  const content = new Blob([`%PDF-1.7\n${text}`]);
  const stream = () => content.stream();
  const stored = await rollcall.files?.upload({ name: "Page.pdf", content: { size: content.size, stream } }, worker);
  if (stored === undefined) throw new TypeError("uploads need files");
  return stored.id;
}
