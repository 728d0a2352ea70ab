import { ContextConsumer, ContextProvider } from "@lit/context";
import type { RollcallClient } from "@rollcall/core";
import type { TemplateResult } from "lit";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import { whenIdle } from "../../ui/browser/when-idle.ts";
import { serverUrlContext, streamContext } from "../../connection/contexts.ts";
import { loadSection } from "../worker-portal/section-loader.ts";
import type { SectionName } from "../worker-portal/section-link.ts";
import type { PortalKey } from "../worker-portal/worker-portal.messages.ts";
import { OfflineBar } from "./offline-bar.ts";
import { offlineWords } from "./offline.messages.ts";
import { OfflinePortal } from "./offline-portal.ts";
import type { WorkerAddress } from "./offline-worker.ts";
import { RefreshedStreams } from "./refreshed-streams.ts";

/** The sections that work without a connection. */
const sections: readonly SectionName[] = [
  "shifts",
  "reports",
  "availability",
  "profile",
  "skills",
  "certifications",
  "hours",
];

/** Loads the scripts of these sections, each while the browser has nothing else to do. One that fails loads when it opens. */
async function loadSections(): Promise<void> {
  for (const name of sections) {
    await whenIdle();
    await loadSection(name).catch(() => undefined);
  }
}

/** The portal: an element that may have a service worker. */
export interface OfflineHost extends PanelElement<PortalKey> {
  readonly offlineWorker: string | undefined;
  readonly hrefTemplate: string | null | undefined;
}

/** What a portal with the attribute `offline` loads: its client, and what it shows of the connection. */
export class PortalOffline {
  readonly #portal: OfflinePortal;
  readonly #bar: OfflineBar;

  /**
   * @param host the portal
   * @param client the client of the provider
   * @param refresh loads the session again
   */
  constructor(host: OfflineHost, client: RollcallClient, refresh: () => void) {
    const { value: serverUrl } = new ContextConsumer(host, { context: serverUrlContext });
    const streams = new RefreshedStreams(host.stream);
    new ContextProvider(host, { context: streamContext, initialValue: streams });
    this.#portal = new OfflinePortal({
      base: new URL(serverUrl ?? "", location.href).href,
      client,
      lang: () => host.words.lang,
      announceQueued() {
        const text = host.wordsWith(offlineWords).text("offline.queued");
        host.toast.show(text);
        return text;
      },
      worker: () => workerOf(host, serverUrl),
      loadSections,
      refresh() {
        streams.refresh();
        refresh();
      },
      changed: () => host.requestUpdate(),
    });
    this.#bar = new OfflineBar(host, this.#portal);
  }

  get client(): RollcallClient {
    return this.#portal.client;
  }

  /** Signs out, after asking if that would discard changes. */
  signOut(signOut: () => Promise<unknown>): Promise<void> {
    return this.#bar.signOut(signOut);
  }

  /** @param section the open section; null for the dashboard */
  render(section: SectionName | null): TemplateResult {
    return this.#bar.render(section === null || sections.includes(section));
  }

  /** Replaces a section that can't be opened without a connection. */
  renderInstead(section: SectionName): TemplateResult | undefined {
    return sections.includes(section) ? undefined : this.#bar.renderNoPage();
  }

  close(): void {
    this.#portal.close();
  }
}

/** The service worker of the server, or the host's, for the pages of the portal. */
function workerOf(
  { offlineWorker, hrefTemplate }: OfflineHost,
  serverUrl: string | undefined,
): WorkerAddress | undefined {
  if (offlineWorker === undefined && serverUrl === undefined) return undefined;
  const server = new URL(`${(serverUrl ?? "/rollcall").replace(/\/*$/, "")}/`, location.href);
  const url = new URL(offlineWorker ?? "offline-worker.js", offlineWorker === undefined ? server : location.href);
  url.searchParams.set("server", server.href.replace(/\/$/, ""));
  // `/portal/{section}` serves the same pages as `/portal`.
  const [path = ""] = (hrefTemplate ?? location.pathname).split("{section}");
  const scope = new URL(path, location.href).pathname.replace(/(?<=.)\/$/, "");
  return { url: url.href, scope };
}
