import { lookup as systemLookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { AddressRefused } from "@rollcall/core";
import { RequestFilteringHttpsAgent } from "request-filtering-agent";
import { isLocalhost, isOwnNetwork } from "./is-own-network.ts";

/** A request to an address that a person supplied. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
  /** Whether the origin is exempt: any IP address is allowed, even without TLS. */
  readonly exempt: boolean;
  readonly signal: AbortSignal;
  /** Resolves host names. Default: the system resolver. Its results are checked like all others. */
  readonly lookup?: LookupFunction | undefined;
}

/**
 * Sends a request once. IP addresses are checked when the socket is opened, so DNS responses that change have no effect
 * (P66). Redirects are not followed and connections are not kept.
 * @throws {AddressRefused} the address points to this machine or its network
 */
export async function sendRequest<T>(
  outgoing: OutgoingRequest,
  read: (response: IncomingMessage) => T | Promise<T>,
): Promise<T> {
  const { url, method, headers, body, exempt, signal, lookup } = outgoing;
  // An IP address as host name is never resolved.
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (!exempt && (isLocalhost(literal) || isOwnNetwork(literal))) throw new AddressRefused();
  const options = {
    method,
    signal,
    headers,
    agent: exempt ? false : new RequestFilteringHttpsAgent({ keepAlive: false }),
    ...(exempt ? lookup && { lookup } : { lookup: filtered(lookup ?? systemLookup) }),
  };
  const request = exempt && url.protocol === "http:" ? requestHttp(url, options) : requestHttps(url, options);
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.on("error", reject).on("response", resolve).end(body);
    });
    return await read(response);
  } catch (error) {
    throw isRefusal(error) ? new AddressRefused(undefined, { cause: error }) : error;
  } finally {
    request.destroy();
  }
}

/** A lookup that fails if any of its results is in the ranges of `isOwnNetwork`. The agent checks the results for all other ranges. */
const filtered =
  (lookup: LookupFunction): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, options, (error, found, family) => {
      // After an error, there are no results.
      const addresses =
        error === null ? (typeof found === "string" ? [found] : found.map(({ address }) => address)) : [];
      const isAllowed = !addresses.some(isOwnNetwork);
      callback(isAllowed ? error : new Error(`the address of ${hostname} is not allowed`), found, family);
    });
  };

/** Refusals of the agent have no code; errors of the socket and of TLS do. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error && !("code" in error) && error.message.includes("is not allowed");
