import { RollcallError } from "../../contract/rollcall-error.ts";
import { type Insert, insert } from "../store/change.ts";
import { collection, integer, json, nullable, type RowIn, text } from "../store/collection.ts";
import type { ObservedSubjects } from "../subjects/observe-subjects.ts";
import type { CallContext } from "../operations/operation.ts";
import { get } from "../store/query.ts";

/** What remains of a receipt after a subject it names is erased. */
const erasedAnswer = { input: "", output: null } as const;

/**
 * The output of a command with an idempotency key, so that a repeat gets the same output and doesn't run twice.
 * Stored for a day, then swept.
 */
export const receipts = collection("receipts", {
  fields: {
    personId: text(),
    idempotencyKey: text(),
    operation: text(),
    /** The input as canonical JSON: the same key with another input is a mistake, not a repeat. */
    input: text(),
    /** Null once a subject that input or output name is erased. The key stays used. */
    output: nullable(json<unknown>()),
    /** The first subject that input and output name, besides the caller. Most commands name only one. */
    subject: nullable(text()),
    /** The other subjects. */
    moreSubjects: json<readonly string[]>(),
    at: integer(),
  },
  key: ["personId", "idempotencyKey"],
  indexes: { at: ["at"], subject: ["subject"] },
  personal: [
    { subject: "personId", erase: { set: erasedAnswer }, merge: "erase", export: "none" },
    { subject: "subject", erase: { set: { ...erasedAnswer, subject: null } }, merge: "erase", export: "none" },
  ],
});

/**
 * The receipts that name an additional subject. Swept together with the receipt. The first subject is a column of the receipt:
 * a second row would make a command about one person about a fifth slower.
 */
export const receiptSubjects = collection("receipt_subjects", {
  fields: { subject: text(), personId: text(), idempotencyKey: text() },
  key: ["subject", "personId", "idempotencyKey"],
  personal: [
    {
      subject: "subject",
      erase: { setIn: { collection: receipts, key: ["personId", "idempotencyKey"], values: erasedAnswer } },
      merge: "erase",
      export: "none",
    },
  ],
});

/** A row of receipts. */
export type Receipt = RowIn<typeof receipts>;

/** The receipt of a person's key, if the key has been used. */
export const receiptOf = get(receipts);

const keyForm = /^[\x20-\x7e]{1,128}$/;

/**
 * Rejects idempotency keys that not every store and transport supports.
 * @throws {RollcallError} `request.invalid`
 */
export function refuseOtherKeys(key: string | undefined): void {
  if (key === undefined || keyForm.test(key)) return;
  const issue = { field: "idempotencyKey", expected: "1 to 128 printable ASCII characters" };
  throw new RollcallError("request.invalid", { issues: [issue] });
}

/** The call stored in a receipt. */
export interface Answer {
  readonly operation: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly subjects: ObservedSubjects;
}

/** The rows that store the output of a key. */
export function receiptInserts(
  idempotencyKey: string,
  answer: Answer,
  { actor: { personId }, now }: CallContext,
): Insert[] {
  const { operation, input, output } = answer;
  const { single, listed } = answer.subjects;
  const named = listed.size === 0 ? listed : textsIn([input, output]);
  const others = new Set([...single, ...[...listed].filter((subject) => named.has(subject))]);
  others.delete(personId);
  const [subject = null, ...moreSubjects] = others;
  const row = { personId, idempotencyKey, operation, input: JSON.stringify(input), output, subject, moreSubjects };
  return [
    insert(receipts, { ...row, at: now }),
    ...moreSubjects.map((subject) => insert(receiptSubjects, { subject, personId, idempotencyKey })),
  ];
}

/** Every text in a JSON value. */
function textsIn(value: unknown, texts = new Set<string>()): Set<string> {
  if (typeof value === "string") texts.add(value);
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) textsIn(one, texts);
  return texts;
}

/**
 * The output for a repeat.
 * @throws {RollcallError} `request.key-reused` the key belongs to another operation or another input, `request.not-found`
 *   a person named in the output has been erased since
 */
export function repeated(receipt: Receipt, operation: string, input: unknown): unknown {
  if (receipt.operation !== operation) throw new RollcallError("request.key-reused", { operation: receipt.operation });
  if (receipt.output === null) throw new RollcallError("request.not-found");
  if (receipt.input !== JSON.stringify(input)) {
    throw new RollcallError("request.key-reused", { operation: receipt.operation });
  }
  return receipt.output;
}
