import { duePages } from "../kernel/queues/due-rows.ts";
import { reportFailure, workThrough } from "../kernel/queues/work-through.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import { deliverMail, type Dispatch, type MailReport, postponeMail } from "./deliver-mail.ts";
import { mailsByDue } from "./outbox.ts";

/** The number of emails sent concurrently. */
const concurrency = 4;
/** The page size. */
const pageSize = 50;
/** How long one dispatch sends before it leaves the rest to the next, in milliseconds, so that a shutdown doesn't wait for a long queue. */
const longestTurn = 10_000;

/**
 * Sends the due emails, each once and a few at a time, and starts no more after ten seconds. Stops if the mail server is unreachable; the
 * next call continues. An email that can't be sent doesn't stop the others. It is postponed for longer after each attempt, and given up
 * after the last. If the store refuses that eight times in a row, the dispatch ends. No transaction is open while an email is being sent
 * (P69).
 * @throws {StoreUnavailable} the due mail can't be read
 * @throws {RollcallError} why an email can't be sent, or `store.unavailable` if it can't be postponed either; the next call continues.
 *   With `hasMore` if its time was up before all mail was sent
 */
export async function dispatchMail(environment: JobEnvironment): Promise<MailReport> {
  const report = { sent: 0, ended: 0, failed: 0, paced: 0 };
  if (environment.sending === undefined) return report;
  const { sending: settings } = environment;
  const dispatch: Dispatch = { ...environment, settings, report, failure: undefined };
  const { clock } = environment;
  const { failure, hasMore } = await workThrough({
    pages: duePages(environment, {
      query: mailsByDue,
      page: () => ({ equal: [true], limit: pageSize }),
      isDue: ({ dueAt }, now) => dueAt <= now,
      hasImpossible: true,
    }),
    work: (mail) => deliverMail(dispatch, mail),
    postpone: (mail, reason) => postponeMail(dispatch, mail, reason),
    ...{ concurrency, clock, until: clock.now() + longestTurn },
  });
  reportFailure({ failure: failure ?? dispatch.failure, hasMore });
  return { ...report, ...(hasMore && { hasMore }) };
}
