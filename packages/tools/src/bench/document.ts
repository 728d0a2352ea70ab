/** One measured case: ours beside a peer's, in one run. */
export interface BenchRow {
  readonly case: string;
  /** How many members, or whatever the bench grows. */
  readonly size: number;
  readonly ours: number;
  /** `null` where the peer has no such operation. */
  readonly peer: number | null;
  readonly unit: string;
  /** Above 1 where ours is faster or smaller; `null` without a peer. */
  readonly ratio: number | null;
  /** What the ratio is to reach, where something is asked for. */
  readonly goal?: number;
}

/** What a bench prints: one JSON document. */
export interface BenchDocument {
  readonly bench: string;
  readonly rows: readonly BenchRow[];
}

/** What a bench's folder exports as `run` from its `bench.ts`; `say` tells a waiting person how far it is. */
export type RunBench = (options: {
  readonly args: readonly string[];
  readonly say: (line: string) => void;
}) => Promise<BenchDocument>;

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

const shown = (value: number | null): string => (value === null ? "–" : number.format(value));

/** The document as an aligned table. */
export function benchText({ rows }: BenchDocument): string {
  const head = ["case", "size", "ours", "peer", "unit", "ratio"];
  const cells = rows.map((row) => [
    row.case,
    shown(row.size),
    shown(row.ours),
    shown(row.peer),
    row.unit,
    shown(row.ratio),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, column) =>
        column === 0 || column === 4 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return [head, ...cells].map(line).join("\n");
}
