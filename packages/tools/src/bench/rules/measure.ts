/** Runs a side for a measurable time. */
export interface Side {
  /** Runs the case `times` times. Returns a number that depends on every answer, so that none is optimized away. */
  run(times: number): number;
}

/** One case with its two sides. */
export interface Match {
  readonly case: string;
  /** The number of rows. */
  readonly size: number;
  /** The goal for the ratio of the rates. */
  readonly goal?: number;
  readonly ours: Side;
  readonly peer: Side;
}

/** Runs per second of each side. */
export interface Rates {
  readonly ours: number;
  readonly peer: number;
}

/** The number of turns. Both sides run in each turn, so that disturbances affect both. */
const TURNS = 40;

/** Measures both sides of a case in turn. The rate of a side is the median of its turns. */
export function measure({ ours, peer }: Match, seconds: number): Rates {
  const milliseconds = (seconds * 1000) / TURNS;
  const times = { ours: timesWithin(ours, milliseconds), peer: timesWithin(peer, milliseconds) };
  const rates = { ours: [] as number[], peer: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    rates.ours.push(rateOf(ours, times.ours));
    rates.peer.push(rateOf(peer, times.peer));
  }
  return { ours: median(rates.ours), peer: median(rates.peer) };
}

/** The number of runs that fit in a turn. Measuring it also warms up the side. */
function timesWithin(side: Side, milliseconds: number): number {
  let times = 1;
  for (;;) {
    const rate = rateOf(side, times);
    if (times / rate >= milliseconds / 1000) return Math.max(1, Math.round((rate * milliseconds) / 1000));
    times *= 2;
  }
}

let sink = 0;

function rateOf(side: Side, times: number): number {
  const began = performance.now();
  sink = (sink + side.run(times)) | 0;
  return (times * 1000) / Math.max(performance.now() - began, 1e-3);
}

function median(values: number[]): number {
  values.sort((one, other) => one - other);
  return values[values.length >> 1] ?? Number.NaN;
}
