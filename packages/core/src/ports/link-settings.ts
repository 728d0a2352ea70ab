import type { LinkProvider } from "./link-provider.ts";

/** The lowest share of removals without confirmation (Q20). */
export const minRemovalPercent = 20;
/** The highest one: the limit can't be switched off (Q20). */
export const maxRemovalPercent = 90;

/** Linked schedules, as a host sets them up. */
export interface LinkOptions {
  /** The products whose schedules can be linked, such as `allProviders()` of `@rollcall/links`. */
  readonly providers: readonly LinkProvider[];
  /**
   * The percentage of synced members that may leave within 24 hours without confirmation, for new links: 20 to 90, 20 by
   * default. Two members may always leave (Q20).
   */
  readonly removalPercent?: number;
}

/** What operations and jobs use of it. */
export interface LinkSettings {
  readonly providers: ReadonlyMap<string, LinkProvider>;
  readonly removalPercent: number;
}

/**
 * Reads the options.
 * @throws {TypeError} two providers have the same id, or `removalPercent` is out of its range
 */
export function toLinkSettings(
  { providers, removalPercent = minRemovalPercent }: LinkOptions = { providers: [] },
): LinkSettings {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  if (byId.size !== providers.length) throw new TypeError("two providers of linked schedules have the same `id`");
  const isInRange = removalPercent >= minRemovalPercent && removalPercent <= maxRemovalPercent;
  if (!Number.isInteger(removalPercent) || !isInRange)
    throw new TypeError("`removalPercent` of linked schedules must be a whole number from 20 to 90");
  return { providers: byId, removalPercent };
}
