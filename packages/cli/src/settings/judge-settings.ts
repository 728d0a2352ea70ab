import type { CaptureMailer } from "@rollcall/server";
import type { CheckedConfig } from "../config/rollcall-config.ts";
import { leastSecret, secretFlaw } from "../config/secret-flaw.ts";
import { type Finding, missing, ok, weak } from "./finding.ts";

/**
 * What a configuration lacks that serving needs (F15): the same for a server that starts and for the doctor.
 * @param config as it was read
 * @param production whether to ask for what production needs; without it that is merely weak
 */
export function judgeSettings(config: CheckedConfig, production: boolean): readonly Finding[] {
  const lacking = production ? missing : weak;
  return [
    ofAuthenticate(config),
    ofDatabase(config),
    ofBaseUrl(config, lacking),
    ofSecret(config, lacking),
    ofMail(config, lacking),
  ];
}

type Lacking = typeof weak;

const ofAuthenticate = ({ authenticate }: CheckedConfig): Finding =>
  authenticate === undefined
    ? missing(
        "authenticate",
        "there is none",
        "say who sent a request: `authenticate: (request) => yourSession(request)`",
      )
    : ok("authenticate", "a function");

const ofDatabase = ({ database }: CheckedConfig): Finding =>
  database === undefined
    ? missing("database", "there is none", 'name the file that keeps everything: `database: { sqlite: "rollcall.db" }`')
    : ok("database", database.sqlite);

function ofBaseUrl({ baseUrl, mail }: CheckedConfig, lacking: Lacking): Finding {
  const helps = "say where links in mails lead: `https://planner.example.com`";
  if (baseUrl === undefined) return (mail === undefined ? lacking : missing)("baseUrl", "there is none", helps);
  if (!baseUrl.startsWith("https://")) return lacking("baseUrl", `${baseUrl} is without https`, helps);
  return ok("baseUrl", baseUrl);
}

const flaws = {
  example: "is an example that everybody knows",
  repeated: "repeats a few characters",
} as const;

function ofSecret({ secret }: CheckedConfig, lacking: Lacking): Finding {
  const helps = "put 32 random bytes into the environment: `openssl rand -base64 32`";
  if (secret === undefined) return lacking("secret", "there is none", helps);
  const flaw = secretFlaw(secret);
  if (flaw === "short") return missing("secret", `has fewer than ${leastSecret} characters`, helps);
  if (flaw !== undefined) return lacking("secret", flaws[flaw], helps);
  return ok("secret", `${secret.length} characters`);
}

function ofMail({ mail }: CheckedConfig, lacking: Lacking): Finding {
  const helps = "name a mail server: `mail: { smtp: { host, auth }, from }`";
  if (mail === undefined) return lacking("mail", "there is none: no invitation would leave", helps);
  const { isCapture }: Partial<CaptureMailer> = mail.mailer ?? {};
  if (isCapture === true) return lacking("mail", "only shows mail and sends none", helps);
  const by = mail.smtp === undefined ? "a mailer of the host's own" : `by SMTP through ${mail.smtp.host}`;
  return ok("mail", `${by}, from ${mail.from.address}`);
}
