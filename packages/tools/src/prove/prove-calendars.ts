import { runCommand } from "../run-command.ts";

const file = "packages/server/src/node/calendars/hostile-calendars.test.ts";

/** Reads many random calendars with the tests of hostile ones. */
export async function proveCalendars(calendars: number) {
  const options = ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning", "--test"];
  const { code, output } = await runCommand(process.execPath, [...options, file], {
    capture: true,
    env: { ROLLCALL_RUNS: String(calendars) },
  });
  return { calendars, broken: code === 0 ? [] : [output] };
}
