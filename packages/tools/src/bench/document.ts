/** One measured case: Rollcall and a peer in one run. */
export interface BenchRow {
  readonly case: string;
  /** The size: the number of members, or of whatever the bench varies. */
  readonly size: number;
  readonly ours: number;
  /** `null` if the peer has no such operation. */
  readonly peer: number | null;
  readonly unit: string;
  /** Above 1 if Rollcall is faster or smaller; `null` without a peer. */
  readonly ratio: number | null;
  /** The goal for the ratio, if any. */
  readonly goal?: number;
}

/** The JSON document a bench prints. */
export interface BenchDocument {
  readonly bench: string;
  readonly rows: readonly BenchRow[];
}

/** The `run` function a bench exports from its `bench.ts`. `say` reports progress. */
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
