import Papa from "papaparse";
import { UpstreamFailure } from "./upstream-failure.ts";

/** A CSV file with a row of titles. */
export interface CsvTable {
  /** The rows below the titles. */
  readonly rows: readonly (readonly string[])[];
  /** The number of columns. */
  readonly width: number;
  /**
   * The index of the column with one of these titles, in lowercase without spaces, dashes and underscores; -1 without such a
   * column. Earlier titles take precedence: a column `Email` is used rather than `Address`.
   */
  readonly columnOf: (titles: readonly string[]) => number;
}

/**
 * Reads a CSV file with commas, semicolons or tabs, as spreadsheets write it.
 * @throws {UpstreamFailure} a quote isn't closed
 */
export function readCsvTable(text: string): CsvTable {
  const plain = text.replace(/^\uFEFF?(?:"?sep=.?"?\r?\n)?/i, "");
  const { data, errors } = Papa.parse<string[]>(plain, { skipEmptyLines: "greedy" });
  // A file with one column has no delimiter to detect.
  if (errors.some(({ code }) => code !== "UndetectableDelimiter")) throw new UpstreamFailure("invalid-answer");
  const [titles = [], ...rows] = data;
  const keys = titles.map((title) => title.toLowerCase().replace(/[\s_-]/g, ""));
  return {
    rows,
    width: titles.length,
    columnOf: (known) => keys.findIndex((key) => key === known.find((one) => keys.includes(one))),
  };
}
