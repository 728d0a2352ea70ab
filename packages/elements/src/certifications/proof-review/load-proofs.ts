import type { GetProofOutput, ListProofsOutput, RollcallClient } from "@rollcall/core";
import { loadPages } from "../../ui/lists/load-pages.ts";

/** A proof in the queue. */
export type QueuedProof = ListProofsOutput["rows"][number];

/** A proof with everything needed to decide. */
export type ReviewedProof = GetProofOutput;

/** Which proofs are listed. */
export interface ProofQuery {
  readonly scheduleId: string | undefined;
  readonly state: QueuedProof["state"];
  readonly typeId: string | undefined;
}

/** Loads pages until there are enough proofs: waiting ones in the order in which they were sent, others with the latest first. */
export const loadProofs = (
  client: RollcallClient,
  { scheduleId, state, typeId }: ProofQuery,
  count: number,
  signal: AbortSignal,
) =>
  loadPages<ListProofsOutput>(count, (window) =>
    client.certifications.listProofs(
      {
        ...{ ...window, state, descending: state !== "pending" },
        ...(scheduleId && { scheduleId }),
        ...(typeId && { typeId }),
      },
      { signal },
    ),
  );

/** The proofs that are listed. */
export type ShownProofs = Awaited<ReturnType<typeof loadProofs>>;
