import { type CallMode, type CallOptions, RollcallError, type Transport } from "@rollcall/core";
import { assert } from "chai";

/** The result of a call over a transport. */
export const ask = (
  transport: Transport,
  name: string,
  input: unknown,
  options: CallOptions = {},
  mode: CallMode = "run",
): Promise<unknown> => transport.call({ name, mode, input, options });

/** Returns the error `work` is refused with; fails if it succeeds. */
export async function refusal(work: () => unknown): Promise<RollcallError> {
  try {
    await work();
  } catch (error) {
    assert.instanceOf(error, RollcallError, String(error));
    return error;
  }
  return assert.fail("expected a refusal");
}

/** How long to wait on a busy machine, in milliseconds. */
const patience = 60_000;

/** Fails if `work` takes longer than a minute. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    alarm = setTimeout(() => {
      reject(new Error(`nothing within ${patience} ms`));
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(alarm);
  }
}
