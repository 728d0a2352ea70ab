import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { Awaitable } from "../kernel/awaitable.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import type { MailMessage, MailOutcome } from "../ports/mailer.ts";
import type { MailSettings } from "../ports/mail-settings.ts";
import { toToken } from "../secrets/token.ts";
import { compose } from "./compose.ts";
import type { MailDraft } from "../ports/mail-kind.ts";
import { recipientLimit, senderLimits } from "./mail-limits.ts";
import { kindOf } from "./mail-context.ts";
import { linkLifeOf } from "./mail-settings.ts";
import { mailsByDue, type OutboxRow } from "./outbox.ts";

/** What sending needs. */
interface DispatchParts extends JobEnvironment {
  readonly settings: MailSettings;
}

/** What one dispatch has done, in mails. */
export interface MailReport {
  readonly sent: number;
  /** Refused for good, or tried too often: they show on their member. */
  readonly ended: number;
  /** Tried and to be tried again. */
  readonly failed: number;
  /** Waiting for room in a limit (Q53). */
  readonly paced: number;
}

type Counter = { -readonly [K in keyof MailReport]: number };

/** How many go out side by side. */
const atOnce = 4;
/** How many are looked at in one read. */
const maxRead = 50;

/**
 * Sends what is due, a few side by side, until nothing is, or the mail server cannot be reached: then what is left stays
 * due for the next call. No transaction is open while a mail is on its way (P69).
 * @throws {StoreUnavailable} the store cannot be written; the next call goes on
 */
export async function dispatchMail(environment: JobEnvironment): Promise<MailReport> {
  const report: Counter = { sent: 0, ended: 0, failed: 0, paced: 0 };
  if (environment.sending === undefined) return report;
  const parts: DispatchParts = { ...environment, settings: environment.sending };
  for (;;) {
    const due = await dueMail(parts);
    const server = { isReachable: true };
    const queue = due.values();
    const work = async (): Promise<void> => {
      for (const mail of queue) {
        if (!(await deliver(parts, mail, report))) server.isReachable = false;
        if (!server.isReachable) return;
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, due.length) }, work));
    if (!server.isReachable || due.length < maxRead) return report;
  }
}

async function dueMail({ store, clock }: DispatchParts): Promise<readonly OutboxRow[]> {
  const now = clock.now();
  const [rows] = await store.transaction("read", (tx) => tx.read([mailsByDue({ equal: [true], limit: maxRead })]));
  return rows.filter(({ dueAt }) => dueAt <= now);
}

/** Sends one mail; answers whether the mail server could be reached. */
async function deliver(parts: DispatchParts, mail: OutboxRow, report: Counter): Promise<boolean> {
  const { clock, limits, mailKinds, secrets, settings } = parts;
  const run = (name: string, input: unknown): Awaitable<unknown> => parts.run(name, input);
  const needed = limitsOf(mail, settings);
  const wait = needed.length === 0 ? 0 : await limits.take(needed);
  if (wait > 0) {
    const pace = { mailId: mail.id, dueAt: mail.dueAt, until: clock.now() + wait };
    if ((await unlessGone(run("mail.pace", pace))) !== undefined) report.paced++;
    return true;
  }
  const secret = await secrets.derive(mail.kind, mail.subjectId, mail.id);
  const kind = kindOf(mail, mailKinds);
  const secretHash = await secrets.hash(secret, kind.purpose, mail.subjectId);
  const claim = { mailId: mail.id, dueAt: mail.dueAt, secretHash, linkLife: linkLifeOf(settings) };
  const claimed = (await unlessGone(run("mail.claim", claim))) as Claimed | undefined;
  if (claimed?.status !== "claimed") {
    if (needed.length > 0) await limits.giveBack(needed);
    return true;
  }
  const { attempt } = claimed;
  const draft = { ...claimed.draft, values: { ...claimed.draft.values, ...kind.secretValues?.(secret) } };
  // Links come from the configured base URL alone (P15).
  const url = `${settings.baseUrl}${kind.link(mail, toToken(mail.subjectId, secret), settings.paths)}`;
  const outcome = await send(settings, () => compose(draft, messageIdOf(mail, settings), url, settings, kind.words));
  const reason = "reason" in outcome ? outcome.reason : "";
  const settled = { mailId: mail.id, attempt, status: outcome.status, reason };
  const { end = null } = ((await unlessGone(run("mail.settle", settled))) ?? {}) as { end?: string | null };
  if (end === "sent") report.sent++;
  else if (end === null) report.failed++;
  else report.ended++;
  return !(outcome.status === "failed" && outcome.unreachable);
}

type Claimed =
  | { readonly status: "claimed"; readonly attempt: number; readonly draft: MailDraft }
  | { readonly status: "cancelled" };

/** The limits that are yet to be taken from: a repeat is the same mail. */
function limitsOf(mail: OutboxRow, { limits }: MailSettings) {
  if (mail.attempts > 0) return [];
  return [...(mail.counted ? [] : senderLimits(mail, limits)), recipientLimit(mail, limits)];
}

/** The answer; `undefined` where somebody else has the mail by now. */
async function unlessGone(work: Awaitable<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RollcallError && error.kind === "hidden") return undefined;
    throw error;
  }
}

/** Words or a mailer that throw, or a mailer that answers what none does, have failed for now. */
async function send({ mailer }: MailSettings, message: () => MailMessage): Promise<MailOutcome> {
  try {
    const answer = outcomes.safeParse(await mailer.send(message()));
    return answer.success
      ? answer.data
      : { status: "failed", reason: "the mailer answered nothing", unreachable: true };
  } catch (error) {
    return { status: "failed", reason: error instanceof Error ? error.message : String(error), unreachable: true };
  }
}

/** A mailer is a host's own code: nothing of what it answers may keep a mail from its end. */
const outcomes: z.ZodType<MailOutcome> = z.discriminatedUnion("status", [
  z.object({ status: z.literal("sent") }),
  z.object({ status: z.literal("refused"), reason: z.string().catch("") }),
  z.object({ status: z.literal("failed"), reason: z.string().catch(""), unreachable: z.boolean().catch(true) }),
]);

/** The same for every try of a mail (F7). */
const messageIdOf = ({ id }: OutboxRow, { from }: MailSettings): string =>
  `${id}@${from.address.slice(from.address.lastIndexOf("@") + 1)}`;

/** Which mail a message id names. */
export const mailIdOf = (messageId: string): string => messageId.replace(/^<|>$/g, "").split("@")[0] ?? "";
