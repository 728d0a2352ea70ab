import type { LinkConnection, LinkProvider, UpstreamSchedule } from "@rollcall/core";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import type { ImportedPerson } from "./copy-people.ts";
import { connectionOf, type ImportFlags } from "./import-flags.ts";
import { readRows, readText } from "./read-rows.ts";

/** How long the other product may take, in milliseconds. */
const timeout = 180_000;

/** A schedule in another product, and how it is read. */
export interface UpstreamSource {
  readonly provider: LinkProvider;
  readonly connection: LinkConnection;
  readonly schedule: UpstreamSchedule;
}

/**
 * Connects to the other product and finds the schedule to read: the named one, or the only one.
 * @throws {CliError} a setting is missing, the product can't be read, or a schedule must be chosen
 */
export async function findUpstream(
  flags: ImportFlags,
  { env, cwd }: Pick<CliContext, "env" | "cwd">,
  provider: LinkProvider,
): Promise<UpstreamSource> {
  const file = flags.file === undefined ? undefined : await readText(flags.file, { cwd });
  const connection = connectionOf(provider, flags, { env, file });
  if (flags.create === true && provider.id === "csv")
    throw new CliError(2, "a CSV file has no name: pass `--create NAME`");
  if (isRead(flags, provider)) return { provider, connection, schedule: { id: "people", name: "", timeZone: null } };
  if (flags.upstream !== undefined && flags.create === undefined)
    return { provider, connection, schedule: { id: flags.upstream, name: "", timeZone: null } };
  const answer = await provider.listSchedules(connection, AbortSignal.timeout(timeout));
  if (answer.status === "failed") throw unreadable(provider, answer.problem);
  const wanted = answer.schedules.filter(({ id }) => flags.upstream === undefined || id === flags.upstream);
  const [schedule, ...others] = wanted;
  if (schedule !== undefined && others.length === 0) return { provider, connection, schedule };
  const listed = answer.schedules.slice(0, 50).map(({ id, name }) => `\`${id}\` (${name})`);
  throw new CliError(2, `choose a schedule of ${provider.name} with --upstream: ${listed.join(", ") || "it has none"}`);
}

/**
 * The people to copy.
 * @throws {CliError} the product or the file can't be read
 */
export async function readPeople(
  flags: ImportFlags,
  context: Pick<CliContext, "cwd">,
  { provider, connection, schedule }: UpstreamSource,
): Promise<readonly ImportedPerson[]> {
  if (flags.file !== undefined && isRead(flags, provider)) return readRows(flags.file, context);
  const answer = await provider.listPeople(connection, schedule.id, AbortSignal.timeout(timeout));
  if (answer.status === "failed") throw unreadable(provider, answer.problem);
  return answer.people.map(({ name, address }) => ({ name, address: address ?? "", role: "" }));
}

/** Whether the rows of the file are read here. Unlike a link, a copy can leave out single rows. */
const isRead = ({ file, link }: ImportFlags, { id }: LinkProvider): boolean =>
  file !== undefined && link !== true && id === "csv";

const unreadable = ({ name }: LinkProvider, problem: string): CliError =>
  new CliError(1, `${name} can't be read: \`${problem}\``);
