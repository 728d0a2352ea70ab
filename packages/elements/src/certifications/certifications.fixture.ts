import type { RollcallClient } from "@rollcall/core";
import type { Transport } from "@rollcall/core/client";
import { createMemoryFiles } from "@rollcall/storage-memory";
import { type Browser, openPortal, type PortalWorld } from "../ui/testing/portal-world.fixture.ts";

/** A test world in which Mei, a worker, needs the certification "First aid", which is valid for two years. */
export interface CertificationWorld {
  readonly world: PortalWorld;
  /** Mei's browser. */
  readonly mei: Browser;
  /** The browser of a scheduler. Files have the addresses of their content. */
  readonly sam: Browser;
  readonly typeId: string;
  /** The date in this many days. */
  readonly day: (days: number) => string;
  /** Uploads a file and returns its id. */
  readonly upload: (client: RollcallClient, name?: string, content?: BlobPart) => Promise<string>;
  /** Submits a proof for Mei. */
  readonly submit: (more?: object) => Promise<{ readonly id: string; readonly digest: string }>;
  /** Submits and approves a proof for Mei. */
  readonly certify: (expiresOn: string | null) => Promise<void>;
}

/** Opens the test world. With `unavailable`, the virus scanner doesn't answer. */
export async function openCertifications(scanner?: "unavailable"): Promise<CertificationWorld> {
  const scan = () => Promise.resolve({ status: "unavailable", reason: "it is down" } as const);
  const world = await openPortal(scanner && { files: { storage: createMemoryFiles(), scanner: { scan } } });
  const client = world.bea;
  const { id: typeId } = (await client.certifications.createType({ name: "First aid", validMonths: 24 })).type;
  await client.certifications.assign({ typeId, personIds: [world.mei] });
  const addresses = new Map<string, string>();
  const mei = await world.signedIn();
  const sam = world.host("Sam", "scheduler");
  const upload: CertificationWorld["upload"] = async (from, name = "First aid.png", content = "") => {
    const file = new Blob([content === "" ? await picture() : content]);
    const { id } = await from.files.upload(file, name);
    addresses.set(id, URL.createObjectURL(file));
    return id;
  };
  const submit: CertificationWorld["submit"] = async (more = {}) => {
    const documentIds = [await upload(mei.client)];
    return (await mei.client.portal.submitProof({ typeId, documentIds, ...more })).proof;
  };
  return {
    ...{ world, mei, typeId, upload, submit },
    sam: { ...sam, transport: withAddresses(sam.transport, addresses) },
    day: (days) => new Date(world.now() + days * 86_400_000).toISOString().slice(0, 10),
    async certify(expiresOn) {
      const { id: proofId, digest } = await submit();
      await sam.client.certifications.approveProof({ proofId, digest, validFrom: null, expiresOn });
    },
  };
}

/** A transport without a server has no addresses that a page can load. */
function withAddresses(transport: Transport, addresses: ReadonlyMap<string, string>): Transport {
  const { files } = transport;
  if (files === undefined) return transport;
  return { ...transport, files: { ...files, url: (id) => addresses.get(id) ?? files.url(id) } };
}

/** A picture of 300 by 200 pixels as PNG. */
async function picture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(300, 200);
  const context = canvas.getContext("2d");
  if (context) {
    context.fillStyle = "#f3efe2";
    context.fillRect(0, 0, 300, 200);
    context.fillStyle = "#334";
    context.fillText("First aid course completed", 40, 100);
  }
  return canvas.convertToBlob();
}

/** Chooses files in a field. */
export function chooseFiles(input: HTMLInputElement, ...files: readonly File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** A file that the server accepts as a photo. */
export const photo = async (name: string): Promise<File> => new File([await picture()], name);
