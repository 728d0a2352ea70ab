export { createCalendarReader, type CalendarReaderOptions } from "./calendars/create-calendar-reader.ts";
export { storeLimits } from "../limits/store-limits.ts";
export { nodePlatform, type NodePlatform } from "./node-platform.ts";
export { nodeSecrets, type NodeSecrets } from "./node-secrets.ts";
export { type NodeServer, serve, type ServeOptions } from "./serve.ts";
export { type ExpressHandler, toExpress } from "./to-express.ts";
export { type MountedRequest, type NodeHandler, toNodeHandler } from "./to-node-handler.ts";
export { createSmtpMailer, type SmtpMailer, type SmtpMailerOptions, type SmtpTimeouts } from "./mail/smtp-mailer.ts";
export { type Argon2PasswordsOptions, createArgon2Passwords } from "./passwords/argon2-passwords.ts";
