/** The tag of routes that aren't operations. */
export const serverTag = "server";

const reference = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const refusals = (...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, reference("responses", String(status))]));
const content = (type: string, schema: object) => ({ content: { [type]: { schema } } });
const string = { type: "string" };
const unsubscribeToken = { name: "token", in: "query", required: true, schema: string };

const health = (operationId: string, summary: string, description: string, ...refused: readonly number[]) => ({
  get: {
    operationId,
    summary,
    tags: [serverTag],
    security: [],
    responses: {
      200: {
        description,
        ...content("application/json", {
          type: "object",
          required: ["status"],
          properties: { status: { const: "ok" } },
        }),
      },
      ...refusals(...refused),
    },
  },
});

/** The routes of a server that aren't operations. */
export const serverPaths = {
  "/events": {
    get: {
      operationId: "events",
      summary: "Streams changes as server-sent events.",
      description:
        "The data of each event is the JSON of a `StreamMessage`. A comment is sent immediately and at least every 15 seconds. The stream ends when the caller changes; reconnect with the last numbers.",
      tags: [serverTag],
      parameters: [
        {
          name: "position",
          in: "query",
          required: true,
          description: "The topics to follow, each with the last received number, or null to start from now.",
          ...content("application/json", {
            type: "object",
            minProperties: 1,
            maxProperties: 64,
            additionalProperties: { type: ["integer", "null"], minimum: 0 },
          }),
        },
      ],
      responses: {
        200: { description: "The stream.", ...content("text/event-stream", reference("schemas", "StreamMessage")) },
        ...refusals(401, 403, 422, 429, 500, 503),
      },
    },
  },
  "/session": {
    get: {
      operationId: "session",
      summary: "Returns the caller.",
      description: "Signed-out callers also get status 200, so that the browser logs no error.",
      tags: [serverTag],
      security: [],
      responses: {
        200: {
          description: "The caller.",
          ...content("application/json", {
            type: "object",
            required: ["session", "anonymous"],
            properties: {
              session: {
                description: "The caller, or null if no one is signed in.",
                type: ["object", "null"],
                required: ["personId"],
                properties: { personId: string },
              },
              reason: reference("schemas", "Reason"),
              anonymous: { description: "The operations that need no session.", type: "array", items: string },
            },
          }),
        },
        ...refusals(422, 500, 503),
      },
    },
  },
  "/calendar/{file}": {
    get: {
      operationId: "calendar",
      summary: "Returns the shifts of a calendar link as iCalendar.",
      description: "The path is the one that `portal.createCalendarLink` returned. It grants access on its own.",
      tags: [serverTag],
      security: [],
      parameters: [{ name: "file", in: "path", required: true, schema: string }],
      responses: {
        200: { description: "The calendar.", ...content("text/calendar", string) },
        304: { description: "The calendar is unchanged." },
        ...refusals(404, 500, 503),
      },
    },
  },
  "/unsubscribe": {
    get: {
      operationId: "unsubscribePage",
      summary: "Shows the page that notification emails link to.",
      description: "Changes nothing, because mail scanners open links.",
      tags: [serverTag],
      security: [],
      parameters: [unsubscribeToken],
      responses: {
        200: { description: "The page.", ...content("text/html", string) },
        404: { description: "A page about an invalid link.", ...content("text/html", string) },
      },
    },
    post: {
      operationId: "unsubscribe",
      summary: "Stops notification emails with the link in one of them.",
      description: "Mail programs call it for `List-Unsubscribe` (RFC 8058). The body is ignored.",
      tags: [serverTag],
      security: [],
      parameters: [
        unsubscribeToken,
        {
          name: "all",
          in: "query",
          description: "Whether to stop all notification emails, not only those about the same kind of event.",
          schema: { type: "boolean" },
        },
      ],
      responses: {
        200: { description: "A page that confirms it.", ...content("text/html", string) },
        404: { description: "A page about an invalid link.", ...content("text/html", string) },
        503: { description: "A page that asks to try again.", ...content("text/html", string) },
      },
    },
  },
  "/push-worker.js": {
    get: {
      operationId: "pushWorker",
      summary: "Returns the service worker for push messages.",
      tags: [serverTag],
      security: [],
      responses: { 200: { description: "The script.", ...content("text/javascript", string) } },
    },
  },
  "/offline-worker.js": {
    get: {
      operationId: "offlineWorker",
      summary: "Returns the service worker that keeps the pages of a portal.",
      tags: [serverTag],
      security: [],
      responses: { 200: { description: "The script.", ...content("text/javascript", string) } },
    },
  },
  "/health": health("health", "Checks whether the store responds.", "The store responds.", 503),
  "/health/live": health(
    "live",
    "Checks whether the process responds. Doesn't use the store.",
    "The process responds.",
  ),
  "/health/ready": health(
    "ready",
    "Checks whether the server should receive requests: the store responds, jobs run, and the server isn't shutting down.",
    "The server is ready.",
    503,
  ),
};

const message = (kind: string, description: string, properties: Readonly<Record<string, object>>) => ({
  description,
  type: "object",
  required: ["kind", ...Object.keys(properties)],
  properties: { kind: { const: kind }, ...properties },
});

const number = { type: "integer", description: "The sequence number of the topic." };
const topic = { type: "string", description: "The id of a schedule, a person or an organization." };

/** A message of the event stream. */
export const streamMessage = {
  oneOf: [
    message("change", "A change of a topic. A gap between numbers means that a change was missed.", {
      topic,
      number,
      operation: string,
      actorId: { type: "string", description: "The person who made the change." },
      at: { type: "string", format: "date-time" },
      events: { type: "array", items: reference("schemas", "Event") },
      decisionsChanged: { type: "boolean", description: "Whether other decisions may have changed." },
    }),
    message("ready", "The stream is live.", {
      topics: { description: "The latest number of each topic.", type: "object", additionalProperties: number },
    }),
    message("reload", "Too many changes were missed: load the topic again.", { topic, number }),
    message("closed", "The caller can't see this topic.", { topic }),
  ],
} as const;
