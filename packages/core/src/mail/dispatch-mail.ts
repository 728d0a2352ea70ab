import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Awaitable } from "../kernel/awaitable.ts";
import { longestWait } from "../kernel/clock.ts";
import { toRollcallError } from "../kernel/to-rollcall-error.ts";
import { pause } from "../kernel/turns.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import type { MailMessage, MailOutcome } from "../ports/mailer.ts";
import type { MailSettings } from "../ports/mail-settings.ts";
import { toToken } from "../secrets/token.ts";
import { compose } from "./compose.ts";
import type { MailDraft, MailEnd, MailKind } from "../ports/mail-kind.ts";
import { recipientLimit, senderLimits } from "./mail-limits.ts";
import { kindOf } from "./mail-context.ts";
import { invitationLifetime } from "./mail-settings.ts";
import { mailsByDue, type OutboxRow } from "./outbox.ts";

/** What sending mail requires. */
interface DispatchParts extends JobEnvironment {
  readonly settings: MailSettings;
}

/** The number of mails by result of one dispatch. */
export interface MailReport {
  readonly sent: number;
  /** Refused, or given up after too many attempts. The member shows it. */
  readonly ended: number;
  /** Failed, to be retried. */
  readonly failed: number;
  /** Postponed by a rate limit (Q53). */
  readonly paced: number;
  /** Present if its time was up before all mail was sent. The next call continues. */
  readonly hasMore?: true;
}

type Counter = Record<Exclude<keyof MailReport, "hasMore">, number>;

/** The number of mails sent concurrently. */
const concurrency = 4;
/** The page size. */
const pageSize = 50;
/** How long one dispatch sends before it leaves the rest to the next, in milliseconds, so that a shutdown doesn't wait for a long queue. */
const longestTurn = 10_000;
/** The number of failures in a row that end a dispatch: a busy store refuses some transactions, one that is down all of them. */
const maxFailures = 2 * concurrency;
/** The pauses before the result of an attempt is recorded again, in milliseconds. Without the record, the mail would be sent twice. */
const recordPauses = [0, 250, 500, 1000, 2000, 4000];

/**
 * Sends the mails that are due, a few at a time, and starts no more after ten seconds. Stops if the mail server is unreachable; the
 * next call continues. A mail that fails doesn't stop the others. If the store was busy, it is tried again after them. No transaction is
 * open while a mail is being sent (P69).
 * @throws {StoreUnavailable} the due mail can't be read
 * @throws {RollcallError} `store.unavailable` for eight mails in a row, or why a mail can't be sent; the next call continues
 */
export async function dispatchMail(environment: JobEnvironment): Promise<MailReport> {
  const report: Counter = { sent: 0, ended: 0, failed: 0, paced: 0 };
  if (environment.sending === undefined) return report;
  const parts: DispatchParts = { ...environment, settings: environment.sending };
  const { clock } = environment;
  const end = clock.now() + longestTurn;
  const state: DispatchState = { hasFailed: false, failures: 0, failure: undefined, hasStopped: false };
  for (;;) {
    const due = await dueMail(parts);
    const queue = due.values();
    const work = async (): Promise<void> => {
      while (!state.hasStopped && clock.now() < end) {
        const { value: mail } = queue.next();
        if (mail === undefined) return;
        try {
          if (!(await deliver(parts, mail, report))) state.hasStopped = true;
          state.failures = 0;
        } catch (error) {
          const failure = toRollcallError(error);
          if (failure.kind !== "unavailable") {
            // The mail itself is at fault, for instance because its domain was removed.
            state.failure ??= failure;
            continue;
          }
          state.hasFailed = true;
          if (++state.failures < maxFailures) continue;
          state.hasStopped = true;
          state.failure = failure;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, due.length) }, work));
    if (state.failure !== undefined) throw state.failure;
    if (state.hasStopped) return report;
    if (queue.next().done === true && due.length < pageSize && !state.hasFailed) return report;
    if (clock.now() >= end) return { ...report, hasMore: true };
    state.hasFailed = false;
  }
}

interface DispatchState {
  /** Whether the store was unavailable for a mail of this page. */
  hasFailed: boolean;
  /** The number of mails in a row for which the store was unavailable. */
  failures: number;
  /** The error of a mail that can't be sent, or the last one after too many in a row. */
  failure: RollcallError | undefined;
  hasStopped: boolean;
}

async function dueMail({ store, clock }: DispatchParts): Promise<readonly OutboxRow[]> {
  const now = clock.now();
  const page = { equal: [true], limit: pageSize };
  const [earliest, impossible] = await store.transaction("read", (tx) =>
    tx.read([mailsByDue(page), mailsByDue({ ...page, from: now + longestWait + 1 })]),
  );
  return [...earliest.filter(({ dueAt }) => dueAt <= now), ...impossible];
}

