import type { LinkConnection, LinkProvider } from "@rollcall/core";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";

/** The products that can be imported from, by their ids as providers. */
export const importSources = ["pagerduty", "opsgenie", "grafana-oncall", "csv"] as const;

/** Options of `rollcall import`. */
export interface ImportFlags {
  readonly config?: string;
  readonly from: (typeof importSources)[number];
  readonly as: string;
  readonly organization?: string;
  readonly schedule: string;
  readonly upstream?: string;
  readonly file?: string;
  /** Settings of the connection, as `region=eu`. */
  readonly set?: readonly string[];
  /** Roles, as `admin=ada@example.com,ben@example.com`, or the path of a CSV file. */
  readonly roles?: readonly string[];
  readonly link?: boolean;
  readonly yes?: boolean;
  readonly invitations: boolean;
}

const prefix = "ROLLCALL_IMPORT_";

/**
 * The connection to a product: settings from options, secrets from environment variables, since other users of the machine can
 * see the arguments of a process.
 * @throws {CliError} a required value is missing, or a setting is unknown
 */
export function connectionOf(
  { fields, name: product }: LinkProvider,
  { set = [] }: Pick<ImportFlags, "set">,
  { env }: Pick<CliContext, "env">,
): LinkConnection {
  const given = new Map(set.map((one) => [one.split("=", 1)[0] ?? "", one.slice(one.indexOf("=") + 1)]));
  const settings: Record<string, string> = {};
  const credentials: Record<string, string> = {};
  for (const { name, kind, required, options } of fields) {
    const isSecret = kind === "secret";
    const variable = prefix + name.toUpperCase();
    const value = isSecret ? env[variable] : (given.get(name) ?? options?.[0]);
    if (value !== undefined && value !== "") (isSecret ? credentials : settings)[name] = value;
    else if (required) {
      const remedy = isSecret ? `set the environment variable \`${variable}\`` : `pass \`--set ${name}=…\``;
      throw new CliError(2, `${product} requires \`${name}\`: ${remedy}`);
    }
    if (!isSecret) given.delete(name);
  }
  const [unknown] = given.keys();
  if (unknown === undefined) return { settings, credentials };
  const known = fields.filter(({ kind }) => kind !== "secret").map(({ name }) => `\`${name}\``);
  throw new CliError(2, `\`${unknown}\` is not a setting of ${product}: use ${known.join(", ") || "none"}`);
}
