import type { LinkProblem } from "@rollcall/core";

/** Ends a read: the provider's response is a failure. */
export class UpstreamFailure extends Error {
  override readonly name = "UpstreamFailure";
  readonly problem: LinkProblem;
  /** Seconds to wait before the next request. */
  readonly retryAfter: number | undefined;

  constructor(problem: LinkProblem, retryAfter?: number, cause?: unknown) {
    super(problem, { cause });
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}
