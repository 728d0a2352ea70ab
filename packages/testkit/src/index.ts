export { storeConformance, type ConformanceOptions } from "./conformance/store-conformance.ts";
export type { NeededState, StorePair } from "./conformance/store-pair.ts";
export { createFakeServer, type FakeServer, type FakeServerOptions } from "./fake-server.ts";
export {
  faultAt,
  type FaultPlan,
  faultyStore,
  type FaultyStore,
  type PortCall,
  type StoreFault,
} from "./faults/faulty-store.ts";
export {
  oneAtATime,
  scheduledStore,
  type ScheduledStoreOptions,
  type TaskScheduler,
} from "./scheduled/scheduled-store.ts";
export { createTestClock, type TestClock } from "./test-clock.ts";
export { createTestIds } from "./test-ids.ts";
export type { OpenTransport, Served } from "./transport-suite/open-transport.ts";
export { transportConformance, type TransportConformanceOptions } from "./transport-suite/transport-conformance.ts";
