const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/** The effect of a signal, given the code to exit with. */
let onSignal = (code: number): void => {
  process.exit(code);
};

const listen = (): void => {
  for (const [signal, code] of Object.entries(signals)) process.on(signal, () => onSignal(code));
};

/** The first process of a container, to which Linux delivers no signal without a listener. */
const isFirst = process.pid === 1;

/** Lets signals end this process even if it is the first of a container. */
export function endOnSignals(): void {
  if (isFirst) listen();
}

/** Resolves on the first SIGINT or SIGTERM. A second one exits the process immediately. */
export function waitForShutdownSignal(): Promise<void> {
  if (!isFirst) listen();
  const exit = onSignal;
  return new Promise((resolve) => {
    onSignal = () => {
      onSignal = exit;
      resolve();
    };
  });
}
