export { createHttpClient } from "./http-client.ts";
export { createHttpTransport, type HttpTransportOptions } from "./http-transport.ts";
