import { type Attributes, type Span, SpanStatusCode } from "@opentelemetry/api";
import {
  type Awaitable,
  isPromise,
  type Observer,
  RollcallError,
  StaleWrite,
  StoreUnavailable,
  UniqueViolation,
} from "@rollcall/core";
import { instruments, isObserved, secondsSince, tracer } from "./instruments.ts";

/**
 * Reports operations, transactions, jobs and emails to OpenTelemetry. It does nothing until the host registers an SDK. Attributes
 * consist of names, codes and counts; they never contain personal data.
 */
export const openTelemetry = (): Observer => ({
  operation({ name, mode }, run) {
    if (!isObserved()) return run();
    const attributes = { "rollcall.operation": name, "rollcall.mode": mode };
    const began = performance.now();
    return tracer().startActiveSpan(name, { attributes }, (span) =>
      afterwards(run, (failure) => {
        const outcome = endSpan(span, failure);
        instruments().operations.record(secondsSince(began), { ...attributes, "rollcall.outcome": outcome });
        if (outcome === "refused") instruments().refusals.add(1, { ...attributes, ...codeOf(failure) });
      }),
    );
  },
  transaction(mode, run) {
    if (!isObserved()) return run();
    const began = performance.now();
    return afterwards(run, (failure) => {
      const outcome = outcomeOfTransaction(failure);
      const attributes = { "rollcall.transaction.mode": mode, "rollcall.outcome": outcome };
      instruments().transactions.record(secondsSince(began), attributes);
      if (outcome === "conflict") instruments().conflicts.add(1);
    });
  },
  conflict() {
    instruments().conflicts.add(1);
  },
  failedRow(work, result) {
    instruments().failures.add(1, { "rollcall.job.work": work, "rollcall.outcome": result });
  },
  async job(name, run) {
    const attributes = { "rollcall.job": name };
    const began = performance.now();
    // A request that queued mail starts the job but does not wait for it, so the job has its own trace.
    return tracer().startActiveSpan(`job ${name}`, { attributes, root: true }, async (span) =>
      afterwards(run, (failure) => {
        const outcome = endSpan(span, failure);
        instruments().jobs.record(secondsSince(began), { ...attributes, "rollcall.outcome": outcome });
      }),
    );
  },
  mail(kind, result) {
    instruments().mails.add(1, { "rollcall.mail.kind": kind, "rollcall.outcome": result });
  },
});

/** Runs `work` and calls `done` when it has ended, with the failure if there is one. */
function afterwards<T>(work: () => Awaitable<T>, done: (failure?: unknown) => void): Awaitable<T> {
  const fail = (failure: unknown): never => {
    done(failure);
    throw failure;
  };
  let result: Awaitable<T>;
  try {
    result = work();
  } catch (failure) {
    return fail(failure);
  }
  const succeed = (value: T): T => {
    done();
    return value;
  };
  return isPromise(result) ? result.then(succeed, fail) : succeed(result);
}

type Outcome = "ok" | "refused" | "failed";

/** Ends a span. The message of a failure could contain personal data, so only its code or class is recorded. */
function endSpan(span: Span, failure: unknown): Outcome {
  const outcome = outcomeOf(failure);
  if (outcome !== "ok") span.setAttributes(codeOf(failure));
  if (outcome === "failed") span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
  return outcome;
}

function outcomeOf(failure: unknown): Outcome {
  if (failure === undefined) return "ok";
  const isRefusal = failure instanceof RollcallError && failure.kind !== "internal" && failure.kind !== "unavailable";
  return isRefusal ? "refused" : "failed";
}

/** The code of a refusal, or the class of another failure. */
const codeOf = (failure: unknown): Attributes =>
  failure instanceof RollcallError
    ? { "rollcall.error.code": failure.code }
    : { "error.type": failure instanceof Error ? failure.constructor.name : "Error" };

function outcomeOfTransaction(failure: unknown): "ok" | "conflict" | "unavailable" | "aborted" {
  if (failure === undefined) return "ok";
  if (failure instanceof StaleWrite || failure instanceof UniqueViolation) return "conflict";
  return failure instanceof StoreUnavailable ? "unavailable" : "aborted";
}
