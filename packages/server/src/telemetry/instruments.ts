import {
  type Counter,
  createNoopMeter,
  type Histogram,
  type Meter,
  type MeterProvider,
  metrics,
  type ObservableGauge,
  trace,
  type Tracer,
  type TracerProvider,
  type UpDownCounter,
} from "@opentelemetry/api";

const scope = "@rollcall/server";

/** The instruments of all metrics. Durations are in seconds. */
export interface Instruments {
  readonly requests: Histogram;
  readonly operations: Histogram;
  readonly refusals: Counter;
  readonly transactions: Histogram;
  readonly conflicts: Counter;
  readonly jobs: Histogram;
  readonly failures: Counter;
  readonly mails: Counter;
  readonly streams: UpDownCounter;
  readonly queues: ObservableGauge;
}

/** The bounds that the semantic conventions recommend for HTTP. */
const slow = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
/** Operations and transactions often take less than a millisecond. */
const fast = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

function createInstruments(meter: Meter): Instruments {
  const duration = (name: string, description: string, explicitBucketBoundaries: number[]) =>
    meter.createHistogram(name, { description, unit: "s", advice: { explicitBucketBoundaries } });
  const refusals = { description: "Refused operation calls.", unit: "{call}" };
  const conflicts = { description: "Transaction attempts that conflicted with others.", unit: "{attempt}" };
  const failures = { description: "Failed job attempts for due rows.", unit: "{attempt}" };
  const mails = { description: "Emails that were due.", unit: "{mail}" };
  const streams = { description: "Open event streams.", unit: "{stream}" };
  const queues = { description: "Waiting work.", unit: "{item}" };
  return {
    requests: duration("http.server.request.duration", "Duration of HTTP server requests.", slow),
    operations: duration("rollcall.operation.duration", "Duration of operations.", fast),
    refusals: meter.createCounter("rollcall.operation.refusals", refusals),
    transactions: duration("rollcall.transaction.duration", "Duration of single transaction attempts.", fast),
    conflicts: meter.createCounter("rollcall.transaction.conflicts", conflicts),
    jobs: duration("rollcall.job.duration", "Duration of job runs.", slow),
    failures: meter.createCounter("rollcall.job.failures", failures),
    mails: meter.createCounter("rollcall.mails", mails),
    streams: meter.createUpDownCounter("rollcall.streams", streams),
    queues: meter.createObservableGauge("rollcall.queue.depth", queues),
  };
}

let known: { readonly provider: MeterProvider; readonly meter: Meter; readonly instruments: Instruments } | undefined;

function current() {
  const provider = metrics.getMeterProvider();
  if (known?.provider !== provider) {
    const meter = provider.getMeter(scope);
    known = { provider, meter, instruments: createInstruments(meter) };
  }
  return known;
}

/** The instruments of the registered SDK. Without one they do nothing. An SDK may be registered later. */
export const instruments = (): Instruments => current().instruments;

/** The tracer of the registered SDK. Without one it does nothing. */
export const tracer = (): Tracer => trace.getTracer(scope);

/** The provider of the API, which forwards calls once an SDK is registered. */
interface MaybeProxy extends TracerProvider {
  getDelegateTracer?(name: string): Tracer | undefined;
}

/** Whether an SDK for traces or metrics is registered. Without one, measuring would be wasted work. */
export function isObserved(): boolean {
  if (current().meter !== createNoopMeter()) return true;
  const provider: MaybeProxy = trace.getTracerProvider();
  return provider.getDelegateTracer === undefined || provider.getDelegateTracer(scope) !== undefined;
}

/** The seconds since a time of `performance.now()`. */
export const secondsSince = (began: number): number => (performance.now() - began) / 1000;
