import { isPromise, type JobScheduler, type Rollcall, RollcallError } from "@rollcall/core";
import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import { methodNotAllowed } from "hono/method-not-allowed";
import { addCallRoutes } from "./call-routes.ts";
import { clientAddress, type TrustedProxies } from "./client-address.ts";
import { addDocumentRoutes, addExportRoute } from "./documents/document-routes.ts";
import type { UploadSpool } from "./documents/upload-spool.ts";
import { answerEvents } from "./event-route.ts";
import { type Exchange, invalid, refuse, type RequestFrom, type TextSink } from "./exchange.ts";
import { addFeedRoute } from "./feeds/feed-route.ts";
import { addProbeRoutes, answerHealth } from "./health.ts";
import { inProcessJobs } from "./jobs/in-process-jobs.ts";
import { startJobs } from "./jobs/start-jobs.ts";
import { addTriggerRoute } from "./links/trigger-route.ts";
import { createConsoleLog, type Log } from "./log.ts";
import { logRequests } from "./log-requests.ts";
import { OpenStreams } from "./open-streams.ts";
import { answerOpenApi } from "./openapi/answer-open-api.ts";
import { type Authenticate, recogniseCaller } from "./recognise-caller.ts";
import { isProduction, refuseUnready } from "./refuse-unready.ts";
import { addWorkerRoutes } from "./push-worker/worker-routes.ts";
import { requireSameSite } from "./same-site.ts";
import { type UnsubscribeWords, unsubscribeWordsEn } from "./unsubscribe/unsubscribe-page.ts";
import { addUnsubscribeRoute } from "./unsubscribe/unsubscribe-route.ts";
import { answerSession } from "./answer-session.ts";
import { keepTextAnswers } from "./text-answers.ts";
import { observeQueues } from "./telemetry/observe-queues.ts";
import { traceRequests } from "./telemetry/trace-requests.ts";
import { requireSameVersion, versionHeader } from "./wire-version.ts";

export type { RequestFrom } from "./exchange.ts";
export type { Authenticate } from "./recognise-caller.ts";

/** Options of a server. */
export interface ServerOptions {
  readonly rollcall: Rollcall;
  /**
   * Returns the host user of a request (Q51). If it returns null, the session of an external person is used. Required: a server
   * does not start without it.
   */
  readonly authenticate: Authenticate;
  /** The path where the handler is mounted; `/` for a dedicated server. Default: `/rollcall`. */
  readonly basePath?: string;
  /**
   * Other origins whose pages may call with cookies, such as `https://app.example.com`. Behind a proxy that changes `Host`,
   * add the public origin here.
   */
  readonly origins?: readonly string[];
  /**
   * The proxies in front of this server: their number or their addresses (`["10.0.0.0/8"]`). Default: none; the remote address
   * of the socket is the client, and `X-Forwarded-For` is ignored (P36).
   */
  readonly trustedProxies?: TrustedProxies;
  /** The maximum size of a body, in bytes. Default: 1 MiB. */
  readonly bodyLimit?: number;
  /**
   * Whether to require production settings (F15): a mailer that sends mail, https links, and secrets that survive a restart.
   * Otherwise responses explain mistakes in the host's code, such as a user of the wrong shape. Default: whether `NODE_ENV` is `production`.
   */
  readonly production?: boolean;
  /** The title of events in calendar feeds that only show when a person is busy. Default: `Busy`. */
  readonly busyTitle?: string;
  /** The texts of the page that stops notification emails. Missing ones are in English. */
  readonly unsubscribeWords?: Partial<UnsubscribeWords>;
  /** Receives uploads. Required if `createRollcall` got `files`. In Node: `createFolderSpool`. */
  readonly spool?: UploadSpool;
  /**
   * Decides in which process jobs run. Default: in this one. If several processes share a PostgreSQL store, use `createPostgresJobs`, so
   * that only one of them runs each job.
   */
  readonly jobs?: JobScheduler;
  /** Receives a log entry for every request. Default: prints errors to the console. */
  readonly log?: Log;
}

/** A server without a socket, which can be mounted wherever fetch-standard requests and responses are available. */
export interface RollcallServer {
  /** The path where the handler is mounted, without a slash at the end: `/rollcall`. */
  readonly basePath: string;
  /** Handles one request. Never rejects. */
  handler(request: Request, from?: RequestFrom): Promise<Response>;
  /**
   * Announces that the server will close. From then on, `/health/ready` responds with 503, and everything else works as before. Call it
   * before `close`, so that proxies stop sending requests in time.
   */
  drain(): void;
  /** Ends all event streams, starts no more jobs, and refuses further requests. The Rollcall instance stays open. */
  close(): void;
  /** Resolves when no job is running. After `close`, the Rollcall instance can then be closed safely. */
  idle(): Promise<void>;
}

/**
 * Serves a Rollcall instance over HTTP. Every operation in its registry has a separate route. The other routes are the event stream under
 * `/events`, `/session`, health checks under `/health`, `/openapi.json`, calendar feeds under `/calendar`, the page that notification
 * emails link to under `/unsubscribe`, signed triggers of linked schedules under `/links`, and the service workers `/push-worker.js` and
 * `/offline-worker.js`. Until it is closed, the server sweeps every hour, sends due mail, expires invitations, updates statuses that depend
 * on time, and reads calendars.
 * @throws {TypeError} there is no `rollcall` or `authenticate`; `basePath`, `origins`, `jobs` or `log` has the wrong form; `trustedProxies` cannot be read; in production: a setting that the message names
 */
