import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Awaitable } from "../kernel/platform/awaitable.ts";
import { unlessTakenOver } from "../kernel/queues/due-rows.ts";
import { toRollcallError } from "../kernel/store/to-rollcall-error.ts";
import { pause } from "../kernel/platform/turns.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import type { MailMessage, MailOutcome } from "../ports/mailer.ts";
import { type LinkedPage, type MailSettings, pathOf } from "../ports/mail-settings.ts";
import { toToken } from "../secrets/token.ts";
import { maxAttempts } from "../kernel/platform/backoff.ts";
import { compose } from "./compose.ts";
import type { MailDraft, MailEnd, MailKind } from "../ports/mail-kind.ts";
import { recipientLimit, senderLimits } from "./mail-limits.ts";
import { kindOf } from "./mail-context.ts";
import { invitationLifetime } from "./mail-settings.ts";
import type { OutboxRow } from "./outbox.ts";

/** The number of emails by result of one dispatch. */
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

/** One run that sends mail. */
export interface Dispatch extends JobEnvironment {
  readonly settings: MailSettings;
  readonly report: Record<Exclude<keyof MailReport, "hasMore">, number>;
  /** Why an email can't be sent. The run continues with the others. */
  failure: RollcallError | undefined;
}

/** The pauses before the result of an attempt is recorded again, in milliseconds. Without the record, the mail would be sent twice. */
const recordPauses = [0, 250, 500, 1000, 2000, 4000];

/**
 * Sends one email.
 * @returns whether the mail server is reachable
 */
export async function deliverMail(dispatch: Dispatch, mail: OutboxRow): Promise<boolean> {
  const { clock, limits, mailKinds, observer, report, secrets, settings } = dispatch;
  const run = (name: string, input: unknown): Awaitable<unknown> => dispatch.run(name, input);
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
  let secret: string;
  let claimed: Claimed | undefined;
  try {
    secret = await secrets.derive(mail.kind, mail.subjectId, mail.id);
    const secretHash = await secrets.hash(secret, kind.purpose, mail.subjectId);
    const claim = { mailId: mail.id, dueAt: mail.dueAt, secretHash, linkLife: invitationLifetime(settings) };
    claimed = (await unlessTakenOver(() => run("mail.claim", claim))) as Claimed | undefined;
  } finally {
    if (claimed?.status !== "claimed" && needed.length > 0) await limits.giveBack(needed);
  }
  if (claimed?.status !== "claimed") return true;
  const { attempt, draft } = claimed;
  const outcome = await send(settings, () => {
    const values = { ...draft.values, ...kind.secretValues?.(secret) };
    // Links use the configured base URL only (P15).
    const token = toToken(mail.subjectId, secret);
    const toUrl = (page: LinkedPage | null | undefined): string =>
      `${settings.baseUrl}${page ? pathOf(page, settings.paths) : kind.link(mail, token, settings.paths)}`;
    const url = toUrl(draft.page);
    const links = draft.linked?.map(({ label, page }) => ({ label, url: toUrl(page) })) ?? [];
    const path = kind.unsubscribe?.(token, settings.paths);
    const unsubscribe = path === undefined ? undefined : `${settings.baseUrl}${path}`;
    return compose({ ...draft, values, links }, toMessageId(mail, settings), url, settings, kind.words, unsubscribe);
  });
  const reason = "reason" in outcome ? outcome.reason : "";
  const settled = { mailId: mail.id, attempt, status: outcome.status, reason };
  const recorded = await untilRecorded(() => settle(dispatch, settled));
  count(dispatch, mail, recorded ?? { end: outcome.status === "failed" ? null : outcome.status });
  return !(outcome.status === "failed" && outcome.unreachable);
}

/**
 * Postpones an email that can't be claimed, so that it doesn't come before others in the next run. After the last attempt, it
 * counts as failed.
 * @throws {RollcallError} `store.unavailable`
 */
export async function postponeMail(dispatch: Dispatch, mail: OutboxRow, { message }: RollcallError): Promise<void> {
  const attempt = mail.attempts + 1;
  const settled = { mailId: mail.id, attempt, dueAt: mail.dueAt, status: "failed", reason: message } as const;
  // Only the last attempt has a consequence for the cause, which may be why the email can't be claimed.
  const recorded = await settle(dispatch, { ...settled, skipCause: attempt < maxAttempts });
  if (recorded !== undefined) count(dispatch, mail, recorded);
}

function count({ observer, report }: Dispatch, { kind }: OutboxRow, { end }: Recorded): void {
  observer.mail(kind, end ?? "failed");
  if (end === "sent") report.sent++;
  else if (end === null) report.failed++;
  else report.ended++;
}

/** Records the result of an attempt, even if its domain fails. Returns `undefined` if another process has taken over the email. */
async function settle(dispatch: Dispatch, settled: Settled): Promise<Recorded | undefined> {
  const record = async (input: Settled) =>
    (await unlessTakenOver(() => dispatch.run("mail.settle", input))) as Recorded | undefined;
  try {
    return await record(settled);
  } catch (error) {
    const failure = toRollcallError(error);
    if (failure.kind === "unavailable") throw failure;
    dispatch.failure ??= failure;
    // Otherwise the mail would be sent again.
    return record({ ...settled, skipCause: true });
  }
}

/** The input of `mail.settle`. */
interface Settled {
  readonly mailId: string;
  readonly attempt: number;
  readonly dueAt?: number;
  readonly status: MailOutcome["status"];
  readonly reason: string;
  readonly skipCause?: boolean;
}

type Claimed =
  | { readonly status: "claimed"; readonly attempt: number; readonly draft: MailDraft }
  | { readonly status: "cancelled" };

interface Recorded {
  readonly end: MailEnd | null;
}

/** Repeats work while the store is unavailable. It may have taken effect the first time. */
async function untilRecorded<T>(work: () => Promise<T>): Promise<T> {
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

/** The limits to consume; a retry counts as the same email. */
function limitsOf(mail: OutboxRow, { hasOwnLimits = false }: MailKind, { limits }: MailSettings) {
  if (mail.attempts > 0 && mail.counted) return [];
  return [...(mail.counted ? [] : senderLimits(mail, limits)), ...(hasOwnLimits ? [] : [recipientLimit(mail, limits)])];
}

/** Composes and sends. Exceptions and invalid results of the host's code count as temporary failures. */
async function send({ mailer }: MailSettings, toMessage: () => MailMessage): Promise<MailOutcome> {
  let message: MailMessage;
  try {
    message = toMessage();
  } catch (error) {
    return { status: "failed", reason: reasonOf(error), unreachable: false };
  }
  try {
    const answer = outcomes.safeParse(await mailer.send(message));
    return answer.success
      ? answer.data
      : { status: "failed", reason: "the mailer returned an invalid result", unreachable: true };
  } catch (error) {
    return { status: "failed", reason: reasonOf(error), unreachable: true };
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The result of a mailer, checked because the mailer may be host code. */
const outcomes: z.ZodType<MailOutcome> = z.discriminatedUnion("status", [
  z.object({ status: z.literal("sent") }),
  z.object({ status: z.literal("refused"), reason: z.string().catch("") }),
  z.object({ status: z.literal("failed"), reason: z.string().catch(""), unreachable: z.boolean().catch(true) }),
]);

/** The message id, the same for every attempt of an email (F7). */
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
