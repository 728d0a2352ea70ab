import type { Socket } from "node:net";
import type { BenchRow } from "../document.ts";
import { quantile } from "../sign-in/quantile.ts";
import { openSocket, rawRequest } from "./raw-connection.ts";
import type { Listening } from "./server-process.ts";

/** The maximum number for one person. */
const streamsPerPerson = 20;
/** The number of streams that are opened at once. */
const openedAtOnce = 50;
const changes = 5;

/** How long a change may take to reach all streams, in milliseconds. */
const goal = 1000;

/** A stream that reports when it has received an event. */
interface OpenStream {
  readonly socket: Socket;
  received(event: string): Promise<void>;
}

/**
 * Opens many event streams, then makes changes and measures how long each takes to reach every stream, from the request on, and
 * how much of the server's processor time. Other work on the machine affects the first, but hardly the second.
 */
export async function measureStreams(
  listening: Listening,
  amount: number,
  processorTime: () => Promise<number>,
): Promise<readonly BenchRow[]> {
  const streams: OpenStream[] = [];
  while (streams.length < amount) {
    const next = Array.from({ length: Math.min(openedAtOnce, amount - streams.length) }, async (_, place) =>
      open(listening, `u${Math.floor((streams.length + place) / streamsPerPerson)}`),
    );
    streams.push(...(await Promise.all(next)));
  }
  const times: number[] = [];
  const costs: number[] = [];
  for (let change = 1; change <= changes; change++) {
    const event = `id: ${listening.scheduleId}:${listening.number + change}\n`;
    const all = Promise.all(streams.map((stream) => stream.received(event)));
    const [before, began] = [await processorTime(), performance.now()];
    await rename(listening, `Harbour ${change}`);
    await all;
    times.push(performance.now() - began);
    costs.push((await processorTime()) - before);
  }
  for (const { socket } of streams) socket.destroy();
  const row = { case: "change on all streams, slowest", size: amount, peer: goal, unit: "ms", goal: 1 };
  const [ours, cost] = [quantile(times, 1), quantile(costs, 1)];
  return [
    { ...row, ours, ratio: goal / ours },
    { ...row, case: `${row.case}, processor`, ours: cost, ratio: goal / cost },
  ];
}

/** Opens a stream and waits until it is ready. */
async function open({ port, scheduleId, number }: Listening, user: string): Promise<OpenStream> {
  const socket = await openSocket(port);
  let waiting = { event: "", resolve: (): void => undefined };
  let rest = "";
  const received = (event: string): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting = { event, resolve };
      socket.once("error", reject).once("close", () => {
        reject(new Error("a stream ended"));
      });
    });
  socket.on("data", (chunk: Buffer) => {
    rest = (rest + chunk.toString("latin1")).slice(-4096);
    if (!rest.includes(waiting.event)) return;
    rest = "";
    waiting.resolve();
  });
  const ready = received("id: ready\n");
  const position = encodeURIComponent(JSON.stringify({ [scheduleId]: number }));
  socket.write(rawRequest(`/rollcall/events?position=${position}`, user));
  await ready;
  return { socket, received };
}

async function rename({ port, scheduleId }: Listening, name: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/rollcall/schedules.update`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-user": "u0" },
    body: JSON.stringify({ scheduleId, name }),
  });
  if (!response.ok) throw new Error(await response.text());
}
