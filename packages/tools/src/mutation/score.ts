/** The report that Stryker's `json` reporter writes; of it, what a score needs. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly ReportedMutant[] }>>;
}

/** One change of the sources, and whether a test noticed it. */
export interface ReportedMutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
  readonly status: string;
}

/** How many changes were noticed, of how many. */
export interface Score {
  readonly detected: number;
  readonly mutants: number;
  /** Per cent. */
  readonly score: number;
}

/** Those that tests noticed, and those that they did not: whoever ignores a mutant has not noticed it. */
const detected = ["Killed", "Timeout"];
const undetected = ["Survived", "NoCoverage", "Ignored"];

/** The score of these mutants. What cannot run at all is no mutant. */
export function scoreOf(mutants: readonly ReportedMutant[]): Score {
  const noticed = mutants.filter(({ status }) => detected.includes(status)).length;
  const all = noticed + mutants.filter(({ status }) => undetected.includes(status)).length;
  return { detected: noticed, mutants: all, score: all === 0 ? 100 : Number(((noticed * 100) / all).toFixed(2)) };
}

/** The mutants of a report that nobody noticed, one a line. */
export function survivorsOf({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(({ status }) => undetected.includes(status))
      .map(({ location, mutatorName, replacement = "", status }) => {
        return `${file}:${location.start.line} ${mutatorName} ${status}: ${replacement.replace(/\s+/g, " ").slice(0, 80)}`;
      }),
  );
}
