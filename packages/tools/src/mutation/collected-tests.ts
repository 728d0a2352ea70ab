import { mock } from "node:test";

/** The part of the test context that the tests of the core use. */
interface CollectedContext {
  readonly mock: typeof mock;
  after(work: () => unknown): void;
  diagnostic(text: string): void;
}

type Body = (t: CollectedContext) => unknown;

/** A test that can run repeatedly. */
export interface CollectedTest {
  readonly title: string;
  /** Throws if it fails. */
  run(): Promise<void>;
}

/** The tests of the imported files. */
let collected: CollectedTest[] = [];

/** Returns the tests that were declared since the last call. */
export function takeCollected(): readonly CollectedTest[] {
  const taken = collected;
  collected = [];
  return taken;
}

/** Replaces `node:test`: collects tests instead of running them, so that one process can run them for many mutants. */
export function test(title: string, body: Body): void {
  collected.push({
    title,
    async run() {
      const ends: (() => unknown)[] = [];
      try {
        await body({ mock, after: (work) => ends.push(work), diagnostic: () => undefined });
      } finally {
        for (const end of ends.reverse()) await end();
        mock.restoreAll();
      }
    },
  });
}

export const it = test;

/** Collects the tests of a suite. */
export const describe = (_title: string, body: () => void): void => body();

/** Does nothing: the process ends with everything a file has opened. */
export const after = (): void => undefined;

export default test;
