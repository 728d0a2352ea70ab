import { trustedScriptUrl } from "../../ui/browser/trusted-script-url.ts";

/** Where the service worker is, and the pages that it serves. */
export interface WorkerAddress {
  /** The script, with its parameters. */
  readonly url: string;
  /** The path that the portal's pages begin with. */
  readonly scope: string;
}

/** The cache of the portal's pages, which the service worker fills. */
const pages = "rollcall-pages";

/** Registers the service worker, and makes it keep this page and the scripts it has loaded. Without one, pages aren't kept. */
export async function startOfflineWorker({ url, scope }: WorkerAddress): Promise<void> {
  if (!isSecureContext || !("serviceWorker" in navigator)) return;
  try {
    const { serviceWorker } = navigator;
    const registration = await serviceWorker.register(trustedScriptUrl(url), { scope });
    const worker = await whenActive(registration);
    const assets = performance.getEntriesByType("resource").map(({ name }) => name);
    worker.postMessage({ type: "rollcall-keep", page: location.href.split("#")[0], assets: [...new Set(assets)] });
    // Scripts that load from now on pass through it.
    if (serviceWorker.controller === null) {
      await new Promise<void>((resolve) => {
        serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
        setTimeout(resolve, 2000);
      });
    }
  } catch {
    // The host doesn't serve it, or the browser doesn't allow it.
  }
}

async function whenActive({ active, waiting, installing }: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const worker = installing ?? waiting ?? active;
  if (worker === null) throw new Error("the service worker could not be installed");
  while (worker.state !== "activated") {
    await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    if (worker.state === "redundant") throw new Error("the service worker could not be installed");
  }
  return worker;
}

/** Removes the pages that the service worker keeps: they may show who was signed in. */
export async function forgetPages(): Promise<void> {
  try {
    await caches.delete(pages);
  } catch {
    // Pages without TLS have no caches.
  }
}
