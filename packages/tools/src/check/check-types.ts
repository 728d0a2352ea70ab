// Checks the types of projects with the same settings.
import { compileGroup } from "../project-groups.ts";

const { code, output } = await compileGroup(process.argv.slice(2), { noEmit: true });
process.stdout.write(output);
process.exitCode = code;
