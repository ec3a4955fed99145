import { getTranslations } from "next-intl/server";
import { PrintSheet } from "@/components/pushes/print-sheet";
import { PageHead } from "@/components/shared/page-head";
import { PrintButton } from "@/components/shared/print-button";
import { found, gate } from "@/lib/core/page";
import { getPush } from "@/lib/pushes/detail";

/** A4: one sheet per target, with what it is shown. */
export default async function PrintPush({ params }: PageProps<"/pushes/[id]/print">) {
  const actor = await gate();
  const { id } = await params;
  const seen = await found(getPush(actor, id));
  const t = await getTranslations("pushes");
  const sheets =
    seen.side === "target"
      ? seen.target.children.map(({ suffix, content }) => ({ suffix, content }))
      : seen.push.targets
          .filter(({ becameOrderId }) => becameOrderId === null)
          .map(({ suffix, content }) => ({ suffix, content }));
  const head =
    seen.side === "target"
      ? { name: seen.target.number ?? "", revision: seen.target.revision, ...statusOf(seen.target) }
      : {
          name: seen.push.push.number ?? seen.push.push.draftName,
          revision: seen.push.push.revision,
          ...statusOf(seen.push.push),
        };
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
      {sheets.map(({ suffix, content }, at) => (
        <PrintSheet
          key={suffix}
          head={head}
          suffix={suffix}
          content={content}
          nth={at + 1}
          of={sheets.length}
          id={id}
        />
      ))}
    </>
  );
}

const statusOf = ({ status }: { status: string }) => ({
  unofficial: status === "draft" || status === "confirmed",
  cancelled: status === "cancelled" || status === "superseded",
});
