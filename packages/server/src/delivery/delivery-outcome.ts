import type { DeliveryOutcome } from "@rollcall/core";
import type { AbortSignalLike } from "@rollcall/core/client";

/** Responses after which the same request can succeed later. */
const temporary = new Set([408, 425, 429]);

/** The part of a response that determines the outcome of a delivery. */
interface DeliveryResponse {
  readonly status: number;
  /** The `Retry-After` header. */
  readonly retryAfter: string | null | undefined;
}

/**
 * Classifies a response to a delivery. Redirects are failures, because they could lead anywhere.
 * @param recipient names the recipient in the reason: `the push service`
 */
export function toDeliveryOutcome(recipient: string, { status, retryAfter }: DeliveryResponse): DeliveryOutcome {
  if (status >= 200 && status < 300) return { outcome: "sent" };
  const reason = `${recipient} responded with ${status}`;
  if (!temporary.has(status) && status < 500) return { outcome: "failed", reason };
  const seconds = toSeconds(retryAfter ?? "");
  return { outcome: "retry", reason, ...(seconds !== undefined && { retryAfterSeconds: seconds }) };
}

/** Classifies a request without a response. The reason contains no address: addresses can contain secrets. */
export function toUnreachable(recipient: string, error: unknown): DeliveryOutcome {
  const { name, code, cause } = error as { readonly name?: string; readonly code?: unknown; readonly cause?: unknown };
  if (name === "TimeoutError" || name === "AbortError")
    return { outcome: "retry", reason: `${recipient} didn't respond in time` };
  const found = code ?? (cause as { readonly code?: unknown } | undefined)?.code;
  const detail = typeof found === "string" ? ` (${found})` : "";
  return { outcome: "retry", reason: `${recipient} can't be reached${detail}` };
}

/** Runs a delivery with a time limit, in milliseconds. It also ends when `outer` aborts. */
export async function withTimeLimit<T>(
  outer: AbortSignalLike,
  milliseconds: number,
  deliver: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  const abort = (): void => {
    ended.abort();
  };
  if (outer.aborted) abort();
  outer.addEventListener("abort", abort);
  try {
    return await deliver(AbortSignal.any([ended.signal, AbortSignal.timeout(milliseconds)]));
  } finally {
    outer.removeEventListener("abort", abort);
  }
}

/** Reads `Retry-After`: seconds, or a date (RFC 9110, 10.2.3). */
function toSeconds(retryAfter: string): number | undefined {
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const at = retryAfter === "" ? NaN : Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
