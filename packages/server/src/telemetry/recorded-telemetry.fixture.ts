import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { type Attributes, context, metrics, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { MeterProvider, MetricReader } from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

/** A value of a metric: a number, or the count of a histogram. */
export interface Point {
  readonly attributes: Attributes;
  readonly value: number;
}

/** What an SDK received. */
export interface RecordedTelemetry {
  spans(): readonly ReadableSpan[];
  /** The values of a metric. */
  points(metric: string): Promise<readonly Point[]>;
  /** All metrics by name, and their attributes. */
  metrics(): Promise<Readonly<Record<string, readonly Point[]>>>;
}

class ManualReader extends MetricReader {
  protected override onForceFlush = (): Promise<void> => Promise.resolve();
  protected override onShutdown = (): Promise<void> => Promise.resolve();
}

/** Registers an SDK that keeps everything in memory, until the test ends. */
export function recordTelemetry(t: TestContext): RecordedTelemetry {
  const exporter = new InMemorySpanExporter();
  const reader = new ManualReader();
  const tracers = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const meters = new MeterProvider({ readers: [reader] });
  trace.setGlobalTracerProvider(tracers);
  metrics.setGlobalMeterProvider(meters);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  t.after(() => {
    for (const api of [trace, metrics, context, propagation]) api.disable();
  });
  const collect = async () => {
    const { resourceMetrics, errors } = await reader.collect();
    assert.deepEqual(errors, []);
    const all = resourceMetrics.scopeMetrics.flatMap((scope) => scope.metrics);
    const toPoints = ({ dataPoints }: (typeof all)[number]): Point[] =>
      dataPoints.map(({ attributes, value }) => ({
        attributes,
        value: typeof value === "number" ? value : value.count,
      }));
    return Object.fromEntries(all.map((metric) => [metric.descriptor.name, toPoints(metric)]));
  };
  return {
    spans: () => exporter.getFinishedSpans(),
    points: async (metric) => (await collect())[metric] ?? [],
    metrics: collect,
  };
}
