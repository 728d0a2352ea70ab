import { loadOnDemand } from "../../ui/notices/load-on-demand.ts";
import type { LinkHost } from "./link-host.ts";

/** A part of the link whose code loads when it is first needed. */
export class LoadedPart<Part> {
  readonly #host: LinkHost;
  readonly #load: () => Promise<Part>;
  #part: Part | undefined;
  #loading: Promise<Part | undefined> | undefined;

  constructor(host: LinkHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** The part; undefined until it is loaded. */
  get value(): Part | undefined {
    return this.#part;
  }

  get isLoading(): boolean {
    return this.#loading !== undefined && this.#part === undefined;
  }

  /** Loads the part, unless it is loaded already. Undefined if it couldn't be loaded; a message says so. */
  prepare(): Promise<Part | undefined> {
    this.#loading ??= this.#prepare();
    return this.#loading;
  }

  async #prepare(): Promise<Part | undefined> {
    const host = this.#host;
    await loadOnDemand(host, this.#load, (part) => (this.#part = part));
    if (this.#part === undefined) this.#loading = undefined;
    host.requestUpdate();
    // Commands drop calls that start before their first update.
    await host.updateComplete;
    return this.#part;
  }
}
