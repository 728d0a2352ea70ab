/** The part of a Node output stream that commands use. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The process environment a command runs in. */
export interface CliContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /**
   * Asks a question on the terminal.
   * @throws {CliError} the input is not a terminal
   */
  confirm(question: string): Promise<boolean>;
  /** Resolves on the first SIGINT or SIGTERM, which from this call on no longer ends the process. */
  waitForShutdownSignal(): Promise<void>;
}
