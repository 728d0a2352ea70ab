import { RollcallError } from "../contract/rollcall-error.ts";
import { type Insert, insert } from "./change.ts";
import { collection, integer, json, type RowIn, text } from "./collection.ts";
import type { CallContext } from "./operation.ts";
import { get } from "./query.ts";

/**
 * What a command with an idempotency key answered, so that a repeat gets the same answer and nothing happens twice.
 * Remembered for a day, then swept.
 */
export const receipts = collection("receipts", {
  fields: {
    personId: text(),
    idempotencyKey: text(),
    operation: text(),
    /** The input as canonical JSON: the same key with another input is a mistake, not a repeat. */
    input: text(),
    output: json<unknown>(),
    at: integer(),
  },
  key: ["personId", "idempotencyKey"],
  indexes: { at: ["at"] },
});

type Receipt = RowIn<typeof receipts>;

/** The receipt of a person's key, if the key has been used. */
export const receiptOf = get(receipts);

const keyForm = /^[\x20-\x7e]{1,128}$/;

/**
 * Lets only keys pass that every store and every wire can carry.
 * @throws {RollcallError} `request.invalid`
 */
export function refuseOtherKeys(key: string | undefined): void {
  if (key === undefined || keyForm.test(key)) return;
  const issue = { field: "idempotencyKey", expected: "1 to 128 printable ASCII characters" };
  throw new RollcallError("request.invalid", { issues: [issue] });
}

/** The row that remembers an answer. */
export const receiptInsert = (
  key: string,
  operation: string,
  input: unknown,
  output: unknown,
  call: CallContext,
): Insert =>
  insert(receipts, {
    personId: call.actor.personId,
    idempotencyKey: key,
    operation,
    input: JSON.stringify(input),
    output,
    at: call.now,
  });

/**
 * The answer that a repeat gets.
 * @throws {RollcallError} `request.key-reused` the key belongs to another operation or another input
 */
export function repeated(receipt: Receipt, operation: string, input: unknown): unknown {
  if (receipt.operation !== operation || receipt.input !== JSON.stringify(input)) {
    throw new RollcallError("request.key-reused", { operation: receipt.operation });
  }
  return receipt.output;
}
