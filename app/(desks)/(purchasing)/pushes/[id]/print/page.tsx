import { getTranslations } from "next-intl/server";
import { PrintSheet } from "@/components/pushes/print-sheet";
import { PageHead } from "@/components/shared/page-head";
import { PrintButton } from "@/components/shared/print-button";
import { found, gate } from "@/lib/core/page";
import { takeSheets } from "@/lib/pushes/sheets";

/** A4: one sheet per target, with what it is shown. */
export default async function PrintPush({ params }: PageProps<"/pushes/[id]/print">) {
  const actor = await gate();
  const { id } = await params;
  const { sheets, status, ...head } = await found(takeSheets(actor, id, "print"));
  const t = await getTranslations("pushes");
  const home = (process.env.APP_URL || process.env.NEXTAUTH_URL || "").replace(/\/+$/, "");
  return (
    <>
      <div className="no-print">
        <PageHead
          title={t("print-title", { name: head.name })}
          crumbs={[
            { href: "/pushes", label: t("title") },
            { href: `/pushes/${id}`, label: head.name },
            { label: t("print") },
          ]}
          moves={<PrintButton variant="primary" />}
        />
      </div>
      {sheets.map(({ suffix, content, link }, at) => (
        <PrintSheet
          key={suffix}
          head={{
            ...head,
            unofficial: status === "draft" || status === "confirmed",
            cancelled: status === "cancelled" || status === "superseded",
          }}
          suffix={suffix}
          content={content}
          nth={at + 1}
          of={sheets.length}
          code={link ?? `${home}/pushes/${id}`}
        />
      ))}
    </>
  );
}
