import { createClient, createInProcessTransport, RollcallError } from "@rollcall/core";
import type { RollcallClient } from "@rollcall/core/client";
import { openLinks } from "../compose/open-links.ts";
import { type OpenRollcall, openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig } from "../config/load-config.ts";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import { actingUser } from "./acting-user.ts";
import { copyPeople, type ImportResult, previewOf, withRoles } from "./copy-people.ts";
import type { ImportFlags } from "./import-flags.ts";
import { importShifts, previewShifts } from "./import-shifts.ts";
import { assignRoles, awaitFirstRun } from "./link-schedule.ts";
import { countRefused, toNewScheduleText, toPlanText, toResultText, toShiftsText } from "./plan-text.ts";
import { findUpstream, readPeople, type UpstreamSource } from "./read-upstream.ts";
import { readRoleTable, type RoleTable } from "./role-table.ts";

/** The parts of one import. */
interface Import {
  readonly flags: ImportFlags;
  readonly context: CliContext;
  readonly opened: OpenRollcall;
  readonly client: RollcallClient;
  readonly source: UpstreamSource;
  readonly table: RoleTable;
}

/**
 * Imports the members of another product's schedule into an existing or new schedule (X24). Prints what would happen, asks, then links the
 * schedule or copies the people once.
 * @returns 1 if a person was refused for a reason other than already being a member
 * @throws {CliError} the usage is invalid, the product can't be read, or the schedule refuses the import
 */
export async function importMembers(flags: ImportFlags, context: CliContext): Promise<0 | 1> {
  if ((flags.schedule === undefined) === (flags.create === undefined))
    throw new CliError(2, "pass either `--schedule ID` or `--create`");
  const loaded = await loadConfig(context, flags.config);
  const table = await readRoleTable(flags, context);
  const { providers } = openLinks(loaded.config);
  const provider = providers.find(({ id }) => id === flags.from);
  if (provider === undefined) throw new CliError(2, `\`links.providers\` doesn't offer \`${flags.from}\``);
  if (flags.shifts !== undefined && !provider.capabilities.onCallTimes)
    throw new CliError(2, `\`--shifts\` can't be used with ${provider.name}, which has no shifts`);
  const opened = await openRollcall(loaded);
  try {
    const actor = await actingUser(opened.store, flags.as, flags.organization);
    const client = createClient(createInProcessTransport(opened.rollcall, () => actor));
    const source = await findUpstream(flags, context, provider);
    const one = { flags, context, opened, client, source, table };
    return flags.link === true ? await link(one) : await copy(one);
  } catch (error) {
    if (!(error instanceof RollcallError)) throw error;
    const problem = error.code === "sync.upstream-failed" ? `: \`${error.details.problem}\`` : "";
    throw new CliError(1, `the import was refused: \`${error.code}\`${problem}`, { cause: error });
  } finally {
    await opened.close();
  }
}

async function copy(one: Import): Promise<0 | 1> {
  const { flags, context, client, source, table } = one;
  const people = withRoles(await readPeople(flags, context, source), table);
  const planned = await copyPeople(people, flags.invitations, previewOf(client, flags.schedule));
  context.out.write(toNewScheduleText(newScheduleOf(one)) + toPlanText(planned));
  const added = new Set(planned.filter(({ refused }) => refused === undefined).map(({ address }) => address));
  const hasShifts = await printShiftPlan(one, (address) => address !== null && added.has(address));
  const hasAdditions = countRefused(planned) < planned.length;
  if (!hasAdditions && flags.create !== undefined)
    throw new CliError(1, "no one can be added, so the schedule wasn't created");
  if ((hasAdditions || hasShifts) && !(await isConfirmed(flags, context))) return 0;
  const scheduleId = await targetOf(one);
  const results = await copyPeople(people, flags.invitations, (batch) =>
    client.members.add({ scheduleId, people: batch }),
  );
  context.out.write(toResultText(results));
  const hasRefused = results.some(({ refused }) => refused !== undefined && refused !== "member.already-there");
  return (await copyShifts(one, scheduleId)) && !hasRefused ? 0 : 1;
}

