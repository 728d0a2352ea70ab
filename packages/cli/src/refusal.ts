/** Why a command ends: 1, something failed; 2, it was asked or configured wrongly. */
export type FailureCode = 1 | 2;

/** Ends a command with a sentence, and no stack trace. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly exitCode: FailureCode;
  constructor(exitCode: FailureCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.exitCode = exitCode;
  }
}

/** A setting that is none is said in a `TypeError` by what it is for; whatever else was thrown stays what it is. */
export const toSettingRefusal = (error: unknown): unknown =>
  error instanceof TypeError ? new Refusal(2, error.message, { cause: error }) : error;
