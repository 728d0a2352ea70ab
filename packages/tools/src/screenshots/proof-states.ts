import type { Page } from "playwright-core";
import type { PageState } from "./page-state.ts";
import { scrollTo } from "./scroll-to.ts";

const catalogues = { persona: "harbour-master" } as const;
const certifications = (tab: string) => ({ persona: "admin", path: `/planner/certifications/${tab}` }) as const;
const own = { persona: "member", path: "/me", tag: "my-certifications" } as const;

/** The pages about skills and certifications, and about the proofs for them. */
export const proofStates: readonly PageState[] = [
  { ...catalogues, path: "/planner/skills", name: "skill-catalogue", tag: "skill-catalogue", shows: "Add skill" },
  {
    ...{ ...catalogues, path: "/planner/skills", name: "skill-catalogue-people", tag: "skill-catalogue" },
    ...{ shows: "Farid Nazari", act: showPeople },
  },
  {
    ...{ ...certifications("catalogue"), name: "certification-catalogue", tag: "certification-catalogue" },
    shows: "First aid at work",
  },
  {
    ...{ ...certifications("catalogue"), name: "certification-catalogue-edit", tag: "certification-catalogue" },
    ...{ shows: "Accepted files", act: editCertification },
  },
  {
    ...{ ...certifications("overview"), name: "certification-overview", tag: "certification-overview" },
    shows: "Expires soon",
  },
  { ...certifications("review"), name: "proof-review", tag: "proof-review", shows: "Approve", act: showPhoto },
  {
    ...{ ...certifications("review"), name: "proof-review-reject", tag: "proof-review" },
    ...{ shows: "Reason", act: startRejecting },
  },
  { ...own, name: "my-certifications", shows: "Waiting for review", act: scrollTo(own.tag) },
  { ...own, name: "my-certifications-upload", shows: "You can also drop files here", act: openUpload },
];

/** Shows the people with the skill that has ratings of both sides. */
async function showPeople(page: Page): Promise<void> {
  await page.getByRole("button", { name: "People with Ship-to-shore crane" }).click();
}

async function editCertification(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Edit First aid at work" }).click();
}

/** The photo of the first proof loads after the queue. */
async function showPhoto(page: Page): Promise<void> {
  await page.locator("proof-review [part=image]").waitFor();
}

async function startRejecting(page: Page): Promise<void> {
  await showPhoto(page);
  await page.locator("proof-review [part=reject]").click();
}

async function openUpload(page: Page): Promise<void> {
  await page.locator("my-certifications [part=upload-proof]").first().click();
}
