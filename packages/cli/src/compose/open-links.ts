import type { LinkProvider, RollcallOptions } from "@rollcall/core";
import { allProviders } from "@rollcall/links";
import { createOutgoingFetch } from "@rollcall/server/node";
import type { CheckedConfig } from "../config/rollcall-config.ts";
import { CliError } from "../cli-error.ts";

/**
 * Composes the configured providers of linked schedules. Their requests can't reach your own network, except for exempt
 * origins (P66).
 * @throws {CliError} a provider is unknown
 */
export function openLinks({
  links: { providers, origins } = {},
}: Pick<CheckedConfig, "links">): NonNullable<RollcallOptions["links"]> {
  const known = allProviders({ fetch: createOutgoingFetch({ ...(origins && { origins }) }) });
  const toProvider = (named: string | LinkProvider): LinkProvider => {
    if (typeof named !== "string") return named;
    const provider = known.find(({ id }) => id === named);
    if (provider !== undefined) return provider;
    const ids = known.map(({ id }) => `\`${id}\``).join(", ");
    throw new CliError(2, `\`links.providers\` has the unknown provider \`${named}\`: use ${ids}`);
  };
  return { providers: providers?.map(toProvider) ?? known };
}
