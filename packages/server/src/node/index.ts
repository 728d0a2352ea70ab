export { createCalendarReader, type CalendarReaderOptions } from "./calendars/create-calendar-reader.ts";
export {
  createOutgoingFetch,
  type OutgoingFetch,
  type OutgoingFetchOptions,
} from "./outgoing/create-outgoing-fetch.ts";
export { storeLimits } from "../limits/store-limits.ts";
export { nodePlatform, type NodePlatform } from "./node-platform.ts";
export { nodeSecrets, type NodeSecrets } from "./node-secrets.ts";
export { type NodeServer, serve, type ServeOptions } from "./serve.ts";
export { type ExpressHandler, toExpress } from "./to-express.ts";
export { type MountedRequest, type NodeHandler, toNodeHandler } from "./to-node-handler.ts";
export { createSmtpMailer, type SmtpMailer, type SmtpMailerOptions, type SmtpTimeouts } from "./mail/smtp-mailer.ts";
export { type Argon2PasswordsOptions, createArgon2Passwords } from "./passwords/argon2-passwords.ts";
export { createWebPushSender, type WebPushSenderOptions } from "./push/create-web-push-sender.ts";
export { createPushKeys, type PushKeys } from "./push/push-keys.ts";
export { createClamavScanner, type ClamavScannerOptions } from "./files/clamav-scanner.ts";
export { createFolderFiles } from "./files/folder-files.ts";
export { createFolderSpool, type FolderSpoolOptions } from "./files/folder-spool.ts";
export { createS3Files, type S3FilesOptions } from "./files/s3-files.ts";
