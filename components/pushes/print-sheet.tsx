import { useLocale, useTranslations } from "next-intl";
import { showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { Qr } from "@/components/shared/qr";
import type { PushContent } from "@/lib/pushes/content";
import { ContentTable } from "./content-table";

/** One target's sheet, black on white: number, revision, day, address, lines, and the document's code. */
export function PrintSheet({
  head,
  suffix,
  content,
  nth,
  of,
  code,
}: {
  head: { name: string; revision: number; unofficial: boolean; cancelled: boolean };
  suffix: string;
  content: PushContent;
  nth: number;
  of: number;
  /** What the code opens: for a supplier his own link, which needs no sign-in. */
  code: string;
}) {
  const t = useTranslations("pushes");
  const locale = useLocale();
  return (
    <article className="mb-10 break-after-page last:break-after-auto">
      <header className="mb-4 flex items-start justify-between gap-6">
        <div>
          <p className="text-sm">
            {content.studio} · {content.branch}
          </p>
          <h2 className="text-xl">
            {t("title")} {head.name}-{suffix}
          </h2>
          <p className="text-muted-foreground text-sm">
            {t("revision-nth", { revision: head.revision })}
            {head.unofficial && ` · ${t("not-submitted-yet")}`}
            {head.cancelled && ` · ${t("was-cancelled")}`}
          </p>
        </div>
        <Qr text={code} label={t("document-code")} className="size-20 shrink-0" />
      </header>
      <Facts
        facts={[
          { label: t("target"), value: content.recipient, strong: true },
          {
            label: t("due"),
            value: showDay(content.dueOn, locale, { form: "full" }),
            strong: true,
          },
          { label: t("ship-to"), value: content.shipTo },
          { label: t("buyer"), value: `${content.buyer.name} ${content.buyer.phone}`.trim() },
        ]}
      />
      <ContentTable content={content} />
      {content.notes && (
        <p className="mt-3 whitespace-pre-line break-words text-sm">{content.notes}</p>
      )}
      <footer className="mt-6 flex justify-between text-muted-foreground text-xs">
        <span>{t("sign-here")} ________________</span>
        <span>{t("sheet-nth", { nth, of })}</span>
      </footer>
    </article>
  );
}