export function createServer(options: ServerOptions): RollcallServer {
  const { rollcall, basePath = "/rollcall", origins = [], bodyLimit = 1_048_576, log = createConsoleLog() } = options;
  requireServerOptions(options);
  const { production = isProduction() } = options;
  if (production) refuseUnready(rollcall.composition);
  const sourceOf = clientAddress(options.trustedProxies);
  const callerOf = recogniseCaller(rollcall, options.authenticate);
  const streams = new OpenStreams(() => {
    rollcall.tick();
  });
  const jobs = startJobs(rollcall, log, options.jobs ?? inProcessJobs);
  const stopObserving = observeQueues(rollcall, jobs);
  let isDraining = false;
  let isClosed = false;

  const base = basePath.replace(/\/+$/, "");
  const app = new Hono<Exchange>();
  app.notFound((c) => refuse(c, new RollcallError("request.not-found")));
  app.onError((error, c) => refuse(c, error));
  app.use(traceRequests, logRequests(log));
  addProbeRoutes(app, { rollcall, base, isServing: () => jobs.isRunning() && !isDraining });
  app.use((c, next) => {
    if (isClosed) throw new RollcallError("server.unreachable");
    c.set("source", sourceOf(c.req.header("x-forwarded-for"), c.env.address));
    return next();
  });
  app.get(`${base}/health`, answerHealth(rollcall));
  addFeedRoute(app, { rollcall, base, words: { busy: options.busyTitle ?? "Busy" } });
  addUnsubscribeRoute(app, { rollcall, base, words: { ...unsubscribeWordsEn, ...options.unsubscribeWords } });
  addTriggerRoute(app, { rollcall, base, maxBody: bodyLimit });
  addWorkerRoutes(app, base);
  if (origins.length > 0)
    app.use(cors({ ...corsHeaders, origin: [...origins], credentials: true, allowMethods: ["GET", "POST"] }));
  app.use((c, next) => {
    requireSameSite(c, origins);
    requireSameVersion(c);
    return next();
  });
  app.get(`${base}/openapi.json`, answerOpenApi(rollcall, basePath));
  app.get(`${base}/session`, answerSession(rollcall, callerOf));
  app.get(`${base}/events`, answerEvents({ rollcall, callerOf, streams, log }));
  if (rollcall.files !== undefined && options.spool !== undefined)
    addDocumentRoutes(app, rollcall.files, { callerOf, base, spool: options.spool });
  addExportRoute(app, rollcall, { callerOf, base });
  addCallRoutes(app, { rollcall, callerOf, base, maxBody: bodyLimit });
  // After all routes, so that only requests without one pass through it.
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }));

  const answer = async (request: Request, { address, isBodyRead }: RequestFrom, sink?: TextSink): Promise<Response> =>
    app.fetch(request, { address, isBodyRead, sink, explainsMistakes: !production });
  const handler: RollcallServer["handler"] = (request, from = {}) => answer(request, from);
  keepTextAnswers(handler, answer);

  return {
    basePath: base,
    handler,
    drain() {
      isDraining = true;
    },
    close() {
      isClosed = true;
      jobs.stop();
      stopObserving();
      streams.endAll();
    },
    idle: () => jobs.idle(),
  };
}

/** Checks what hosts often get wrong, since many use plain JavaScript. */
function requireServerOptions(options: Partial<ServerOptions>): void {
  const { rollcall, authenticate, basePath = "/", origins, log, spool, jobs } = options;
  if (isPromise(rollcall))
    throw new TypeError("`rollcall` is a promise: pass `await createRollcall(…)` to createServer");
  if (typeof rollcall?.call !== "function")
    throw new TypeError("createServer requires `rollcall`: the result of `await createRollcall(…)`");
  if (rollcall.files !== undefined && spool === undefined)
    throw new TypeError("createServer requires `spool` to receive uploads, such as `createFolderSpool(folder)`");
  if (typeof authenticate !== "function")
    throw new TypeError("createServer requires `authenticate`: a function that returns the user of a request, or null");
  if (!basePath.startsWith("/")) throw new TypeError(`\`basePath\` must start with a slash: \`/${basePath}\``);
  // Routes treat some of these as patterns, and no URL contains the others in its path.
  if (/[?#%*:{}|\\\p{Cc}]|\/\.\.?(\/|$)/u.test(basePath))
    throw new TypeError(
      "`basePath` must be a plain path, such as `/app/rollcall`, without patterns, a query or escapes",
    );
  if (origins !== undefined && !(Array.isArray(origins) && origins.every(isOrigin)))
    throw new TypeError("`origins` must be an array of origins without a path, such as `https://app.example.com`");
  if (jobs !== undefined && typeof jobs.start !== "function")
    throw new TypeError("`jobs` must be a job scheduler, such as `createPostgresJobs(…)`");
  if (log !== undefined && typeof log !== "function")
    throw new TypeError("`log` must be a function, such as `(entry) => logger[entry.level](entry)`");
}

/** Browsers send the scheme and host in lower case; apps have their own schemes. */
const isOrigin = (origin: unknown): boolean =>
  typeof origin === "string" && /^[a-z][a-z\d+.-]*:\/\/[^A-Z/?#]+$/.test(origin);

function refuseMethod(c: Context<Exchange>, methods: readonly string[]): Response {
  const allowed = methods.join(", ");
  c.header("Allow", allowed);
  return refuse(c, invalid("method", allowed), 405);
}

const corsHeaders = {
  allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", versionHeader, "X-Request-Id"],
  exposeHeaders: [versionHeader, "X-Request-Id", "Retry-After"],
  maxAge: 600,
};
