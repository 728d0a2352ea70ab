/** Where text goes: a stream of Node's, of which no more is asked. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** What a command knows of the process that it runs in. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /** From now on the first word to end resolves this, instead of ending the process. */
  untilStopped(): Promise<void>;
}
