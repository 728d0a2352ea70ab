import { openMailer } from "../compose/open-mailer.ts";
import type { CheckedConfig } from "../config/rollcall-config.ts";
import { CliError } from "../cli-error.ts";
import { type Finding, missing, ok } from "../settings/finding.ts";

/** Checks that the mail server accepts the connection and the sign-in. Sends no mail. A custom mailer is not checked. */
export async function checkMail(config: CheckedConfig, found: Finding): Promise<Finding> {
  if (config.mail?.smtp === undefined) return found;
  try {
    const { smtp } = openMailer(config) ?? {};
    const problem = await smtp?.verify();
    smtp?.close();
    if (problem === undefined) return ok("mail", `${found.message}: connected`);
    return missing(
      "mail",
      `${found.message}: ${problem}`,
      "check `host`, `port`, `encryption` and `auth` in `mail.smtp`",
    );
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return missing("mail", error.message, "check `encryption` and `auth` in `mail.smtp`");
  }
}
