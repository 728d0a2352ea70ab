import type { BenchRow } from "../document.ts";
import { quantile } from "../sign-in/quantile.ts";
import { rawRequest, repeatRequest } from "./raw-connection.ts";
import type { Listening } from "./server-process.ts";

/** The number of connections, each with one request at a time. */
const connections = 8;

/** Options of the measurement. */
export interface PageOptions {
  /** How long to measure each side in each round, in seconds. */
  readonly seconds: number;
  readonly rounds: number;
  /** Returns the server's processor time, in milliseconds. */
  readonly processorTime: () => Promise<number>;
}

/** Requests per second, and the processor time of the server for one of them, in milliseconds. */
interface Measured {
  readonly rate: number;
  readonly cost: number;
}

/**
 * Requests a page of 50 members, and the same JSON from a bare Hono route of the same process, in turn. Other work on the machine
 * affects the rate, but hardly the processor time.
 */
export async function measurePage(listening: Listening, options: PageOptions): Promise<readonly BenchRow[]> {
  const { seconds, rounds, processorTime } = options;
  const request = rawRequest(listening.pagePath, "u0");
  const ports = [listening.port, listening.barePort];
  const measure = async (port: number): Promise<Measured> => {
    const [before, began] = [await processorTime(), performance.now()];
    const answered = await countAnswers(port, request, seconds);
    const passed = (performance.now() - began) / 1000;
    return { rate: answered / passed, cost: ((await processorTime()) - before) / answered };
  };
  // Run until the code is compiled, which takes more than ten thousand requests.
  for (const port of ports) await countAnswers(port, request, 6 * seconds);
  const measured: Measured[][] = [[], []];
  for (let round = 0; round < rounds; round++)
    for (const side of round % 2 === 0 ? [0, 1] : [1, 0]) measured[side]?.push(await measure(ports[side] ?? 0));
  const medians = (figure: keyof Measured) =>
    measured.map((side) =>
      quantile(
        side.map((one) => one[figure]),
        0.5,
      ),
    ) as [number, number];
  const [rate, bareRate] = medians("rate");
  const [cost, bareCost] = medians("cost");
  const row = { case: "page of members", size: 50, goal: 0.5 };
  return [
    { ...row, ours: rate, peer: bareRate, unit: "requests/s", ratio: rate / bareRate },
    { ...row, case: `${row.case}, processor`, ours: cost, peer: bareCost, unit: "ms", ratio: bareCost / cost },
  ];
}

async function countAnswers(port: number, request: string, seconds: number): Promise<number> {
  const began = performance.now();
  const isOver = () => performance.now() - began > seconds * 1000;
  const counts = await Promise.all(Array.from({ length: connections }, () => repeatRequest(port, request, isOver)));
  return counts.reduce((sum, count) => sum + count, 0);
}
