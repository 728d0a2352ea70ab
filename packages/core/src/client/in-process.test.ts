import assert from "node:assert/strict";
import test from "node:test";
import type { Actor } from "../identity/actor.ts";
import { createInProcessTransport } from "./in-process.ts";

const actor: Actor = { organizationId: "acme", personId: "ann", affiliation: "internal", organizationRole: "member" };

test("returns an output with a `then` property as it is, not as a promise [X10]", async () => {
  const answer = { now: ["admin"], then: ["viewer"] };
  const transport = createInProcessTransport(
    { call: () => answer, stream: () => assert.fail("there is no stream here") },
    () => actor,
  );
  const { signal } = new AbortController();
  const delivered = await new Promise((resolve, reject) => {
    // Awaiting the output itself would read its `then` again.
    transport
      .call({ name: "any.thing", mode: "run", input: {}, options: { signal } })
      .then((value) => resolve(JSON.stringify(value)), reject);
  });
  assert.equal(delivered, JSON.stringify(answer));
});
