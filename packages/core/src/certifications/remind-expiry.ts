import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { id } from "../kernel/values/fields.ts";
import { list } from "../kernel/store/query.ts";
import { grant } from "../kernel/operations/rule.ts";
import { certificationHoldings, type Holding, holdingByKey } from "./collection.ts";
import { nextNotice } from "./notice-times.ts";

/**
 * Plans the next expiry notice of a certification. The notice that is due is queued in the same transaction, so that each is sent once
 * (X15).
 */
export const remindExpiry = operation({
  name: "certifications.remind",
  summary: "Notifies people of an expiring certification.",
  internal: true,
  input: z.strictObject({ personId: id, typeId: id }),
  output: z.strictObject({}),
  prepare: (asked, _actor, { certifications }) => ({ ...asked, noticeDays: certifications.noticeDays }),
  load: [({ personId, typeId }) => ({ holding: holdingByKey(personId, typeId) })],
  context: ({ holding }, _input, _actor, now): { readonly holding: Holding } | undefined =>
    holding !== undefined && holding.noticeDueAt !== null && holding.noticeDueAt <= now ? { holding } : undefined,
  rules: [grant<{ readonly holding: Holding }>("rollcall notifies of expiry", () => true)],
  apply: ({ context: { holding } }, { personId, typeId, noticeDays }, { now }) => {
    const noticeDueAt = nextNotice(holding.lastDay, noticeDays, now);
    const expect = { noticeDueAt: holding.noticeDueAt };
    return { output: {}, changes: [update(certificationHoldings, [personId, typeId], { noticeDueAt }, expect)] };
  },
});

const byNotice = list(certificationHoldings, "notice", 0, ["personId", "typeId", "noticeDueAt"]);

/** The page size. */
const pageSize = 100;

/** Queues all notices that are due. */
export async function remindOfExpiry(environment: JobEnvironment): Promise<number> {
  let reminded = 0;
  await workOnDueRows(environment, {
    name: remindExpiry.name,
    query: byNotice,
    // Certifications without a notice come before 0 or after all others, depending on the order of nulls.
    page: () => ({ equal: [], from: 0, limit: pageSize }),
    isDue: ({ noticeDueAt }, now) => noticeDueAt !== null && noticeDueAt <= now,
    keyOf: ({ personId, typeId }) => [personId, typeId],
    async work([{ personId, typeId }]) {
      await environment.run(remindExpiry.name, { personId, typeId });
      reminded++;
    },
  });
  return reminded;
}
