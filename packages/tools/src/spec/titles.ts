/** The requirement rows that a test's title cites. */
export interface TitleRows {
  readonly ids: readonly string[];
  /** The problems of the title's tags. */
  readonly errors: readonly string[];
}

/** A tag that cites one row or several: `[B17]`, `[B17, Q7]`. Other words in brackets aren't tags. */
const tag = /\[([A-Z]\d+[a-z]?(?:\s*,\s*[A-Z]\d+[a-z]?)*)\]/g;

const maxRows = 3;

/**
 * Reads the row ids that a title cites. `known` contains the canonical ids of all rows (`P4`); titles may
 * write the number as the tables of abuse cases do (`P04`).
 */
export function rowsOfTitle(title: string, known: ReadonlySet<string>): TitleRows {
  const cited = [...title.matchAll(tag)].flatMap(([, list = ""]) => list.split(",").map((id) => id.trim()));
  const ids = [...new Set(cited.map(canonicalRowId))];
  const errors = ids.filter((id) => !known.has(id)).map((id) => `\`${title}\` cites the unknown row ${id}`);
  if (ids.length > maxRows) errors.push(`\`${title}\` cites ${ids.length} rows: three at most`);
  return { ids: ids.filter((id) => known.has(id)), errors };
}

/** One spelling per row: the letter and the number without leading zeros. */
export const canonicalRowId = (id: string): string => id.replace(/^([A-Z])0+(?=\d)/, "$1");
