export { type CaptureMailer, type CaptureMailerOptions, createCaptureMailer } from "./capture-mailer.ts";
export type { TrustedProxies } from "./client-address.ts";
export {
  type Authenticate,
  createServer,
  type RequestFrom,
  type RollcallServer,
  type ServerOptions,
} from "./create-server.ts";
export { createWebhookSender, type WebhookSenderOptions } from "./delivery/create-webhook-sender.ts";
export type { SpooledUpload, Upload, UploadSpool } from "./documents/upload-spool.ts";
export { type LazyServer, lazyServer } from "./lazy-server.ts";
export type { Log, LogEntry } from "./log.ts";
export { openTelemetry } from "./telemetry/open-telemetry.ts";
export type { UnsubscribeWords } from "./unsubscribe/unsubscribe-page.ts";
export { statusOf } from "./status-of.ts";
