import { memberCsv } from "@rollcall/client/csv";
import { saveFile, toFileName } from "../../../ui/save-file.ts";
import { inputOf } from "../member-query.ts";
import type { ListView } from "../list-view.ts";

/** Rows from which on an export says how far it is. */
const long = 1000;

/** One export of what the list shows, search, filters and order included, into a file named after the schedule (P55). */
export class ExportRun {
  rows = 0;
  /** Of how many; null where a search or filter makes that unknown. */
  total: number | null = null;
  readonly #host: ListView;
  readonly #stop = new AbortController();

  constructor(host: ListView) {
    this.#host = host;
  }

  /** Whether it takes long enough that somebody wants to know how far it is. */
  get isLong(): boolean {
    return (this.total ?? this.rows) >= long;
  }

  /**
   * Reads all pages, then hands the file to the browser. Answers how many rows it has; `undefined` after `stop`.
   * @throws {RollcallError} what `members.list` throws
   */
  async run(): Promise<number | undefined> {
    const { client, scheduleId, schedule, pages } = this.#host;
    if (client === undefined) return undefined;
    const { signal } = this.#stop;
    const pieces: string[] = [];
    const onProgress = ({ rows, total }: { rows: number; total: number | null }): void => {
      this.rows = rows;
      this.total = total;
      this.#host.requestUpdate();
    };
    try {
      const input = { scheduleId, ...inputOf(pages.query) };
      for await (const piece of memberCsv(client, input, { signal, bom: true, onProgress })) pieces.push(piece);
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
    if (signal.aborted) return undefined;
    saveFile(
      new Blob(pieces, { type: "text/csv;charset=utf-8" }),
      `${toFileName(schedule?.name ?? "") || "members"}.csv`,
    );
    return this.rows;
  }

  /** Gives it up. */
  stop(): void {
    this.#stop.abort();
  }
}