/** Prints what importing shifts would do, if it was requested. Returns whether it would create any. */
async function printShiftPlan(one: Import, isAdded: (address: string | null) => boolean): Promise<boolean> {
  const { flags, context } = one;
  if (flags.shifts === undefined) return false;
  const plan = await previewShifts({ ...one, weeks: flags.shifts, scheduleId: flags.schedule }, isAdded);
  context.out.write(toShiftsText(plan, "to create as drafts"));
  return plan.some(({ status }) => status === "created");
}

/** Imports shifts, if it was requested. Returns whether none were refused. */
async function copyShifts(one: Import, scheduleId: string): Promise<boolean> {
  const { flags, context } = one;
  if (flags.shifts === undefined) return true;
  const results = await importShifts({ ...one, weeks: flags.shifts, scheduleId });
  context.out.write(toShiftsText(results, "created as drafts"));
  return results.every(({ status }) => status !== "refused");
}

async function link(one: Import): Promise<0 | 1> {
  const { flags, context, client, source, table, opened } = one;
  const { provider, connection, schedule } = source;
  const input = { provider: provider.id, ...connection, upstreamId: schedule.id };
  context.out.write(toNewScheduleText(newScheduleOf(one)) + (await linkPlanOf(one, input)));
  await printShiftPlan(one, () => true);
  if (!(await isConfirmed(flags, context))) return 0;
  const scheduleId = await targetOf(one);
  await client.links.create({ scheduleId, ...input });
  await awaitFirstRun(client, scheduleId, async () =>
    opened.rollcall.jobs.find(({ name }) => name === "links.sync")?.run(),
  );
  const results = await assignRoles(client, scheduleId, table);
  context.out.write(`Linked. Members are synchronized from ${provider.name} at least every 45 minutes.\n`);
  if (results.length > 0) context.out.write(toResultText(results, "role set"));
  return (await copyShifts(one, scheduleId)) && countRefused(results) === 0 ? 0 : 1;
}

/** What linking would do. Everyone on the other product's schedule becomes a member of a new schedule. */
async function linkPlanOf(
  { flags, context, client, source, table }: Import,
  input: Omit<Parameters<RollcallClient["links"]["create"]>[0], "scheduleId">,
): Promise<string> {
  const toAddition = (name: string, address: string | null, role: string): ImportResult => ({
    ...{ name, address: address ?? "" },
    role: table.get(address?.toLowerCase() ?? "") ?? role,
  });
  if (flags.schedule === undefined) {
    const people = await readPeople(flags, context, source);
    const additions = people.map(({ name, address }) => toAddition(name, address, "member"));
    return toPlanText(additions, { people: people.length });
  }
  const { plan } = (await client.links.create.dryRun({ scheduleId: flags.schedule, ...input })).effects;
  return toPlanText(
    plan.additions.map(({ name, address, role }) => toAddition(name, address, role ?? "member")),
    plan.counts,
  );
}

/** The schedule to create; undefined if the people go into one that exists. */
function newScheduleOf({ flags: { create }, source: { schedule, provider } }: Import) {
  if (create === undefined) return undefined;
  return { name: create === true ? schedule.name || provider.name : create, timeZone: schedule.timeZone ?? "UTC" };
}

/** The schedule that gets the members, created if it is new. */
async function targetOf(one: Import): Promise<string> {
  const created = newScheduleOf(one);
  if (created === undefined) return one.flags.schedule ?? "";
  const { schedule } = await one.client.schedules.create(created);
  one.context.out.write(`Created the schedule \`${schedule.id}\`.\n`);
  return schedule.id;
}

async function isConfirmed({ yes = false }: ImportFlags, context: CliContext): Promise<boolean> {
  if (yes || (await context.confirm("Import?"))) return true;
  context.out.write("Nothing was changed.\n");
  return false;
}
