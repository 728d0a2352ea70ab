import type { Job } from "../identity/domain.ts";
import type { Mailer } from "../ports/mailer.ts";

/** Grants or revokes organization admin rights. */
export interface GrantedAdmin {
  readonly organizationId: string;
  readonly hostUserId: string;
  readonly revoke?: boolean;
}

/** Which parts a Rollcall was composed with. */
export interface Composition {
  readonly mail: { readonly baseUrl: string; readonly mailer: Mailer } | undefined;
  /** Whether secrets use a permanent key of the host. */
  readonly hasOwnSecrets: boolean;
  /** Whether rate limits apply. Without them, passwords can be guessed without limit. */
  readonly hasLimits: boolean;
}

/** A job of a composed Rollcall. */
export interface RollcallJob extends Omit<Job, "run"> {
  /**
   * Runs the job once.
   * @throws {StoreUnavailable} the store cannot be written; the next run continues
   */
  readonly run: () => Promise<unknown>;
}
