import { Command, InvalidArgumentError, Option } from "commander";
import type { BackupFlags, RestoreFlags } from "./backup/back-up-database.ts";
import type { CopyFlags } from "./copy/copy-database.ts";
import type { DoctorFlags } from "./doctor/doctor.ts";
import type { GrantAdminFlags } from "./grant-admin/grant-admin.ts";
import { type ImportFlags, importSources } from "./import/import-flags.ts";
import type { MigrateFlags } from "./migrate/migrate-store.ts";
import type { RotateSecretFlags } from "./rotate-secret/rotate-secret.ts";
import { ownVersion } from "./own-version.ts";
import type { ServeFlags } from "./serve/serve-rollcall.ts";
import type { CliContext } from "./cli-context.ts";

const contents = `
Run \`rollcall COMMAND --help\` for the options of a command. All other settings are read from
rollcall.config.ts (.mts, .js, .mjs): authentication, database, mail and the secret.

Exit codes: 0 success, 1 failure, 2 invalid usage or configuration.`;

/**
 * Defines the command line. The code of each command is loaded when it runs.
 * @param context the process environment
 * @param ended called with the exit code of a finished command
 */
export function createProgram(context: CliContext, ended: (exitCode: 0 | 1) => void): Command {
  const { out, err } = context;
  const program = new Command("rollcall")
    .description("Runs and maintains a Rollcall server.")
    .usage("COMMAND [OPTIONS]")
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .version(ownVersion(), "-V, --version", "Print the version")
    .helpOption("-h, --help", "Print this help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void out.write(text),
      writeErr: (text) => void err.write(text),
      // `reportError` prints these messages like all others.
      outputError: () => undefined,
    })
    .addHelpText("after", contents);
  const command = (name: string, summary: string): Command =>
    program.command(name).description(summary).allowExcessArguments(false).addOption(configOption());

  command("serve", "Serve over HTTP until SIGINT or SIGTERM")
    .option("-p, --port <number>", "The port to listen on; 0 picks a free one", toPort)
    .option("--host <host>", "The interface to listen on, for example 0.0.0.0")
    .action(async (flags: ServeFlags) => {
      const { serveRollcall } = await import("./serve/serve-rollcall.ts");
      await serveRollcall(flags, context);
    });
  command("migrate", "Create the database schema or update it")
    .option("--plan", "Print the statements and change nothing")
    .action(async (flags: MigrateFlags) => {
      const { migrateStore } = await import("./migrate/migrate-store.ts");
      await migrateStore(flags, context);
    });
  command("backup", "Write a backup of the database into a new file, while servers run")
    .argument("<file>", "The file")
    .action(async (file: string, flags: BackupFlags) => {
      const { backUpDatabase } = await import("./backup/back-up-database.ts");
      await backUpDatabase(file, flags, context);
    });
  command("restore", "Replace the database with a backup, after stopping all servers")
    .argument("<file>", "The backup")
    .option("--yes", "Replace existing data without asking")
    .action(async (file: string, flags: RestoreFlags) => {
      const { restoreDatabase } = await import("./backup/back-up-database.ts");
      await restoreDatabase(file, flags, context);
    });
  command("copy", "Copy all rows into an empty database, such as from SQLite to PostgreSQL")
    .option("--from <database>", "The source, sqlite:FILE or postgres:ADDRESS (default: the configured database)")
    .option("--to <database>", "The target (default: the configured database)")
    .action(async (flags: CopyFlags) => {
      const { copyDatabase } = await import("./copy/copy-database.ts");
      await copyDatabase(flags, context);
    });
  command("doctor", "Check the setup and suggest fixes")
    .option("--json", "Print the result as JSON")
    .action(async (flags: DoctorFlags) => {
      const { doctor } = await import("./doctor/doctor.ts");
      ended(await doctor(flags, context));
    });
  command("grant-admin", "Make a host user an organization admin")
    .requiredOption("--host-user <id>", "The user's id in the host product", toId)
    .option("--organization <id>", "The organization; required if the user belongs to several", toId)
    .option("--revoke", "Revoke a role granted with this command")
    .action(async (flags: GrantAdminFlags) => {
      const { grantAdmin } = await import("./grant-admin/grant-admin.ts");
      await grantAdmin(flags, context);
    });
  command("import", "Import members from another product, after a preview")
    .addOption(new Option("--from <product>", "The product").choices(importSources).makeOptionMandatory())
    .requiredOption("--as <id>", "The host user who imports, by their id in the host product", toId)
    .option("--organization <id>", "Their organization; required if they belong to several", toId)
    .option("--schedule <id>", "The schedule that gets the members", toId)
    .option("--create [name]", "Create a schedule for them, by default with the name in the other product")
    .option("--upstream <id>", "The schedule in the other product; required if there are several", toId)
    .option("--file <path>", "The CSV file, for csv and teams-shifts")
    .option("--set <setting...>", "Settings of the connection, such as region=eu")
    .option("--roles <roles...>", "Roles, such as admin=ada@example.com,ben@example.com, or a CSV file with them")
    .option("--link", "Link the schedules instead of copying the people once")
    .addOption(
      new Option("--shifts [weeks]", "Also import the shifts of the next weeks as drafts, 4 by default, at most 8")
        .preset("4")
        .argParser(toWeeks),
    )
    .option("--no-invitations", "Send no invitations to the people who are copied")
    .option("--yes", "Import without asking")
    .action(async (flags: ImportFlags) => {
      const { importMembers } = await import("./import/import-members.ts");
      ended(await importMembers(flags, context));
    });
  command("rotate-secret", "Seal stored credentials with the first of several secrets").action(
    async (flags: RotateSecretFlags) => {
      const { rotateSecret } = await import("./rotate-secret/rotate-secret.ts");
      await rotateSecret(flags, context);
    },
  );
  program
    .command("push-keys")
    .description("Print new keys for Web Push as environment variables")
    .allowExcessArguments(false)
    .action(async () => {
      const { printPushKeys } = await import("./push-keys/push-keys.ts");
      printPushKeys(context);
    });
  return program;
}

const configOption = (): Option =>
  new Option("-c, --config <file>", "The configuration file (default: rollcall.config.ts)");

function toPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return Number(text);
}

function toWeeks(text: string): number {
  if (!/^[1-8]$/.test(text)) throw new InvalidArgumentError("Weeks are a number from 1 to 8.");
  return Number(text);
}

function toId(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("The id must not be empty.");
  return text;
}
