import type { ClashView, RollcallClient } from "@rollcall/core";
import type { TemplateResult, nothing } from "lit";
import type { PanelHost } from "../../ui/host/panel-host.ts";
import { type Query, QueryController, type QueryHost } from "../../ui/queries/query-controller.ts";
import { clashList } from "../clash-list.ts";
import type { AvailabilityKey } from "./my-availability.messages.ts";

type DryRun = Promise<{ readonly effects: { readonly clashes: readonly ClashView[] } }>;

/** The element of a preview. */
export type PreviewHost = PanelHost<AvailabilityKey> & QueryHost;

/** The accepted shifts that conflict with days, before the days are blocked or requested (Q29). */
export class ClashPreview<Asked> {
  readonly #host: PreviewHost;
  readonly #query: QueryController<readonly ClashView[]>;

  /**
   * @param host the element
   * @param asked the input that would be sent; `undefined` while there is nothing to preview
   * @param dryRun the dry run of the command
   */
  constructor(
    host: PreviewHost,
    asked: () => Asked | undefined,
    dryRun: (asked: Asked, client: RollcallClient, options: { readonly signal: AbortSignal }) => DryRun,
  ) {
    this.#host = host;
    const query: Query<readonly ClashView[]> = {
      key: () => {
        const input = asked();
        return input === undefined ? undefined : JSON.stringify(input);
      },
      load: async (client, signal) => {
        const input = asked();
        return input === undefined ? [] : (await dryRun(input, client, { signal })).effects.clashes;
      },
    };
    this.#query = new QueryController(host, query);
  }

  render(): TemplateResult | typeof nothing {
    const { words } = this.#host;
    const clashes = this.#query.value ?? [];
    return clashList(words, words.text("availability.clash", { count: clashes.length }), clashes);
  }
}
