import type { Page } from "playwright-core";

/** An email as listed by the example. */
interface Letter {
  readonly id: string;
  readonly to: string;
}

/** The newest mail to an address, as HTML. */
async function mailTo(page: Page, to: string): Promise<string> {
  const letters = (await (await page.request.get("/mailbox/letters")).json()) as readonly Letter[];
  const letter = letters.find((one) => one.to.startsWith(to));
  if (letter === undefined) throw new Error(`no mail to \`${to}\``);
  return (await page.request.get(`/mailbox/${letter.id}/html`)).text();
}

/** Follows the link in the newest mail to an address. The tab keeps its token. */
export async function followInvitation(page: Page, to: string): Promise<void> {
  const mail = await mailTo(page, to);
  const link = /\/invitation#[\w.-]+/.exec(mail)?.[0];
  if (link === undefined) throw new Error(`no link in the email to \`${to}\``);
  await page.goto(link);
  await page.locator("invitation-landing").getByRole("heading").first().waitFor();
}

/** Opens the newest mail, or the newest to an address. */
export async function openLetter(page: Page, to = ""): Promise<void> {
  await page.locator("mailbox-list").getByRole("link").filter({ hasText: to }).first().click();
}

/** The temporary password in the newest mail to an address. */
export async function temporaryPasswordOf(page: Page, to: string): Promise<string> {
  const password = /\b(?:[2-9a-km-z]{4}-){4}[2-9a-km-z]{4}\b/.exec(await mailTo(page, to))?.[0];
  if (password === undefined) throw new Error(`no password in the email to \`${to}\``);
  return password;
}
