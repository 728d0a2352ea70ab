import type { Reason, ReasonOf, Remedy } from "./decision.ts";
import { type ErrorCode, type ErrorKind, errorKindOf } from "./error-codes.ts";
import type { ErrorDetails, ErrorDetailsOf, NoDetails } from "./error-details.ts";

/** The body of every refused request, the same on each transport. */
export interface WireError {
  readonly error: Reason;
}

interface TypedError<Code extends ErrorCode> extends Error {
  readonly name: "RollcallError";
  readonly code: Code;
  /** Plain values that explain the code. */
  readonly details: ErrorDetailsOf<Code>;
  /** What the caller can do about it. */
  readonly remedy: Remedy | undefined;
  /** The category of the code. */
  readonly kind: ErrorKind;
  /** The reason in this error. */
  readonly reason: ReasonOf<Code>;
  /** The wire form, without the cause. */
  toJSON(): WireError;
}

/** A `RollcallError` with this code: `RollcallErrorOf<"member.last-admin">`. */
export type RollcallErrorOf<Code extends ErrorCode> = Code extends ErrorCode ? TypedError<Code> : never;

/**
 * Rollcall's error class, on the server and in the client. Switch on `code` to get typed `details`. Texts
 * for people are in the message catalog of the elements.
 */
export type RollcallError = RollcallErrorOf<ErrorCode>;

/** Options of an error besides its code and details. */
export interface RollcallErrorOptions {
  readonly cause?: unknown;
  readonly remedy?: Remedy | undefined;
}

type ErrorArguments<Code extends ErrorCode> =
  NoDetails extends ErrorDetailsOf<Code>
    ? [details?: ErrorDetailsOf<Code>, options?: RollcallErrorOptions]
    : [details: ErrorDetailsOf<Code>, options?: RollcallErrorOptions];

interface RollcallErrorClass {
  new <const Code extends ErrorCode>(code: Code, ...rest: ErrorArguments<Code>): RollcallErrorOf<Code>;
  readonly prototype: RollcallError;
  /** Rebuilds an error from its wire form; anything else becomes `internal`, with the value as its cause. */
  fromWire(value: unknown): RollcallError;
}

class ErrorWithCode extends Error {
  override readonly name = "RollcallError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly remedy: Remedy | undefined;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options: RollcallErrorOptions = {}) {
    super(code, "cause" in options ? { cause: options.cause } : {});
    this.code = code;
    this.details = details;
    this.remedy = options.remedy;
  }

  get kind(): ErrorKind {
    return errorKindOf(this.code);
  }

  get reason(): Reason {
    return toReason(this.code, this.details, this.remedy);
  }

  toJSON(): WireError {
    return { error: this.reason };
  }

  static fromWire(value: unknown): RollcallError {
    const reason = isRecord(value) && isRecord(value["error"]) ? value["error"] : undefined;
    if (typeof reason?.["code"] !== "string") return new RollcallError("internal", {}, { cause: value });
    const details = (isRecord(reason["details"]) ? reason["details"] : {}) as ErrorDetails;
    return new RollcallError(reason["code"] as ErrorCode, details, { remedy: reason["remedy"] as Remedy | undefined });
  }
}

/** The class behind the type, for `new` and `instanceof`. */
export const RollcallError = ErrorWithCode as RollcallErrorClass;

/** A reason without empty parts. */
export function toReason(code: ErrorCode, details: ErrorDetails = {}, remedy?: Remedy): Reason {
  return {
    code,
    ...(Object.keys(details).length > 0 && { details }),
    ...(remedy !== undefined && { remedy }),
  } as Reason;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
