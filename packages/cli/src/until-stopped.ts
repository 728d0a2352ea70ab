/** Resolves at the first SIGINT or SIGTERM. The second one ends the process at once. */
export function untilStopped(): Promise<void> {
  const signals = { SIGINT: 130, SIGTERM: 143 } as const;
  return new Promise((resolve) => {
    let isStopping = false;
    for (const [signal, code] of Object.entries(signals)) {
      process.on(signal, () => {
        if (isStopping) process.exit(code);
        isStopping = true;
        resolve();
      });
    }
  });
}
