import assert from "node:assert/strict";
import type { Credentials, MatrixServer } from "./matrix-server.fixture.ts";
import { hostUsers, scheduleMembers } from "./matrix-users.fixture.ts";

/** Runs an operation that must succeed. */
export type Make = <T>(who: string | null, operation: string, input: object) => Promise<T>;

/** The organizations of the matrix with the person who manages the catalogs of each. */
const keepers = { here: "scheduler", there: "foreign-admin" } as const;

const reportKind = "Early";

/** Saves a report form in both organizations. Shifts that end later need a report. */
export async function saveForms(make: Make): Promise<void> {
  for (const keeper of Object.values(keepers)) {
    await make(keeper, "reports.saveForm", {
      ...{ kind: reportKind, title: "After the shift", version: 0 },
      fields: [{ id: "incidents", label: "Incidents", type: "long-text" }],
    });
  }
}

/** Fills the catalogs of both organizations, and assigns their skills and certifications to everyone. */
export async function fillCatalogues(make: Make, ids: Record<string, string>): Promise<void> {
  const people = Object.entries(ids).filter(([name]) => !name.includes("-of-"));
  for (const [organizationId, keeper] of Object.entries(keepers)) {
    const personIds = people.flatMap(([name, id]) => ((hostUsers[name]?.[0] ?? "here") === organizationId ? [id] : []));
    const create = async (possession: string, domain: "skills" | "certifications", settings: object) => {
      const asked = { name: possession, ...settings };
      const { type } = await make<{ type: { id: string } }>(keeper, `${domain}.createType`, asked);
      for (const personId of personIds) ids[`${possession}-of-${personId}`] = type.id;
      if (!possession.startsWith("unused")) await make(keeper, `${domain}.assign`, { typeId: type.id, personIds });
    };
    await create("skill", "skills", {});
    await create("unused-skill", "skills", {});
    await create("certification", "certifications", {});
    await create("plain-certification", "certifications", { proofRequired: false });
    await create("unused-certification", "certifications", {});
  }
}

/** A person's records, apart from types. People who never use the portal have none. */
const possessions = ["time-off", "proof", "digest", "document", "skill", "certification", "plain-certification"];

/** Sets the ids of records that a person doesn't have. */
export function nameMissing(ids: Record<string, string>, personId: string): void {
  for (const possession of possessions) ids[`${possession}-of-${personId}`] ??= "unknown";
}

/** Uploads two documents of a person, and submits a proof with the first one. */
export async function submitProof(
  { request }: MatrixServer,
  make: Make,
  { ids, credentials, name }: { ids: Record<string, string>; credentials: Credentials; name: string },
): Promise<void> {
  const personId = ids[name] ?? "";
  const upload = async (): Promise<string> => {
    const response = await request(credentials, "/documents?name=Page.pdf", {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: "%PDF-1.7\n%%EOF\n",
    });
    const { document } = (await response.json()) as { readonly document?: { readonly id: string } };
    return document?.id ?? assert.fail(`no document of ${name}`);
  };
  const asked = { typeId: ids[`certification-of-${personId}`], documentIds: [await upload()] };
  const { proof } = await make<{ proof: { id: string; digest: string } }>(name, "portal.submitProof", asked);
  ids[`proof-of-${personId}`] = proof.id;
  ids[`digest-of-${personId}`] = proof.digest;
  ids[`document-of-${personId}`] = await upload();
}

/** Creates two shifts of a schedule that ended a minute ago, with its members on them, who report on the second one. */
export async function workShifts(
  make: Make,
  ids: Record<string, string>,
  { schedule, planner, members }: { schedule: string; planner: string; members: readonly string[] },
): Promise<void> {
  const end = Date.now() - 60_000;
  const at = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}[UTC]`;
  const shift = { scheduleId: ids[schedule], kind: reportKind, start: at(end - 3_600_000), end: at(end) };
  const assignees = members.map((name) => ({ personId: ids[name] }));
  for (const name of ["worked", "reported"]) {
    const asked = { ...shift, slots: assignees.length, assignees, status: "confirmed", override: "Worked." };
    const created = await make<{ shift: { id: string } }>(planner, "shifts.create", asked);
    ids[`${name}-shift-of-${schedule}`] = created.shift.id;
  }
  const key = { scheduleId: ids[schedule], shiftId: ids[`reported-shift-of-${schedule}`] };
  const content = { answers: { incidents: "None" }, handOver: "", revision: 0 };
  for (const name of members.filter((one) => one in hostUsers || one === "external-viewer"))
    await make(name, "portal.submitReport", { ...key, ...content });
}

/** The members of the schedule who stay on it. */
export const remainingMembers = scheduleMembers.flatMap(([name]) => (name === "removed-member" ? [] : [name]));
