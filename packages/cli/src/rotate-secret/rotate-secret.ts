import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import { openRollcall } from "../compose/open-rollcall.ts";
import { loadConfig } from "../config/load-config.ts";

/** Options of `rollcall rotate-secret`. */
export interface RotateSecretFlags {
  readonly config?: string;
}

/**
 * Seals stored credentials with the first secret of the configuration, while servers run. After an interruption, run it again.
 * @throws {CliError} the configuration has no secret, or values were sealed with a secret it doesn't list
 */
export async function rotateSecret(flags: RotateSecretFlags, context: CliContext): Promise<void> {
  const loaded = await loadConfig(context, flags.config);
  const { database, parts, secret } = loaded.config;
  if (secret === undefined)
    throw new CliError(2, "`secret` is not set: list the new secret first and the former one after it");
  const { rollcall, close } = await openRollcall({ ...loaded, config: { database, parts, secret } });
  try {
    const { resealed, current, unreadable } = await rollcall.resealSecrets();
    context.out.write(`Values sealed with the first secret: ${resealed}. Already sealed with it: ${current}.\n`);
    if (unreadable > 0)
      throw new CliError(
        1,
        `values that can't be opened with any of these secrets: ${unreadable}; add the one they were sealed with, or enter those credentials again`,
      );
    context.out.write("The other secrets are no longer needed.\n");
  } finally {
    await close();
  }
}
