/** The part of Stryker's JSON report that a score needs. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly ReportedMutant[] }>>;
}

/** One mutant and its status. */
export interface ReportedMutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
  readonly status: string;
}

/** The number of detected mutants, and of all. */
export interface Score {
  readonly detected: number;
  readonly mutants: number;
  /** In percent. */
  readonly score: number;
}

/** The statuses of detected and of undetected mutants. Ignored ones are undetected. */
const detected = ["Killed", "Timeout"];
const undetected = ["Survived", "NoCoverage", "Ignored"];

/** The score of these mutants. Mutants that can't run don't count. */
export function scoreOf(mutants: readonly ReportedMutant[]): Score {
  const noticed = mutants.filter(({ status }) => detected.includes(status)).length;
  const all = noticed + mutants.filter(({ status }) => undetected.includes(status)).length;
  return { detected: noticed, mutants: all, score: all === 0 ? 100 : Number(((noticed * 100) / all).toFixed(2)) };
}

/** The undetected mutants of a report, one per line. */
export function survivorsOf({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(({ status }) => undetected.includes(status))
      .map(({ location, mutatorName, replacement = "", status }) => {
        return `${file}:${location.start.line} ${mutatorName} ${status}: ${replacement.replace(/\s+/g, " ").slice(0, 80)}`;
      }),
  );
}
