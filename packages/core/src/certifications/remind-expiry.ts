import { z } from "zod";
import type { JobEnvironment } from "../identity/domain.ts";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { list } from "../kernel/query.ts";
import { grant } from "../kernel/rule.ts";
import { unlessTakenOver } from "../mail/deliver-mail.ts";
import { certificationHoldings, type Holding, holdingByKey } from "./collection.ts";
import { nextNotice } from "./notice-times.ts";

/**
 * Plans the next notice about the expiry of a certification. The notice that is due is queued in the same transaction, so that
 * each is sent once (X15).
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

/** The maximum number of notices of one step. */
const pageSize = 100;

/** Queues all notices that are due. */
export async function remindOfExpiry({
  store,
  clock,
  run,
}: Pick<JobEnvironment, "store" | "clock" | "run">): Promise<number> {
  for (let reminded = 0; ;) {
    const now = clock.now();
    // Certifications without a notice come before 0 or after all others, depending on the order of nulls.
    const [rows] = await store.transaction("read", (tx) =>
      tx.read([byNotice({ equal: [], from: 0, limit: pageSize })]),
    );
    const due = rows.filter(({ noticeDueAt }) => noticeDueAt !== null && noticeDueAt <= now);
    for (const { personId, typeId } of due) await unlessTakenOver(() => run(remindExpiry.name, { personId, typeId }));
    reminded += due.length;
    if (due.length < pageSize) return reminded;
  }
}
