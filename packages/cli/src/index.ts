export { defineConfig } from "./config/define-config.ts";
export type {
  DatabaseConfig,
  FilesConfig,
  FurtherParts,
  MailConfig,
  PostgresConfig,
  RollcallConfig,
  SqliteConfig,
} from "./config/rollcall-config.ts";
