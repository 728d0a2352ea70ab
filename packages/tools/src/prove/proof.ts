/** The options of a proof. */
export interface ProofOptions {
  /** The number of races, kills, cuts, emails, changes, commands or minutes. */
  readonly amount: number;
  readonly seed: number;
  /** The name of a rule to leave out, to see the proof fail. */
  readonly without: string | undefined;
  /** The files to mutate, as glob patterns. */
  readonly mutate: readonly string[] | undefined;
}

/** The figures of a proof, and each breach that it found. */
export interface ProofResult {
  readonly figures: object;
  readonly broken: readonly string[];
}

/** A long run of a short test in `npm test`. */
export interface Proof {
  readonly amount: number;
  run(options: ProofOptions): Promise<ProofResult>;
}
