import type { Page } from "playwright-core";
import type { BenchRow } from "../document.ts";
import { quantile } from "../sign-in/quantile.ts";
import { openStage, type Scrolled, type StageOptions } from "./open-stage.ts";

/** The maximum milliseconds per frame at 60 Hz. */
const maxFrame = 16.7;
/** The maximum time that a list may take, relative to the pool. */
const maxShare = 1.1;
/** The maximum time for frames of an empty page if 60 Hz is possible, in milliseconds: timers differ by a fraction of one. */
const emptyFrame = maxFrame + 0.1;
const framesPerRound = 90;

/**
 * Scrolls a list, a bare pool of the same rows and an empty page in turn. The goal for the 95th percentile is a frame at 60 Hz
 * or, if even the empty page is slower, 1.1 times the pool's. Also returns the processor time per 1,000 rows of the page's
 * process.
 */
export async function measureFrames(
  page: Page,
  { rounds, size, ...options }: StageOptions & { readonly rounds: number; readonly size: number },
): Promise<BenchRow[]> {
  const stage = await page.evaluateHandle(openStage, options);
  const browser = page.context().browser();
  const session = await browser?.newBrowserCDPSession();
  const processorTime = async (): Promise<number> => {
    const { processInfo } = (await session?.send("SystemInfo.getProcessInfo")) ?? { processInfo: [] };
    return processInfo.reduce((sum, { type, cpuTime }) => (type === "renderer" ? sum + cpuTime * 1000 : sum), 0);
  };
  const series = {
    list: { took: [] as number[], rows: 0, processor: 0 },
    pool: { took: [] as number[], rows: 0, processor: 0 },
    empty: { took: [] as number[], rows: 0, processor: 0 },
  };
  for (let round = 0; round < rounds; round++) {
    for (const what of Object.keys(series) as Scrolled[]) {
      const before = await processorTime();
      const { took, rows } = await stage.evaluate((one, [name, count]) => one.scroll(name, count), [
        what,
        framesPerRound,
      ] as const);
      series[what].took.push(...took);
      series[what].rows += rows;
      series[what].processor += (await processorTime()) - before;
    }
  }
  const { list, pool, empty } = series;
  const p95 = (frames: { readonly took: readonly number[] }): number => quantile(frames.took, 0.95);
  const perThousand = ({ processor, rows }: { readonly processor: number; readonly rows: number }): number =>
    (processor * 1000) / rows;
  const compared = (name: string, ours: number, peer: number, unit = "ms"): BenchRow => ({
    case: name,
    size,
    ours,
    peer,
    unit,
    ratio: peer / ours,
  });
  const goal = p95(empty) > emptyFrame ? 1 / maxShare : Math.min(1 / maxShare, p95(pool) / maxFrame);
  return [
    compared("frame, median, against a bare pool", quantile(list.took, 0.5), quantile(pool.took, 0.5)),
    { ...compared("frame, 95th percentile, against a bare pool", p95(list), p95(pool)), goal },
    compared("frame, 95th percentile, against an empty page", p95(list), p95(empty)),
    compared("processor time against a bare pool", perThousand(list), perThousand(pool), "ms per 1,000 rows"),
  ];
}
