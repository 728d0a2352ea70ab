import { createClient, createInProcessTransport, type LinkProvider, RollcallError } from "@rollcall/core";
import type { RollcallClient } from "@rollcall/core/client";
import { openLinks } from "../compose/open-links.ts";
import { type OpenRollcall, openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig } from "../config/load-config.ts";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import { actingUser } from "./acting-user.ts";
import { copyPeople, type ImportedPerson, withRoles } from "./copy-people.ts";
import { connectionOf, type ImportFlags } from "./import-flags.ts";
import { assignRoles, awaitFirstRun } from "./link-schedule.ts";
import { countRefused, toPlanText, toResultText } from "./plan-text.ts";
import { readRows, readText } from "./read-rows.ts";
import { readRoleTable, type RoleTable } from "./role-table.ts";

/** The parts of one import. */
interface Import {
  readonly flags: ImportFlags;
  readonly context: CliContext;
  readonly opened: OpenRollcall;
  readonly client: RollcallClient;
  readonly provider: LinkProvider;
  readonly table: RoleTable;
}

/** How long the other product may take, in milliseconds. */
const timeout = 180_000;

/**
 * Imports the members of a schedule of another product: prints what would happen, asks, then links the schedule or copies the
 * people once (X24).
 * @returns 1 if a person was refused for another reason than that they are a member already
 * @throws {CliError} the command is used wrongly, the product can't be read, or the schedule refuses the import
 */
export async function importMembers(flags: ImportFlags, context: CliContext): Promise<0 | 1> {
  const loaded = await loadConfig(context, flags.config);
  const table = await readRoleTable(flags, context);
  const { providers } = openLinks(loaded.config);
  const provider = providers.find(({ id }) => id === flags.from);
  if (provider === undefined) throw new CliError(2, `\`links.providers\` doesn't offer \`${flags.from}\``);
  const opened = await openRollcall(loaded);
  try {
    const actor = await actingUser(opened.store, flags.as, flags.organization);
    const client = createClient(createInProcessTransport(opened.rollcall, () => actor));
    const one = { flags, context, opened, client, provider, table };
    return flags.link === true ? await link(one) : await copy(one);
  } catch (error) {
    if (!(error instanceof RollcallError)) throw error;
    const problem = error.code === "sync.upstream-failed" ? `: \`${error.details.problem}\`` : "";
    throw new CliError(1, `the import is refused: \`${error.code}\`${problem}`, { cause: error });
  } finally {
    await opened.close();
  }
}

async function copy({ flags, context, client, provider, table }: Import): Promise<0 | 1> {
  const { schedule: scheduleId, invitations: invited } = flags;
  const people = withRoles(await readPeople(flags, context, provider), table);
  const planned = await copyPeople(client, scheduleId, people, { mode: "dry-run", invited });
  context.out.write(toPlanText(planned));
  if (countRefused(planned) < planned.length && !(await isConfirmed(flags, context))) return 0;
  const results = await copyPeople(client, scheduleId, people, { mode: "run", invited });
  context.out.write(toResultText(results));
  return results.some(({ refused }) => refused !== undefined && refused !== "member.already-there") ? 1 : 0;
}

async function link({ flags, context, client, provider, table, opened }: Import): Promise<0 | 1> {
  const { schedule: scheduleId } = flags;
  const connection = await connectionWithFile(flags, context, provider);
  const upstreamId = await upstreamOf(flags, provider, connection);
  const input = { scheduleId, provider: provider.id, ...connection, upstreamId };
  const { plan } = (await client.links.create.dryRun(input)).effects;
  const roleOf = (address: string): string | undefined => table.get(address.toLowerCase());
  const additions = plan.additions.map(({ name, address, role }) => ({
    ...{ name, address: address ?? "" },
    role: roleOf(address ?? "") ?? role ?? "member",
  }));
  context.out.write(toPlanText(additions, plan.counts));
  if (!(await isConfirmed(flags, context))) return 0;
  await client.links.create(input);
  await awaitFirstRun(client, scheduleId, async () =>
    opened.rollcall.jobs.find(({ name }) => name === "links.sync")?.run(),
  );
  const results = await assignRoles(client, scheduleId, table);
  context.out.write(`Linked. Members are synchronized from ${provider.name} at least every 45 minutes.\n`);
  if (results.length > 0) context.out.write(toResultText(results, "role set"));
  return countRefused(results) > 0 ? 1 : 0;
}

async function readPeople(
  flags: ImportFlags,
  context: CliContext,
  provider: LinkProvider,
): Promise<readonly ImportedPerson[]> {
  // Unlike a link, a copy can leave out single rows of a file.
  if (flags.file !== undefined && flags.from === "csv") return readRows(flags.file, context);
  const connection = await connectionWithFile(flags, context, provider);
  const upstreamId = await upstreamOf(flags, provider, connection);
  const answer = await provider.listPeople(connection, upstreamId, AbortSignal.timeout(timeout));
  if (answer.status === "failed") throw unreadable(provider, answer.problem);
  return answer.people.map(({ name, address }) => ({ name, address: address ?? "", role: "" }));
}

async function connectionWithFile(flags: ImportFlags, { env, cwd }: CliContext, provider: LinkProvider) {
  const connection = connectionOf(provider, flags, { env });
  if (flags.file === undefined) return connection;
  if (flags.from !== "csv") throw new CliError(2, "`--file` is only for `--from csv`");
  return { ...connection, settings: { ...connection.settings, file: await readText(flags.file, { cwd }) } };
}

/** The schedule to read: the named one, or the only one. */
async function upstreamOf(
  { upstream }: ImportFlags,
  provider: LinkProvider,
  connection: ReturnType<typeof connectionOf>,
): Promise<string> {
  if (upstream !== undefined) return upstream;
  const answer = await provider.listSchedules(connection, AbortSignal.timeout(timeout));
  if (answer.status === "failed") throw unreadable(provider, answer.problem);
  const [only, ...others] = answer.schedules;
  if (only !== undefined && others.length === 0) return only.id;
  const listed = answer.schedules.slice(0, 50).map(({ id, name }) => `\`${id}\` (${name})`);
  throw new CliError(
    2,
    `choose a schedule of ${provider.name} with --upstream: ${listed.join(", ") || "there is none"}`,
  );
}

const unreadable = ({ name }: LinkProvider, problem: string): CliError =>
  new CliError(1, `${name} can't be read: \`${problem}\``);

async function isConfirmed({ yes = false }: ImportFlags, context: CliContext): Promise<boolean> {
  if (yes || (await context.confirm("Import?"))) return true;
  context.out.write("Nothing was changed.\n");
  return false;
}
