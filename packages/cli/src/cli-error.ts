/** Exit code of a failed command: 1 for a failure, 2 for invalid usage or configuration. */
export type FailureCode = 1 | 2;

/** Ends a command with a message and no stack trace. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly exitCode: FailureCode;
  constructor(exitCode: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** Turns the `TypeError` of an invalid setting into a `CliError`. Returns any other error unchanged. */
export const toSettingError = (error: unknown): unknown =>
  error instanceof TypeError ? new CliError(2, error.message, { cause: error }) : error;
