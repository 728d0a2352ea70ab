import type { LinkConnection, LinkProvider } from "@rollcall/core";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";

/** The products that can be imported from, by their ids as providers. */
export const importSources = ["pagerduty", "opsgenie", "grafana-oncall", "teams-shifts", "csv"] as const;

/** Options of `rollcall import`. */
export interface ImportFlags {
  readonly config?: string;
  readonly from: (typeof importSources)[number];
  readonly as: string;
  readonly organization?: string;
  readonly schedule?: string;
  /** Creates a schedule: its name, or true for the name of the upstream schedule. */
  readonly create?: string | true;
  readonly upstream?: string;
  readonly file?: string;
  /** Settings of the connection, as `region=eu`. */
  readonly set?: readonly string[];
  /** Roles, as `admin=ada@example.com,ben@example.com`, or the path of a CSV file. */
  readonly roles?: readonly string[];
  readonly link?: boolean;
  /** Also imports the shifts of this many weeks. */
  readonly shifts?: number;
  readonly yes?: boolean;
  readonly invitations: boolean;
}

const prefix = "ROLLCALL_IMPORT_";

/**
 * The connection to a product: settings from options, its file, and secrets from environment variables, since other users of the machine
 * can see a process's arguments.
 * @throws {CliError} a required value is missing, or a setting is unknown
 */
export function connectionOf(
  { fields, name: product }: LinkProvider,
  { set = [] }: Pick<ImportFlags, "set">,
  { env, file }: Pick<CliContext, "env"> & { readonly file: string | undefined },
): LinkConnection {
  if (file !== undefined && !fields.some(({ kind }) => kind === "file"))
    throw new CliError(2, `\`--file\` can't be used with ${product}, which is read over the network`);
  const given = new Map(set.map((one) => [one.split("=", 1)[0] ?? "", one.slice(one.indexOf("=") + 1)]));
  const settings: Record<string, string> = {};
  const credentials: Record<string, string> = {};
  for (const { name, kind, required, options } of fields) {
    const isSecret = kind === "secret";
    const variable = prefix + name.toUpperCase();
    const value = isSecret ? env[variable] : kind === "file" ? file : (given.get(name) ?? options?.[0]);
    if (value !== undefined && value !== "") (isSecret ? credentials : settings)[name] = value;
    else if (required) {
      const option = kind === "file" ? "--file PATH" : `--set ${name}=…`;
      const remedy = isSecret ? `set the environment variable \`${variable}\`` : `pass \`${option}\``;
      throw new CliError(2, `${product} requires \`${name}\`: ${remedy}`);
    }
    if (!isSecret && kind !== "file") given.delete(name);
  }
  const [unknown] = given.keys();
  if (unknown === undefined) return { settings, credentials };
  const known = fields.filter(({ kind }) => kind !== "secret" && kind !== "file").map(({ name }) => `\`${name}\``);
  throw new CliError(2, `\`${unknown}\` is not a setting of ${product}: use ${known.join(", ") || "none"}`);
}
