import { Router, Route } from "workbox-routing";
import { NetworkFirst, StaleWhileRevalidate } from "workbox-strategies";

/** The part of a service worker's global scope that is used. */
export interface OfflineWorkerScope {
  readonly location: { readonly href: string; readonly origin: string };
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  readonly caches: CacheStorage;
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

/** An event of a service worker. */
interface WorkerEvent extends ExtendableEvent {
  readonly request?: Request;
  readonly data?: unknown;
  respondWith(response: Promise<Response>): void;
}

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

/** The page, and the scripts and styles it loaded before the worker was registered. */
interface KeepMessage {
  readonly type?: string;
  readonly page?: string;
  readonly assets?: readonly string[];
}

/** The cache of pages. `<worker-portal>` deletes it when someone signs out. */
const pagesName = "rollcall-pages";
const assetsName = "rollcall-assets";

/** The files a page loads, in addition to data. */
const assetKinds: ReadonlySet<string> = new Set(["script", "style", "font", "image", "manifest", "worker"]);
const assetPath = /\.(?:m?js|css|woff2?|svg|png|ico|webmanifest)$/;

/** The maximum number of files that are kept. */
const maxAssets = 300;

/**
 * Starts the service worker that keeps the pages of a portal and what they load, so that they open without a connection (X11).
 * Pages come from the network if it responds; scripts, styles and images come from the cache and are updated in the background.
 * Responses of the Rollcall server and anything marked `no-store` or `private` are never kept.
 */
export function startOfflineWorker(worker: OfflineWorkerScope): void {
  const { origin, href } = worker.location;
  const server = new URL(new URL(href).searchParams.get("server") ?? "/rollcall", href);
  const isData = (url: URL): boolean =>
    url.origin !== origin ||
    ((url.pathname === server.pathname || url.pathname.startsWith(`${server.pathname}/`)) && server.origin === origin);
  const matchOptions = { ignoreVary: true };
  const pages = new NetworkFirst({
    cacheName: pagesName,
    matchOptions,
    networkTimeoutSeconds: 4,
    plugins: [
      { cacheWillUpdate: async ({ response }) => (isPage(response) ? response : null) },
      // Every page of the portal has the same scripts.
      { handlerDidError: async () => anyPage(worker.caches) },
    ],
  });
  const assets = new StaleWhileRevalidate({
    cacheName: assetsName,
    matchOptions,
    plugins: [
      { cacheWillUpdate: async ({ response }) => (isPublic(response) ? response : null) },
      { cacheDidUpdate: async () => removeOldest(worker.caches) },
    ],
  });
  const router = new Router();
  router.registerRoute(new Route(({ request, url }) => request.mode === "navigate" && !isData(url), pages));
  router.registerRoute(new Route(({ request, url }) => assetKinds.has(request.destination) && !isData(url), assets));

  worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request?.method !== "GET") return;
    const response = router.handleRequest({ request, event });
    if (response !== undefined) event.respondWith(response);
  });
  worker.addEventListener("message", (event) => {
    const { type, page, assets: loaded = [] } = (event.data ?? {}) as KeepMessage;
    if (type !== "rollcall-keep") return;
    const files = loaded.filter((one) => assetPath.test(new URL(one).pathname) && !isData(new URL(one)));
    const work = files.map((one) => done(assets.handleAll({ event, request: new Request(one) })));
    if (page?.startsWith(worker.registration.scope) === true) {
      work.push(done(pages.handleAll({ event, request: new Request(page) })));
    }
    event.waitUntil(Promise.all(work));
  });
}

/** Waits until a file is kept; one that can't be loaded is left out. */
const done = async ([response, kept]: readonly [Promise<Response>, Promise<void>]): Promise<void> => {
  await response.then(
    () => kept,
    () => undefined,
  );
};

const has = (response: Response, header: string, value: string): boolean =>
  (response.headers.get(header) ?? "").includes(value);

const isPage = (response: Response): boolean =>
  response.status === 200 &&
  !response.redirected &&
  has(response, "content-type", "text/html") &&
  !has(response, "cache-control", "no-store");

const isPublic = (response: Response): boolean =>
  response.status === 200 && !has(response, "cache-control", "no-store") && !has(response, "cache-control", "private");

async function anyPage(caches: CacheStorage): Promise<Response | undefined> {
  const cache = await caches.open(pagesName);
  const [first] = await cache.keys();
  return first && cache.match(first);
}

/** Removes the least recently used files. */
async function removeOldest(caches: CacheStorage): Promise<void> {
  const cache = await caches.open(assetsName);
  const requests = await cache.keys();
  for (const request of requests.slice(0, Math.max(0, requests.length - maxAssets))) await cache.delete(request);
}
