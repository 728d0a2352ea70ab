import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../ui/host/panel-host.ts";
import type { Provider } from "./connect-step.ts";
import type { LinkPartKey } from "./link-parts.messages.ts";

/** Whether people are matched by their upstream addresses (Q17). Nothing for products that verify addresses themselves. */
export function trustsField(
  words: Words<LinkPartKey>,
  provider: Provider | undefined,
  isTrusted: boolean,
  change?: (isTrusted: boolean) => unknown,
): TemplateResult | typeof nothing {
  if (provider?.capabilities.verifiesAddresses !== false) return nothing;
  const changed = ({ currentTarget }: Event): unknown => change?.((currentTarget as HTMLInputElement).checked);
  return html`<div class="stack gap-0">
    <label class="toggle"
      ><input
        type="checkbox"
        class="box"
        name="trusts"
        part="trusts-addresses"
        aria-describedby="trusts-text"
        ?checked=${isTrusted}
        @change=${changed}
      />${words.text("schedule-link.trusts")}</label
    >
    <p class="muted small" id="trusts-text">${words.text("schedule-link.trusts.text", { provider: provider.name })}</p>
  </div>`;
}