/** Sends one mail. Returns whether the mail server is reachable. */
async function deliver(parts: DispatchParts, mail: OutboxRow, report: Counter): Promise<boolean> {
  const { clock, limits, mailKinds, observer, secrets, settings } = parts;
  const run = (name: string, input: unknown): Awaitable<unknown> => parts.run(name, input);
  const kind = kindOf(mail, mailKinds);
  const needed = limitsOf(mail, kind, settings);
  const wait = needed.length === 0 ? 0 : await limits.take(needed);
  if (wait > 0) {
    const pace = { mailId: mail.id, dueAt: mail.dueAt, until: clock.now() + wait };
    if ((await unlessTakenOver(() => run("mail.pace", pace))) === undefined) return true;
    report.paced++;
    observer.mail(mail.kind, "paced");
    return true;
  }
  const secret = await secrets.derive(mail.kind, mail.subjectId, mail.id);
  const secretHash = await secrets.hash(secret, kind.purpose, mail.subjectId);
  const claim = { mailId: mail.id, dueAt: mail.dueAt, secretHash, linkLife: invitationLifetime(settings) };
  let claimed: Claimed | undefined;
  try {
    claimed = (await unlessTakenOver(() => run("mail.claim", claim))) as Claimed | undefined;
  } finally {
    if (claimed?.status !== "claimed" && needed.length > 0) await limits.giveBack(needed);
  }
  if (claimed?.status !== "claimed") return true;
  const { attempt } = claimed;
  const draft = { ...claimed.draft, values: { ...claimed.draft.values, ...kind.secretValues?.(secret) } };
  // Links use the configured base URL only (P15).
  const token = toToken(mail.subjectId, secret);
  const url = `${settings.baseUrl}${kind.link(mail, token, settings.paths)}`;
  const path = kind.unsubscribe?.(token, settings.paths);
  const unsubscribe = path === undefined ? undefined : `${settings.baseUrl}${path}`;
  const outcome = await send(settings, () =>
    compose(draft, toMessageId(mail, settings), url, settings, kind.words, unsubscribe),
  );
  const reason = "reason" in outcome ? outcome.reason : "";
  const settled = { mailId: mail.id, attempt, status: outcome.status, reason };
  const recorded = (await untilRecorded(() => unlessTakenOver(() => run("mail.settle", settled)))) as
    | Recorded
    | undefined;
  const { end } = recorded ?? { end: outcome.status === "failed" ? null : outcome.status };
  observer.mail(mail.kind, end ?? "failed");
  if (end === "sent") report.sent++;
  else if (end === null) report.failed++;
  else report.ended++;
  return !(outcome.status === "failed" && outcome.unreachable);
}

type Claimed =
  | { readonly status: "claimed"; readonly attempt: number; readonly draft: MailDraft }
  | { readonly status: "cancelled" };

interface Recorded {
  readonly end: MailEnd | null;
}

/** Repeats work while the store is unavailable. It may have taken effect the first time. */
async function untilRecorded(work: () => Promise<unknown>): Promise<unknown> {
  for (const milliseconds of recordPauses) {
    try {
      return await work();
    } catch (error) {
      if (toRollcallError(error).kind !== "unavailable") throw error;
    }
    if (milliseconds > 0) await pause(milliseconds);
  }
  return work();
}

/** The limits to consume; a retry counts as the same mail. */
function limitsOf(mail: OutboxRow, { hasOwnLimits = false }: MailKind, { limits }: MailSettings) {
  if (mail.attempts > 0) return [];
  return [...(mail.counted ? [] : senderLimits(mail, limits)), ...(hasOwnLimits ? [] : [recipientLimit(mail, limits)])];
}

/** Returns the result, or `undefined` if another process has taken over the mail. */
export async function unlessTakenOver(work: () => Awaitable<unknown>): Promise<unknown> {
  try {
    // A synchronous store throws before there is a promise.
    return await work();
  } catch (error) {
    if (error instanceof RollcallError && error.kind === "hidden") return undefined;
    throw error;
  }
}

/** Composes and sends. Exceptions and invalid results of the host's code count as temporary failures. */
async function send({ mailer }: MailSettings, message: () => MailMessage): Promise<MailOutcome> {
  try {
    const answer = outcomes.safeParse(await mailer.send(message()));
    return answer.success
      ? answer.data
      : { status: "failed", reason: "the mailer returned an invalid result", unreachable: true };
  } catch (error) {
    return { status: "failed", reason: error instanceof Error ? error.message : String(error), unreachable: true };
  }
}

/** The result of a mailer, checked because the mailer may be code of the host. */
const outcomes: z.ZodType<MailOutcome> = z.discriminatedUnion("status", [
  z.object({ status: z.literal("sent") }),
  z.object({ status: z.literal("refused"), reason: z.string().catch("") }),
  z.object({ status: z.literal("failed"), reason: z.string().catch(""), unreachable: z.boolean().catch(true) }),
]);

/** The message id, the same for every attempt of a mail (F7). */
const toMessageId = ({ id }: OutboxRow, { from }: MailSettings): string =>
  `${id}@${from.address.slice(from.address.lastIndexOf("@") + 1)}`;

/** Returns the id of the mail from its message id. */
const toMailId = (messageId: string): string => messageId.replace(/^<|>$/g, "").split("@")[0] ?? "";

/**
 * Records that a sent mail bounced.
 * @returns whether the mail exists
 */
export async function reportBounce(
  messageId: string,
  reason: string,
  run: (name: string, input: unknown) => Awaitable<unknown>,
): Promise<boolean> {
  try {
    await run("mail.bounce", { mailId: toMailId(messageId), reason });
    return true;
  } catch (error) {
    if (error instanceof RollcallError && (error.kind === "hidden" || error.kind === "invalid")) return false;
    throw error;
  }
}
