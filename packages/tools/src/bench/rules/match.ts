/** Calls a side until enough time has passed to be read off a clock. */
export interface Side {
  /** Does the whole case `times` times over; answers with a number that depends on every answer, lest they be left out. */
  run(times: number): number;
}

/** One case: who is measured against whom. */
export interface Match {
  readonly case: string;
  /** How many rows it is about. */
  readonly size: number;
  /** How often ours is to be as fast as the peer, at least. */
  readonly goal?: number;
  readonly ours: Side;
  readonly peer: Side;
}

/** How many times a second each side did it. */
export interface Rates {
  readonly ours: number;
  readonly peer: number;
}

/** So many turns, each side in each: what disturbs one disturbs both. */
const TURNS = 40;

/** Measures both sides of a case in turns; each side's rate is the median of its turns. */
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

/** How often a side gets done within a turn; finding out warms it up. */
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
