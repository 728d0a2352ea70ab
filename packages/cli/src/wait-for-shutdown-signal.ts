/** Resolves on the first SIGINT or SIGTERM. A second one exits the process immediately. */
export function waitForShutdownSignal(): Promise<void> {
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
