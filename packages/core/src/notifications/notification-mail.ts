import { update } from "../kernel/store/change.ts";
import { portalOf } from "../access/account-mails.ts";
import { withoutLinks } from "../mail/html.ts";
import type { MailEnd, MailKind } from "../ports/mail-kind.ts";
import { type LinkedPage, withParameter } from "../ports/mail-settings.ts";
import { type DeliveryEnd, deliveries, deliveryById, type DeliveryRow } from "./collection.ts";
import { contentDetails, contentFacts, contentOf, type KnownContent } from "./delivery-content.ts";
import { unsubscribePurpose } from "./unsubscribe.ts";

type KnownDelivery = KnownContent & {
  readonly delivery?: DeliveryRow | undefined;
};

const ends: Readonly<Record<MailEnd, DeliveryEnd>> = {
  sent: "sent",
  refused: "failed",
  "gave-up": "failed",
  cancelled: "cancelled",
};

/** The email about notifications. It is evaluated again when it is sent, and has separate limits (Q59). */
export const notificationMailKind: MailKind = {
  purpose: unsubscribePurpose,
  hasOwnLimits: true,
  link: (mail, _token, { portal }) => portalOf(mail, portal),
  unsubscribe: (token, paths) => withParameter(paths.unsubscribe, "token", token),
  facts: ({ subjectId }) => ({ delivery: deliveryById(subjectId) }),
  subjectFacts: ({ delivery }: KnownDelivery) => (delivery === undefined ? {} : contentFacts(delivery)),
  detailFacts: (known: KnownDelivery, _mail, now) => (known.delivery === undefined ? {} : contentDetails(known, now)),
  prepare(known: KnownDelivery, _mail, { secretHash, now, notifications }) {
    const { delivery } = known;
    if (delivery === undefined || delivery.end !== null) return undefined;
    const content = contentOf(delivery, known, notifications, now, withoutLinks);
    if (content === undefined || content.recipient.email === "") return undefined;
    const { recipient, settings, texts, marked, page, pages } = content;
    const words = notifications.words[settings.language]?.mail;
    const [first] = texts;
    const [shown] = marked;
    if (words === undefined || first === undefined || shown === undefined) return undefined;
    const isOne = texts.length === 1;
    const labelOf = (to: LinkedPage | null | undefined): string => (to && words.pages?.[to.page]) ?? words.action;
    const hasOwnPages = new Set(pages.map((one) => JSON.stringify(one))).size > 1;
    const subject = isOne ? first.title : words.subject(texts.length);
    return {
      draft: {
        ...{ template: "notification", to: { address: recipient.email, name: recipient.name }, values: {} },
        text: {
          subject,
          heading: isOne ? shown.title : subject,
          lines: isOne ? [shown.text] : marked.map(({ title, text }) => `${title}. ${text}`),
          ...{ action: labelOf(page), small: [words.settings] },
        },
        ...(page && { page }),
        ...(hasOwnPages && { linked: pages.map((one) => ({ label: labelOf(one), page: one })) }),
        ...{ language: settings.language, unsubscribe: words.unsubscribe },
      },
      changes: [update(deliveries, [delivery.id], { unsubscribeHash: secretHash })],
    };
  },
  settle: ({ delivery }: KnownDelivery, _mail, end, now) =>
    delivery === undefined
      ? {}
      : {
          changes: [
            update(deliveries, [delivery.id], {
              ...{ end: ends[end], endedAt: now },
              reason: end === "refused" ? "mail-refused" : end === "gave-up" ? "mail-undeliverable" : null,
            }),
          ],
        },
};
