import type { LinkProvider } from "./link-provider.ts";

/** Linked schedules, as a host sets them up. */
export interface LinkOptions {
  /** The products whose schedules can be linked, such as `allProviders()` of `@rollcall/links`. */
  readonly providers: readonly LinkProvider[];
}

/** What operations and jobs use of it. */
export interface LinkSettings {
  readonly providers: ReadonlyMap<string, LinkProvider>;
}

/**
 * Reads the options.
 * @throws {TypeError} two providers have the same id
 */
export function toLinkSettings({ providers }: LinkOptions = { providers: [] }): LinkSettings {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  if (byId.size !== providers.length) throw new TypeError("two providers of linked schedules have the same `id`");
  return { providers: byId };
}
