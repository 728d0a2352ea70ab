import type { RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import { reasonOf } from "../../messages/reason-words.ts";
import type { BatchOptions } from "../batch-run.ts";
import type { ImportedPerson } from "./read-people.ts";

/** The result for a person to add. */
export type AddResult = Awaited<ReturnType<RollcallClient["members"]["add"]>>["results"][number];

/** A member who was added. */
export type AddedMember = Extract<AddResult, { status: "added" }>["member"];

/** The maximum number of people that one request adds. */
export const batchSize = 50;

type Add = (
  people: readonly Candidate[],
  options: { readonly idempotencyKey: string },
) => Promise<{ readonly results: readonly AddResult[] }>;
type Candidate = ReturnType<typeof toCandidate>;

/** A row as `members.add` expects it. */
export const toCandidate = ({ address, name, role }: ImportedPerson) => ({
  address,
  ...(name && { name }),
  ...(role && { role }),
});

/** Problems that a single row can cause for its batch. All others stop the run. */
const ofRows: readonly Reason["code"][] = ["request.invalid", "request.too-large", "internal"];

/**
 * Sends people batch by batch. A batch that fails because of a row is divided until the row fails on its own. The row is then set aside as
 * refused, and the others are added. The parts derive their keys from the batch, so a retry adds each person only once.
 */
export function addInBatches(people: readonly ImportedPerson[], add: Add): BatchOptions<AddResult>["send"] {
  const send = async (
    batch: readonly Candidate[],
    idempotencyKey: string,
    isRepeated = false,
  ): Promise<readonly AddResult[]> => {
    try {
      return (await add(batch, { idempotencyKey })).results;
    } catch (error) {
      const reason = reasonOf(error);
      if (!ofRows.includes(reason.code)) throw error;
      if (batch.length === 1)
        return isRepeated ? [{ status: "refused", reason }] : send(batch, `${idempotencyKey}.`, true);
      const middle = Math.ceil(batch.length / 2);
      const first = await send(batch.slice(0, middle), `${idempotencyKey}.0`, true);
      return [...first, ...(await send(batch.slice(middle), `${idempotencyKey}.1`, true))];
    }
  };
  return async (done, { idempotencyKey }) => {
    const results = await send(people.slice(done, done + batchSize).map(toCandidate), idempotencyKey);
    return { results, isLast: done + batchSize >= people.length };
  };
}
