/** What a test may ask of its runner; the little that the tests of the core use. */
interface CollectedContext {
  after(work: () => unknown): void;
  diagnostic(text: string): void;
}

type Body = (t: CollectedContext) => unknown;

/** A test that can be run again and again. */
export interface CollectedTest {
  readonly title: string;
  /** Throws if it fails. */
  run(): Promise<void>;
}

/** Whoever imports the test files takes the tests of each from here. */
let collected: CollectedTest[] = [];

/** The tests that have been declared since it was last asked. */
export function takeCollected(): readonly CollectedTest[] {
  const taken = collected;
  collected = [];
  return taken;
}

/** Stands in for `node:test`: remembers instead of running, so that one process runs the same tests for many mutants. */
export function test(title: string, body: Body): void {
  collected.push({
    title,
    async run() {
      const ends: (() => unknown)[] = [];
      try {
        await body({ after: (work) => ends.push(work), diagnostic: () => undefined });
      } finally {
        for (const end of ends.reverse()) await end();
      }
    },
  });
}

/** The process ends with all that a file has opened. */
export const after = (): void => undefined;

export default test;
