import type { CaptureMailer } from "@rollcall/server";
import type { CheckedConfig } from "../config/rollcall-config.ts";
import { minSecretLength, secretWeakness } from "../config/secret-weakness.ts";
import { type Finding, missing, ok, weak } from "./finding.ts";

/**
 * Checks the settings a server needs (F15). Used when a server starts and by `rollcall doctor`.
 * @param config the loaded configuration
 * @param production whether to require everything production needs; otherwise what is absent only counts as weak
 */
export function checkSettings(config: CheckedConfig, production: boolean): readonly Finding[] {
  const lacking = production ? missing : weak;
  return [
    ofAuthenticate(config),
    ofDatabase(config),
    ofBaseUrl(config, lacking),
    ofSecret(config, lacking),
    ofMail(config, lacking),
    ...ofFiles(config),
  ];
}

type Lacking = typeof weak;

const ofAuthenticate = ({ authenticate }: CheckedConfig): Finding =>
  authenticate === undefined
    ? missing("authenticate", "not set", "identify the caller: `authenticate: (request) => yourSession(request)`")
    : ok("authenticate", "a function");

const ofDatabase = ({ database }: CheckedConfig): Finding =>
  database === undefined
    ? missing("database", "not set", 'set it to `{ sqlite: "rollcall.db" }` or `{ postgres: "postgresql://…" }`')
    : ok("database", database.sqlite ?? "PostgreSQL");

function ofBaseUrl({ baseUrl, mail }: CheckedConfig, lacking: Lacking): Finding {
  const remedy = "set the public address used in mail links, for example `https://planner.example.com`";
  if (baseUrl === undefined) return (mail === undefined ? lacking : missing)("baseUrl", "not set", remedy);
  if (!baseUrl.startsWith("https://")) return lacking("baseUrl", `${baseUrl} does not use https`, remedy);
  return ok("baseUrl", baseUrl);
}

const weaknesses = {
  example: "is a well-known example",
  repeated: "repeats a few characters",
} as const;

function ofSecret({ secret }: CheckedConfig, lacking: Lacking): Finding {
  const remedy = "put 32 random bytes into an environment variable: `openssl rand -base64 32`";
  if (secret === undefined) return lacking("secret", "not set", remedy);
  const secrets = typeof secret === "string" ? [secret] : secret;
  for (const weakness of secrets.map(secretWeakness)) {
    if (weakness === "short") return missing("secret", `has fewer than ${minSecretLength} characters`, remedy);
    if (weakness !== undefined) return lacking("secret", weaknesses[weakness], remedy);
  }
  return ok("secret", secrets.map(({ length }) => `${length} characters`).join(", "));
}

function ofMail({ mail }: CheckedConfig, lacking: Lacking): Finding {
  const remedy = "configure a mail server: `mail: { smtp: { host, auth }, from }`";
  if (mail === undefined) return lacking("mail", "not set: invitations are not sent", remedy);
  const { isCapture }: Partial<CaptureMailer> = mail.mailer ?? {};
  if (isCapture === true) return lacking("mail", "captures mail instead of sending it", remedy);
  const by = mail.smtp === undefined ? "custom mailer" : `SMTP server ${mail.smtp.host}`;
  return ok("mail", `${by}, from ${mail.from.address}`);
}

/** Uploads are optional. */
const ofFiles = ({ files }: CheckedConfig): readonly Finding[] =>
  files === undefined ? [] : [ok("files", files.folder === undefined ? "custom storage" : `folder ${files.folder}`)];
