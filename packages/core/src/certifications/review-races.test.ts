import { createMemoryStore } from "@rollcall/storage-memory";
import { createTestClock, createTestIds, oneAtATime } from "@rollcall/testkit";
import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { rowsOf, startScheduled, storeWith } from "../faults/race.fixture.ts";
import { type Actor, createRollcall, type Rollcall, RollcallError } from "../index.ts";
import type { Store } from "../kernel/store/store.ts";
import { list } from "../kernel/store/query.ts";
import { openCertifications, upload } from "./certifications.fixture.ts";
import { certificationProofs, holdingByKey } from "./collection.ts";

interface Call {
  readonly actor: Actor;
  readonly name: string;
  readonly input: object;
}

const proofsByKey = list(certificationProofs, "key", 0);

/** Wim's pending proof, and what can happen to it at the same time. */
async function openReview() {
  const { app, kim, sam, wim, typeId, submit } = await openCertifications();
  const { id: proofId, digest } = await submit("The first version");
  const documentIds = [await upload(wim, "The second version")];
  const [worker, one, other] = [await wim.actor(), await kim.actor(), await sam.actor()];
  const key = { proofId, digest };
  const approve = (actor: Actor, expiresOn: string): Call => ({
    ...{ actor, name: "certifications.approveProof" },
    input: { ...key, validFrom: null, expiresOn },
  });
  const reject: Call = { actor: other, name: "certifications.rejectProof", input: { ...key, reason: "Not readable" } };
  const replace: Call = { actor: worker, name: "portal.submitProof", input: { typeId, documentIds } };
  const withdraw: Call = { actor: worker, name: "portal.withdrawProof", input: { proofId } };
  const pairs: readonly (readonly [string, Call, Call])[] = [
    ["approved and replaced", approve(one, "2027-12-31"), replace],
    ["approved and rejected", approve(one, "2027-12-31"), reject],
    ["approved by two schedulers", approve(one, "2027-12-31"), approve(other, "2028-12-31")],
    ["approved and withdrawn", approve(one, "2027-12-31"), withdraw],
    ["rejected and replaced", reject, replace],
  ];
  const stateOf = (store: Store): Promise<string> =>
    Promise.resolve(
      store.transaction("read", async (tx) => {
        const [proofs, holding] = await tx.read([
          proofsByKey({ equal: [], limit: 10 }),
          holdingByKey(wim.id, typeId),
        ] as const);
        const { periods, approvedProofId, pendingProofId, rejectedProofId } = holding ?? {};
        const states = proofs.map(({ version, state, expiresOn }) => ({ version, state, expiresOn }));
        const isSame = (id: string | null | undefined) => (typeof id === "string" ? id === proofId : null);
        const pointers = [approvedProofId, pendingProofId, rejectedProofId].map(isSame);
        return JSON.stringify({ states: states.sort((a, b) => a.version - b.version), periods, pointers });
      }),
    );
  return { pairs, rows: await rowsOf(app.store), stateOf };
}

const compose = (store: Store): Promise<Rollcall> =>
  createRollcall({ store, clock: createTestClock(), ids: createTestIds("new") });

async function outcomeOf(rollcall: Rollcall, call: Call): Promise<string> {
  try {
    await rollcall.call("run", call);
    return "done";
  } catch (error) {
    if (error instanceof RollcallError) return error.code;
    throw error;
  }
}

test("deciding on a proof while it is being replaced has the same result as one call after the other [P49, P44]", async () => {
  const { pairs, rows, stateOf } = await openReview();
  for (const [title, ...calls] of pairs) {
    const serial = new Set<string>();
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const store = await storeWith(createMemoryStore(), rows);
      const rollcall = await compose(store);
      const outcomes: string[] = [];
      for (const place of order) {
        const call = calls[place];
        if (call !== undefined) outcomes[place] = await outcomeOf(rollcall, call);
      }
      serial.add(JSON.stringify([outcomes, await stateOf(store)]));
    }
    assert.equal(serial.size, 2, title);
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = await storeWith(createMemoryStore(), rows);
        const rollcall = await startScheduled(store, scheduler, { isolation: "read-committed" }, compose);
        const running = calls.map((call) => outcomeOf(rollcall, call));
        const outcomes = await scheduler.waitFor(Promise.all(running), oneAtATime);
        assert(serial.has(JSON.stringify([outcomes, await stateOf(store)])), title);
      }),
      { numRuns: 15, seed: 20_261_129 },
    );
  }
});
