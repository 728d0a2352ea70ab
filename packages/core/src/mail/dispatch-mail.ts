import { longestWait } from "../kernel/clock.ts";
import { toRollcallError } from "../kernel/to-rollcall-error.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import { deliverMail, type Dispatch, type MailReport, postponeMail } from "./deliver-mail.ts";
import { mailsByDue, type OutboxRow } from "./outbox.ts";

/** The number of emails sent concurrently. */
const concurrency = 4;
/** The page size. */
const pageSize = 50;
/** How long one dispatch sends before it leaves the rest to the next, in milliseconds, so that a shutdown doesn't wait for a long queue. */
const longestTurn = 10_000;
/** A dispatch ends after this many emails in a row for which the store refuses everything. */
const maxFailures = 2 * concurrency;

/**
 * Sends the emails that are due, each once and a few at a time, and starts no more after ten seconds. Stops if the mail server is
 * unreachable; the next call continues. An email that can't be sent doesn't stop the others: it is postponed, longer after each
 * attempt, and given up after the last. If the store refuses that eight times in a row, the dispatch ends. No transaction is open
 * while an email is being sent (P69).
 * @throws {StoreUnavailable} the due mail can't be read
 * @throws {RollcallError} why an email can't be sent, or `store.unavailable` if it can't be postponed either; the next call continues
 */
export async function dispatchMail(environment: JobEnvironment): Promise<MailReport> {
  const report = { sent: 0, ended: 0, failed: 0, paced: 0 };
  if (environment.sending === undefined) return report;
  const { sending: settings } = environment;
  const dispatch: Dispatch = { ...environment, settings, report, failure: undefined, hasStopped: false };
  const { clock } = environment;
  const end = clock.now() + longestTurn;
  let failures = 0;
  let hasMore = false;
  for await (const page of duePages(environment)) {
    const queue = page.values();
    const work = async (): Promise<void> => {
      while (!dispatch.hasStopped && clock.now() < end) {
        const { value: mail } = queue.next();
        if (mail === undefined) return;
        try {
          if (!(await deliverOrPostpone(dispatch, mail))) dispatch.hasStopped = true;
          failures = 0;
        } catch (error) {
          // The store refused everything.
          dispatch.failure ??= toRollcallError(error);
          if (++failures >= maxFailures) dispatch.hasStopped = true;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, page.length) }, work));
    hasMore = !dispatch.hasStopped && clock.now() >= end;
    if (dispatch.hasStopped || hasMore) break;
  }
  if (dispatch.failure !== undefined) throw dispatch.failure;
  return { ...report, ...(hasMore && { hasMore }) };
}

/** Sends one email, or postpones it if that fails. Returns whether the mail server is reachable. */
async function deliverOrPostpone(dispatch: Dispatch, mail: OutboxRow): Promise<boolean> {
  try {
    return await deliverMail(dispatch, mail);
  } catch (error) {
    const failure = toRollcallError(error);
    await postponeMail(dispatch, mail, failure);
    // The store was busy, or the email is at fault, for instance because its domain was removed.
    if (failure.kind !== "unavailable") dispatch.failure ??= failure;
    return true;
  }
}

/** Reads the due mail page by page. Each email is read once, although one that can't be postponed is still due. */
async function* duePages({ store, clock }: JobEnvironment): AsyncGenerator<readonly OutboxRow[]> {
  const page = { equal: [true], limit: pageSize };
  let after: Place | undefined;
  let impossibleAfter: Place | undefined;
  for (;;) {
    const now = clock.now();
    // No mail is postponed so far: the clock was ahead.
    const impossiblePage =
      impossibleAfter === undefined ? { ...page, from: now + longestWait + 1 } : { ...page, after: impossibleAfter };
    const [earliest, impossible] = await store.transaction("read", (tx) =>
      tx.read([mailsByDue({ ...page, after }), mailsByDue(impossiblePage)]),
    );
    const due = earliest.filter(({ dueAt }) => dueAt <= now);
    if (due.length + impossible.length === 0) return;
    after = placeOf(due) ?? after;
    impossibleAfter = placeOf(impossible) ?? impossibleAfter;
    yield [...due, ...impossible];
  }
}

/** The due time and id of an email. */
type Place = readonly [number, string];

/** The position of the last of these emails. */
function placeOf(mails: readonly OutboxRow[]): Place | undefined {
  const last = mails.at(-1);
  return last && [last.dueAt, last.id];
}
