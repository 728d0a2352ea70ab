import type { TestContext } from "node:test";
import { type CommandResult, configured, install, type Installation, strongSecret } from "../installation.fixture.ts";
import { openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig } from "../config/load-config.ts";

/** Runs an operation as the host user `boss`. */
type Call = (name: string, input: object) => Promise<unknown>;

/** An installation over SQLite with one schedule, whose only member is `boss`. */
interface ImportWorld extends Installation {
  readonly scheduleId: string;
  /** Runs the command with these arguments after `import --as boss`, with a token. */
  readonly import: (...args: readonly string[]) => Promise<CommandResult>;
  /** Opens the installation to call operations. */
  readonly opened: <T>(work: (call: Call) => Promise<T>) => Promise<T>;
  /** The members by address, with role and provenance. */
  readonly roster: (scheduleId?: string) => Promise<Readonly<Record<string, string>>>;
}

/** The only member before an import. */
export const boss = { "boss@example.org": "admin local" };

/**
 * Creates the installation.
 * @param links the setting `links`, as text
 * @param before lines before the configuration, such as imports
 */
export async function importWorld(t: TestContext, links: string, before = ""): Promise<ImportWorld> {
  const installation = install(t, before + configured(`secret: "${strongSecret}", links: ${links},`));
  const opened: ImportWorld["opened"] = async (work) => {
    const { rollcall, close } = await openRollcall(await loadConfig({ cwd: installation.folder }, undefined));
    const identity = { organizationId: "org", hostUserId: "boss", email: "boss@example.org", emailVerified: true };
    const actor = await rollcall.recognise({ ...identity, name: "boss", organizationRole: "admin" });
    try {
      return await work(async (name, input) => rollcall.call("run", { name, input, actor }));
    } finally {
      await close();
    }
  };
  const scheduleId = await opened(async (call) => {
    const { schedule } = (await call("schedules.create", { name: "Ward 3" })) as { schedule: { id: string } };
    return schedule.id;
  });
  return {
    ...installation,
    scheduleId,
    opened,
    import: (...args) => installation.call(["import", "--as", "boss", ...args], { ROLLCALL_IMPORT_TOKEN: "t0ken" }),
    roster: (of = scheduleId) =>
      opened(async (call) => {
        const { rows } = (await call("members.list", { scheduleId: of })) as {
          rows: { email: string; role: string; provenance: string }[];
        };
        return Object.fromEntries(rows.map(({ email, role, provenance }) => [email, `${role} ${provenance}`]));
      }),
  };
}
