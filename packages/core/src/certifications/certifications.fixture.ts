import assert from "node:assert/strict";
import type { RollcallOptions } from "../index.ts";
import { openProfiles, type Worker } from "../profiles/profiles.fixture.ts";

/** Uploads a PDF with this text as its content. */
export const upload = async ({ client }: Pick<Worker, "client">, text: string): Promise<string> =>
  (await client.files.upload(new Blob([`%PDF-1.7\n${text}\n%%EOF\n`]), "Certificate.pdf")).id;

/**
 * Two workers, two schedulers and a certification that Wim has: valid for two years, renewable 60 days before it expires, with 14
 * days of grace. It is January 5, 2026.
 */
export async function openCertifications(parts: Partial<RollcallOptions> = {}) {
  const world = await openProfiles(parts);
  const { app, kim, wim } = world;
  const sam = await app.user("Sam", { organizationRole: "scheduler" });
  const settings = { name: "First aid", validMonths: 24, graceDays: 14 };
  const { id: typeId } = (await kim.client.certifications.createType(settings)).type;
  await kim.client.certifications.assign({ typeId, personIds: [wim.id] });
  /** Wim's certification as he sees it. */
  const own = async () =>
    (await wim.client.portal.listCertifications({})).certifications[0] ?? assert.fail("no certification");
  /** Submits one of Wim's proofs. */
  const submit = async (text = "Page 1") =>
    (await wim.client.portal.submitProof({ typeId, documentIds: [await upload(wim, text)] })).proof;
  /** Submits and approves one of Wim's proofs. */
  const certify = async (validFrom: string | null, expiresOn: string | null) => {
    const { id: proofId, digest } = await submit();
    return (await kim.client.certifications.approveProof({ proofId, digest, validFrom, expiresOn })).proof;
  };
  return { ...world, sam, typeId, own, submit, certify };
}
