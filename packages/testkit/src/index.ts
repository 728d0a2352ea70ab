export { storeConformance, type ConformanceOptions } from "./conformance/store-conformance.ts";
export type { StorePair } from "./conformance/store-pair.ts";
export { createFakeServer, type FakeServer, type FakeServerOptions } from "./fake-server.ts";
export { createTestClock, type TestClock } from "./test-clock.ts";
export { createTestIds } from "./test-ids.ts";
export type { OpenTransport, Served } from "./transport-suite/open-transport.ts";
export { transportConformance, type TransportConformanceOptions } from "./transport-suite/transport-conformance.ts";
