import type { DocumentView, RollcallClient } from "@rollcall/core";
import type { Reason } from "@rollcall/core/contract";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { reasonOf } from "../../messages/reason-words.ts";

/** How files are uploaded and deleted. */
export interface FileActions {
  /** Uploads a file. `onProgress` receives the bytes that were sent. */
  readonly upload: (
    client: RollcallClient,
    file: File,
    options: { readonly signal: AbortSignal; readonly onProgress: (sent: number) => void },
  ) => Promise<DocumentView>;
  /** Deletes a file that was uploaded and isn't needed. */
  readonly discard: (client: RollcallClient, document: DocumentView) => Promise<unknown>;
}

/** Sends files to the server, and deletes them there. */
export const serverFiles: FileActions = {
  upload: (client, file, options) => client.files.upload(file, file.name, options),
  discard: (client, { id: documentId }) => client.portal.removeDocument({ documentId }),
};

/** A file of the queue and its state. */
export type QueuedFile = { readonly key: number; readonly name: string; readonly size: number } & (
  | { readonly state: "waiting"; readonly file: File }
  | { readonly state: "sending"; readonly file: File; readonly sent: number; readonly flight: AbortController }
  | { readonly state: "failed"; readonly file: File; readonly reason: Reason }
  | { readonly state: "done"; readonly document: DocumentView }
);

/** The element that uploads. */
export type QueueHost = ReactiveControllerHost & { readonly client: RollcallClient | undefined };

/** How many files are sent at the same time. */
const maxSending = 3;

/** Uploads files, a few at a time. Each one can be canceled, sent again and removed; all stop when the element is removed. */
export class UploadQueue implements ReactiveController {
  files: readonly QueuedFile[] = [];
  readonly #host: QueueHost;
  readonly #changed: () => void;
  readonly #actions: FileActions;
  #lastKey = 0;

  constructor(host: QueueHost, changed: () => void, actions: FileActions = serverFiles) {
    this.#host = host;
    this.#changed = changed;
    this.#actions = actions;
    host.addController(this);
  }

  /** The uploaded files, in the order in which they were added. */
  get documents(): readonly DocumentView[] {
    return this.files.flatMap((file) => (file.state === "done" ? [file.document] : []));
  }

  /** Whether a file is waiting or being uploaded. */
  get isBusy(): boolean {
    return this.files.some(({ state }) => state === "waiting" || state === "sending");
  }

  hostDisconnected(): void {
    this.reset();
  }

  add(files: readonly File[]): void {
    const added = files.map((file) => ({ key: ++this.#lastKey, name: file.name, size: file.size, file }));
    this.#set([...this.files, ...added.map((one) => ({ ...one, state: "waiting" as const }))]);
    this.#continue();
  }

  /** Adds a file that isn't sent, with the reason. */
  refuse(file: File, reason: Reason): void {
    const { name, size } = file;
    this.#set([...this.files, { key: ++this.#lastKey, name, size, file, state: "failed", reason }]);
  }

  retry(key: number): void {
    this.#update(key, (one) => {
      if (one.state !== "failed") return one;
      const { name, size, file } = one;
      return { key, name, size, file, state: "waiting" };
    });
    this.#continue();
  }

  /** Removes a file: cancels its upload, or deletes it on the server. */
  remove(key: number): void {
    for (const one of this.files) if (one.key === key) this.#discard(one);
    this.#set(this.files.filter((one) => one.key !== key));
    this.#continue();
  }

  /** Empties the queue. Pending uploads are canceled; uploaded files are deleted unless something refers to them. */
  reset(isKept = false): void {
    for (const one of this.files) if (!isKept || one.state !== "done") this.#discard(one);
    this.#set([]);
  }

  #discard(one: QueuedFile): void {
    const { client } = this.#host;
    if (one.state === "sending") one.flight.abort();
    // Otherwise the server deletes it after a day.
    if (one.state === "done" && client) void this.#actions.discard(client, one.document).catch(() => undefined);
  }

  #continue(): void {
    const { client } = this.#host;
    if (client === undefined) return;
    const free = maxSending - this.files.filter(({ state }) => state === "sending").length;
    const waiting = this.files.filter((one) => one.state === "waiting");
    for (const one of waiting.slice(0, Math.max(0, free))) void this.#send(client, one);
  }

  async #send(client: RollcallClient, { key, name, size, file }: Extract<QueuedFile, { state: "waiting" }>) {
    const flight = new AbortController();
    const { signal } = flight;
    const sending = (sent: number) => ({ key, name, size, file, state: "sending" as const, sent, flight });
    this.#update(key, () => sending(0));
    const end = await this.#actions
      .upload(client, file, {
        signal,
        onProgress: (sent) => signal.aborted || this.#update(key, () => sending(sent)),
      })
      .then(
        (document) => ({ key, name, size, state: "done" as const, document }),
        (error: unknown) => ({ key, name, size, file, state: "failed" as const, reason: reasonOf(error) }),
      );
    if (signal.aborted) return;
    this.#update(key, () => end);
    this.#continue();
  }

  #update(key: number, change: (file: QueuedFile) => QueuedFile): void {
    this.#set(this.files.map((one) => (one.key === key ? change(one) : one)));
  }

  #set(files: readonly QueuedFile[]): void {
    this.files = files;
    this.#host.requestUpdate();
    this.#changed();
  }
}
