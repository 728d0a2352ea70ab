import type { GetOwnAvailabilityOutput } from "@rollcall/core";
import { QueryController, type QueryHost } from "../../ui/queries/query-controller.ts";

interface Span {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The worker's days in the grid. While another month loads, or if it can't be loaded, the days of the previous one stay. */
export class MonthQuery extends QueryController<GetOwnAvailabilityOutput> {
  readonly #span: () => Span;
  #loaded = "";
  #failed = "";

  constructor(host: QueryHost, span: () => Span) {
    super(host, {
      key: () => "own",
      load: async (client, signal) => {
        const { firstDay, lastDay } = span();
        if (firstDay !== this.#failed) this.#failed = "";
        try {
          const answer = await client.portal.getAvailability({ firstDay, lastDay }, { signal });
          this.#loaded = firstDay;
          return answer;
        } catch (error) {
          this.#failed = firstDay;
          host.requestUpdate();
          throw error;
        }
      },
      topics: ({ personId, number }) => ({ [personId]: number }),
    });
    this.#span = span;
  }

  /** Whether the days of the grid couldn't be loaded, such as without a connection (X11). */
  get isMissing(): boolean {
    const { firstDay } = this.#span();
    return firstDay === this.#failed && firstDay !== this.#loaded;
  }
}
