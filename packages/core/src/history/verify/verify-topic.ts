import { type JournalRow, journalOfTopic } from "../../kernel/journal/journal.ts";
import { type PersonalValue, personalValuesOfTopic } from "../../kernel/subjects/personal-values.ts";
import { marksOf } from "../../kernel/journal/unsealed-topics.ts";
import { organizationById } from "../../organizations/collection.ts";
import { personById } from "../../people/collection.ts";
import type { Digest } from "../../ports/digest.ts";
import type { Store, Transaction } from "../../kernel/store/store.ts";
import { scheduleById } from "../../schedules/collection.ts";
import { digestOfRow, digestOfValue } from "../digests.ts";
import { endOfTopic, headOfChain, type Seal, sealsOfTopic } from "../seals.ts";
import { fitting, maxValues } from "../unsealed-runs.ts";
import { Alignment, lookahead, type Numbered } from "./alignment.ts";
import type { Finding } from "./finding.ts";

const sealsAtOnce = 20;

/** The result for one topic. */
export interface TopicReport {
  readonly sealed: number;
  readonly unsealed: number;
  readonly findings: readonly Finding[];
}

/**
 * Compares one topic with its seals, a page at a time. Only seals that existed at the first page are compared, and their
 * rows are read after that; rows sealed in the meantime count as unsealed.
 */
export async function verifyTopic(store: Store, digest: Digest, topic: string): Promise<TopicReport> {
  const findings: Finding[] = [];
  const alignment = new Alignment(topic, (finding) => findings.push(finding));
  let chain: number | undefined;
  let at: Position = { row: Number.MIN_SAFE_INTEGER, seal: Number.MIN_SAFE_INTEGER };
  for (;;) {
    const page = await store.transaction("read", (tx) => readPage(tx, topic, at, alignment.wants));
    const first = (chain ??= page.chain);
    const seals = page.seals.filter(({ number }) => number <= first);
    for (const seal of seals) expectSeal(alignment, seal, findings);
    alignment.meet(await Promise.all(page.rows.map((row) => numbered(digest, row, page.values))));
    at = { row: page.rows.at(-1)?.number ?? at.row, seal: page.seals.at(-1)?.from ?? at.seal };
    const ended = { rows: page.ended.rows, seals: page.ended.seals || seals.length < page.seals.length };
    alignment.settle(ended);
    if (!ended.rows || !ended.seals) continue;
    alignment.end(page.head);
    const behind = alignment.unsealedBehind(page.sealedTo);
    if (behind !== undefined && !page.marked) findings.push({ kind: "unsealed-behind", topic, number: behind });
    return { sealed: alignment.sealed, unsealed: alignment.unsealed, findings };
  }
}

interface Position {
  readonly row: number;
  readonly seal: number;
}

interface TopicPage {
  readonly rows: readonly JournalRow[];
  readonly values: readonly PersonalValue[];
  readonly seals: readonly Seal[];
  readonly ended: { readonly rows: boolean; readonly seals: boolean };
  /** The sequence number stored in the topic's own row. */
  readonly head: number | undefined;
  readonly marked: boolean;
  /** The last sealed row of the topic. */
  readonly sealedTo: number;
  /** The end of the chain. */
  readonly chain: number;
}

/** Reads seals and rows in one transaction, so that no row is missing that a seal covers. */
async function readPage(
  tx: Transaction,
  topic: string,
  { row, seal }: Position,
  wants: Alignment["wants"],
): Promise<TopicPage> {
  const rowsAtOnce = wants.rows ? lookahead : 0;
  const sealed = wants.seals ? sealsAtOnce : 0;
  const [found, stored, seals, schedule, organization, person, marks, end, last] = await tx.read([
    journalOfTopic({ equal: [topic], after: [row], limit: rowsAtOnce }),
    personalValuesOfTopic({
      equal: [topic],
      after: [row, Number.MAX_SAFE_INTEGER],
      limit: wants.rows ? maxValues : 0,
    }),
    sealsOfTopic({ equal: [topic], after: [seal, Number.MAX_SAFE_INTEGER], limit: sealed }),
    scheduleById(topic),
    organizationById(topic),
    personById(topic),
    marksOf([topic]),
    headOfChain({ equal: [], limit: 1, reverse: true }),
    endOfTopic({ equal: [topic], limit: 1, reverse: true }),
  ]);
  const rows = fitting(found, stored);
  return {
    rows,
    values: stored,
    seals,
    ended: { rows: rows.length === found.length && found.length < rowsAtOnce, seals: seals.length < sealed },
    head: (schedule ?? organization ?? person)?.number,
    marked: marks.length > 0,
    sealedTo: last[0]?.to ?? Number.MIN_SAFE_INTEGER,
    chain: end[0]?.number ?? 0,
  };
}

function expectSeal(alignment: Alignment, seal: Seal, findings: Finding[]): void {
  if (seal.digests.length !== seal.to - seal.from + 1) {
    findings.push({ kind: "chain-broken", topic: seal.topic, number: seal.number });
  }
  alignment.expect(seal.from, seal.digests);
}

async function numbered(digest: Digest, row: JournalRow, stored: readonly PersonalValue[]): Promise<Numbered> {
  const values = stored.length === 0 ? [] : stored.filter(({ number }) => number === row.number);
  const ofValues = await Promise.all(values.map((value) => valueDigest(digest, value)));
  return { number: row.number, digest: await digestOfRow(digest, row, ofValues) };
}

/** An erased value has only its digest left; any other value must match the stored digest. */
async function valueDigest(digest: Digest, value: PersonalValue): Promise<string> {
  if (value.erased !== (value.value === null)) return "";
  if (value.erased) return value.digest ?? "";
  if (value.salt === null) return "";
  const given = await digestOfValue(digest, value, value.salt);
  return given === value.digest ? given : "";
}
