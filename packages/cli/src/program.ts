import { Command, InvalidArgumentError, Option } from "commander";
import type { DoctorFlags } from "./doctor/doctor.ts";
import type { GrantAdminFlags } from "./grant-admin/grant-admin.ts";
import type { MigrateFlags } from "./migrate/migrate-store.ts";
import { ownVersion } from "./own-version.ts";
import type { ServeFlags } from "./serve/serve-rollcall.ts";
import type { Surroundings } from "./surroundings.ts";

const contents = `
\`rollcall COMMAND --help\` lists the options of one. Everything else stands in rollcall.config.ts
(.mts, .js, .mjs): who is calling, the database, mail, the secret.

Ends with 0 when all went well, 1 when something failed, 2 when it was asked or configured wrongly.`;

/**
 * The table of contents of the command; what a part needs is loaded when it is asked for.
 * @param surroundings where the command runs
 * @param ended hears the exit code of a command that came to its end
 */
export function createProgram(surroundings: Surroundings, ended: (exitCode: 0 | 1) => void): Command {
  const { out, err } = surroundings;
  const program = new Command("rollcall")
    .description("Serves Rollcall, and looks after what it keeps.")
    .usage("COMMAND [OPTIONS]")
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .version(ownVersion(), "-V, --version", "Print the version")
    .helpOption("-h, --help", "Print this")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void out.write(text),
      writeErr: (text) => void err.write(text),
      // `sayFailure` says it, as it says all others.
      outputError: () => undefined,
    })
    .addHelpText("after", contents);
  const command = (name: string, summary: string): Command =>
    program.command(name).description(summary).allowExcessArguments(false).addOption(configOption());

  command("serve", "Serve over HTTP until it is told to end")
    .option("-p, --port <number>", "Where to listen; 0 picks a free one", toPort)
    .option("--host <host>", "The interface to listen on, as in 0.0.0.0")
    .action(async (flags: ServeFlags) => {
      const { serveRollcall } = await import("./serve/serve-rollcall.ts");
      await serveRollcall(flags, surroundings);
    });
  command("migrate", "Make the database's schema, or bring it up to date").action(async (flags: MigrateFlags) => {
    const { migrateStore } = await import("./migrate/migrate-store.ts");
    await migrateStore(flags, surroundings);
  });
  command("doctor", "Say what is ok, weak or missing, and what helps")
    .option("--json", "Answer as JSON")
    .action(async (flags: DoctorFlags) => {
      const { doctor } = await import("./doctor/doctor.ts");
      ended(await doctor(flags, surroundings));
    });
  command("grant-admin", "Make one of the host's users an admin")
    .requiredOption("--host-user <id>", "Whom: the host's own id of the user", toId)
    .option("--organization <id>", "Of which organization; needed where there are several", toId)
    .option("--revoke", "Take back what was granted here")
    .action(async (flags: GrantAdminFlags) => {
      const { grantAdmin } = await import("./grant-admin/grant-admin.ts");
      await grantAdmin(flags, surroundings);
    });
  return program;
}

const configOption = (): Option =>
  new Option("-c, --config <file>", "The configuration; rollcall.config.ts if left out");

function toPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError("a port is 0 to 65535");
  return Number(text);
}

function toId(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("an id is not empty");
  return text;
}
