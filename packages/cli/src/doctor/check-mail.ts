import { openMailer } from "../compose/open-mailer.ts";
import type { CheckedConfig } from "../config/rollcall-config.ts";
import { Refusal } from "../refusal.ts";
import { type Finding, missing, ok } from "../settings/finding.ts";

/** Whether the mail server takes our mail: connects, encrypts and signs in, and sends none. A host's own mailer is not asked. */
export async function checkMail(config: CheckedConfig, found: Finding): Promise<Finding> {
  if (config.mail?.smtp === undefined) return found;
  try {
    const { smtp } = openMailer(config) ?? {};
    const problem = await smtp?.verify();
    smtp?.close();
    if (problem === undefined) return ok("mail", `${found.says}: it answers`);
    return missing("mail", `${found.says}: ${problem}`, "see `host`, `port`, `encryption` and `auth` of `mail.smtp`");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return missing("mail", error.message, "see `encryption` and `auth` of `mail.smtp`");
  }
}
