import type { LitElement } from "lit";
import "./worker-portal.define.ts";
import { until } from "../../ui/testing/page.fixture.ts";
import { fill, inside, type MountOptions, mountPanel } from "../../ui/testing/panel.fixture.ts";
import { type Browser, email, organizationId } from "../../ui/testing/portal-world.fixture.ts";
import type { WorkerPortal } from "./worker-portal.ts";

/** Renders the portal in the page. */
export const showPortal = (
  { transport }: Pick<Browser, "transport">,
  placing: MountOptions = {},
): Promise<WorkerPortal & LitElement> =>
  mountPanel("worker-portal", transport, {
    ...placing,
    attributes: { organization: organizationId, ...placing.attributes },
  });

/** The content of the open section, once it is loaded. */
export async function openSection(portal: LitElement): Promise<LitElement> {
  const section = await until(
    () => portal.renderRoot.querySelector<LitElement>("[part=section] > :not(.skeleton)"),
    "no section",
  );
  if ("updateComplete" in section) {
    await section.updateComplete;
    await until(() => section.renderRoot.querySelector(".skeleton") === null);
    await section.updateComplete;
  }
  return section;
}

/** Signs in with the form. */
export async function signIn(portal: LitElement, password: string, address = email): Promise<void> {
  fill(await inside<HTMLInputElement>(portal, "#email"), address);
  fill(await inside<HTMLInputElement>(portal, "#password"), password);
  (await inside(portal, "[part=sign-in]")).click();
}

/** Submits a new password. */
export async function choose(panel: LitElement, next: string, current?: string): Promise<void> {
  if (current !== undefined) fill(await inside<HTMLInputElement>(panel, "#current"), current);
  fill(await inside<HTMLInputElement>(panel, "#next"), next);
  (await inside(panel, "[part=save-password]")).click();
}

/** The labels of the cards, in order. */
export const labelsIn = (portal: LitElement): readonly string[] =>
  [...portal.renderRoot.querySelectorAll("[part=card-label]")].map((label) => label.textContent.trim());

/** Removes query and fragment from the URL. */
export function resetUrl(): void {
  history.replaceState(null, "", location.pathname);
}
