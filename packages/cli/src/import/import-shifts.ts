import type { ImportShiftsInput, ImportShiftsOutput, ReadUpstreamOutput, RollcallClient } from "@rollcall/core/client";
import type { UpstreamSource } from "./read-upstream.ts";

/** What happens to an upcoming shift of the other product. */
export interface ShiftResult {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly status: "created" | "unchanged" | "refused";
  /** Why it is refused; empty otherwise. */
  readonly code: string;
}

/** The source and the target of the shifts. */
interface ShiftsToImport {
  readonly client: RollcallClient;
  readonly source: UpstreamSource;
  readonly weeks: number;
  /** Undefined: a schedule that is yet to be created. */
  readonly scheduleId: string | undefined;
}

type UpstreamShift = NonNullable<ReadUpstreamOutput["shifts"]>[number];
type Run = (input: ImportShiftsInput) => Promise<Pick<ImportShiftsOutput, "results">>;

/** The shifts that `shifts.import` takes in one call. */
const maxImported = 200;

/**
 * What importing shifts would do. Shifts of people whom the same import adds count as created.
 * @param asked the shifts to import
 * @param isAdded whether the import adds the person with this address
 */
export async function previewShifts(
  asked: ShiftsToImport,
  isAdded: (address: string | null) => boolean,
): Promise<readonly ShiftResult[]> {
  const { people, shifts } = await readShifts(asked);
  const added = new Set(people.filter(({ address }) => isAdded(address)).map(({ externalId }) => externalId));
  const results = await runImport(
    asked,
    shifts,
    async (input) => (await asked.client.shifts.import.dryRun(input)).output,
  );
  return results.map((one, index) => {
    const { personId, externalId = "" } = shifts[index] ?? {};
    return personId === null && added.has(externalId) ? { ...one, status: "created", code: "" } : one;
  });
}

/** Imports the upcoming shifts of the other product as drafts. One that is refused never blocks the others. */
export async function importShifts(asked: ShiftsToImport): Promise<readonly ShiftResult[]> {
  const { shifts } = await readShifts(asked);
  return runImport(asked, shifts, async (input) => asked.client.shifts.import(input));
}

async function readShifts({ client, source, weeks, scheduleId }: ShiftsToImport) {
  const { provider, connection, schedule } = source;
  const { people, shifts = [] } = await client.links.readUpstream({
    ...(scheduleId !== undefined && { scheduleId }),
    ...{ provider: provider.id, ...connection, upstreamId: schedule.id, weeks },
  });
  return { people, shifts };
}

/** Imports the shifts of members in batches, or previews that. Those of other people are refused. */
async function runImport(
  { client, source, scheduleId }: ShiftsToImport,
  shifts: readonly UpstreamShift[],
  run: Run,
): Promise<readonly ShiftResult[]> {
  const results = new Map<UpstreamShift, ImportShiftsOutput["results"][number]>();
  if (scheduleId !== undefined) {
    const { timeZone } = (await client.schedules.get({ scheduleId })).schedule;
    const at = (time: string): string => `${time}[${timeZone}]`;
    const kind = source.provider.id === "teams-shifts" ? "Shift" : "On call";
    const ofMembers = shifts.flatMap((shift) => (shift.personId === null ? [] : [{ shift, personId: shift.personId }]));
    for (let first = 0; first < ofMembers.length; first += maxImported) {
      const batch = ofMembers.slice(first, first + maxImported);
      const rows = batch.map(({ shift: { start, end }, personId }) => ({ personId, start: at(start), end: at(end) }));
      const answer = await run({ scheduleId, kind, shifts: rows });
      for (const [index, { shift }] of batch.entries()) {
        const result = answer.results[index];
        if (result !== undefined) results.set(shift, result);
      }
    }
  }
  return shifts.map((shift) => {
    const result = results.get(shift);
    const code = result === undefined ? "request.not-found" : result.status === "refused" ? result.reason.code : "";
    const { name, start, end } = shift;
    return { name, start, end, status: result?.status ?? "refused", code };
  });
}
