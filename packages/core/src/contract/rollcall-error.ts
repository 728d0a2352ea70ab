import type { ErrorDetails, Reason, Remedy } from "./decision.ts";
import { type ErrorCode, type ErrorKind, errorKinds, isErrorCode } from "./error-codes.ts";

/** How an error travels: the body of every refused request, the same on each transport. */
export interface WireError {
  readonly error: Reason;
}

/**
 * The one error of Rollcall, on the server and rebuilt in the client: a stable `code`, `details` that explain it, and
 * where something helps, a `remedy`. Words for people come from the message catalogue of the elements.
 */
export class RollcallError extends Error {
  override readonly name = "RollcallError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly remedy: Remedy | undefined;

  constructor(
    code: ErrorCode,
    details: ErrorDetails = {},
    options: ErrorOptions & { remedy?: Remedy | undefined } = {},
  ) {
    super(code, "cause" in options ? { cause: options.cause } : {});
    this.code = code;
    this.details = details;
    this.remedy = options.remedy;
  }

  /** What sort of refusal this is. */
  get kind(): ErrorKind {
    return errorKinds[this.code];
  }

  /** The reason that this error carries. */
  get reason(): Reason {
    return toReason(this.code, this.details, this.remedy);
  }

  /** The wire form; the cause stays behind. */
  toJSON(): WireError {
    return { error: this.reason };
  }

  /** Rebuilds an error from its wire form; anything else becomes `internal`, with the value as its cause. */
  static fromWire(value: unknown): RollcallError {
    const reason = isRecord(value) && isRecord(value["error"]) ? value["error"] : undefined;
    if (reason === undefined || !isErrorCode(reason["code"]))
      return new RollcallError("internal", {}, { cause: value });
    const details = isRecord(reason["details"]) ? reason["details"] : {};
    return new RollcallError(reason["code"], details, { remedy: reason["remedy"] as Remedy | undefined });
  }
}

/** A reason without empty parts. */
export function toReason(code: ErrorCode, details: ErrorDetails = {}, remedy?: Remedy): Reason {
  return {
    code,
    ...(Object.keys(details).length > 0 && { details }),
    ...(remedy !== undefined && { remedy }),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
