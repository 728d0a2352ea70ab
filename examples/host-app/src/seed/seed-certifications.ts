import type { Rollcall, RollcallClient } from "@rollcall/core";
import { admin, harbourMaster } from "../personas.ts";
import { demoPassword, demoWorker } from "./external-people.ts";
import { samplePdf, samplePhoto } from "./sample-proofs.ts";
import { clientOf } from "./seed.ts";
import { hostUsers } from "./staff.ts";
import { asWorker } from "./worker-client.ts";

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const key = (step: string): { readonly idempotencyKey: string } => ({ idempotencyKey: `seed:certifications:${step}` });

/** The certifications of the harbour. */
const types = {
  firstAid: { name: "First aid at work", validMonths: 36, graceDays: 14, description: "Course at the harbour office." },
  crane: { name: "Crane operator, class 3", validMonths: 60, renewalDays: 90 },
  induction: { name: "Port safety induction", proofRequired: false },
} as const;

/** The last days of the proofs that schedulers approved for the first members of the staff. */
const approvedUntil = [420, 19, -5, 7] as const;

/**
 * Fills the catalog of certifications, and lets people upload proofs: some are approved, one is rejected, others wait for review.
 * Can resume an interrupted seed.
 */
export async function seedCertifications(rollcall: Rollcall): Promise<void> {
  const amara = clientOf(rollcall, admin.identity);
  const typeIds = new Map<keyof typeof types, string>();
  for (const [name, settings] of Object.entries(types)) {
    const { type } = await amara.certifications.createType(settings, key(`type:${name}`));
    typeIds.set(name as keyof typeof types, type.id);
  }
  const idOf = (name: keyof typeof types): string => typeIds.get(name) ?? "";
  // No one decides on their own proofs.
  const reviewers = new Set([admin, harbourMaster].map(({ identity }) => identity.hostUserId));
  const staff = hostUsers.filter(({ hostUserId }) => !reviewers.has(hostUserId)).slice(0, 8);
  const clients = staff.map((identity) => clientOf(rollcall, identity));
  const { rows } = await amara.people.list({ search: demoWorker.email });
  const farid = rows[0]?.id ?? "";
  const own = await Promise.all(clients.map(async ({ people }) => (await people.getMe({})).person.id));
  await amara.certifications.assign({ typeId: idOf("firstAid"), personIds: [farid, ...own] }, key("assign:first-aid"));
  await amara.certifications.assign(
    { typeId: idOf("crane"), personIds: [farid, ...own.slice(0, 3)] },
    key("assign:crane"),
  );
  await amara.certifications.assign({ typeId: idOf("induction"), personIds: [farid] }, key("assign:induction"));
  const induction = { personId: farid, typeId: idOf("induction"), validFrom: inDays(-300), expiresOn: null };
  await amara.certifications.setValidity(induction, key("induction"));

  const review = clientOf(rollcall, harbourMaster.identity).certifications;
  const submit = async (client: RollcallClient, typeId: string, files: readonly (readonly [Blob, string])[]) => {
    const { certifications } = await client.portal.listCertifications({});
    const state = certifications.find((one) => one.typeId === typeId)?.state;
    // An earlier run has already done this.
    if (state !== "missing") return undefined;
    const documentIds: string[] = [];
    for (const [file, name] of files) documentIds.push((await client.files.upload(file, name)).id);
    return (await client.portal.submitProof({ typeId, documentIds, issuedOn: inDays(-30) })).proof;
  };
  for (const [index, days] of approvedUntil.entries()) {
    const client = clients[index + 1];
    const pdf = [samplePdf("First aid at work"), "First aid.pdf"] as const;
    const proof = client && (await submit(client, idOf("firstAid"), [pdf]));
    if (proof === undefined) continue;
    const { id: proofId, digest } = proof;
    await review.approveProof({ proofId, digest, validFrom: inDays(days - 1095), expiresOn: inDays(days) });
  }
  const [first, second] = clients;
  if (first)
    await submit(first, idOf("firstAid"), [
      [samplePhoto(), "IMG_2041.png"],
      [samplePhoto(), "IMG_2042.png"],
    ]);
  if (second) await submit(second, idOf("crane"), [[samplePdf("Crane operator, class 3"), "License.pdf"]]);
  await asWorker(rollcall, { email: demoWorker.email, password: demoPassword }, async (client) => {
    const proof = await submit(client, idOf("crane"), [[samplePdf("Crane operator, class 3"), "Crane license.pdf"]]);
    if (proof !== undefined) {
      const { id: proofId, digest } = proof;
      await review.approveProof({ proofId, digest, validFrom: inDays(-1400), expiresOn: inDays(412) });
    }
    const photo = await submit(client, idOf("firstAid"), [[samplePhoto(), "First aid.png"]]);
    const reason = "The name on the card can’t be read. Take the photo in better light.";
    if (photo !== undefined) await review.rejectProof({ proofId: photo.id, digest: photo.digest, reason });
  });
}
