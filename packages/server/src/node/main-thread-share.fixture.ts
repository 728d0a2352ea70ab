/**
 * The share of the main thread in the processor time of this process while `work` runs, from 0 to 1. Unlike turns of the event
 * loop, it doesn't depend on what else the machine does.
 */
export async function mainThreadShare(work: () => Promise<unknown>): Promise<number> {
  const [thread, all] = [process.threadCpuUsage(), process.cpuUsage()];
  await work();
  return process.threadCpuUsage(thread).user / process.cpuUsage(all).user;
}
