import assert from "node:assert/strict";
import test from "node:test";
import { createInProcessTransport, createRollcall } from "@rollcall/core";
import { createClient } from "@rollcall/core/client";
import { createMemoryStore } from "@rollcall/storage-memory";
import { certificationCsv } from "./index.ts";

test("exports one line per person and certification, and neutralizes formulas [P55]", async () => {
  let ids = 0;
  const rollcall = await createRollcall({
    store: createMemoryStore(),
    clock: { now: () => Date.UTC(2026, 10, 21, 9) },
    ids: { next: () => `id-${String(++ids).padStart(6, "0")}` },
  });
  const kim = { hostUserId: "kim", email: "kim@x.example", emailVerified: true, name: "Kim" };
  const client = createClient(
    createInProcessTransport(rollcall, () =>
      rollcall.recognise({ ...kim, organizationId: "harbour", organizationRole: "scheduler" }),
    ),
  );
  const worker = { firstName: "=SUM(A1)", lastName: "Lee", email: "lee@x.example" };
  const { id: personId } = (await client.people.create(worker)).person;
  for (const [name, expiresOn] of [
    ["@Radio", null],
    ["First aid", "2026-12-01"],
  ] as const) {
    const { id: typeId } = (await client.certifications.createType({ name, proofRequired: false })).type;
    await client.certifications.assign({ typeId, personIds: [personId] });
    await client.certifications.setValidity({ personId, typeId, validFrom: "2026-01-01", expiresOn });
  }
  assert.equal(
    await certificationCsv(client, {}, { bom: true }),
    [
      "\uFEFFperson,name,email,certification,state,valid from,expires on,grace until",
      `${personId},"'=SUM(A1) Lee",lee@x.example,First aid,expiring,2026-01-01,2026-12-01,`,
      `${personId},"'=SUM(A1) Lee",lee@x.example,"'@Radio",valid,2026-01-01,,`,
      "",
    ].join("\r\n"),
  );
});
