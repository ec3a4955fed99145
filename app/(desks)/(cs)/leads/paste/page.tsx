import { getTranslations } from "next-intl/server";
import { PasteLeadsForm } from "@/components/leads/paste-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { gate } from "@/lib/core/page";
import { write } from "@/lib/leads/access";
import { captureStart } from "@/lib/leads/start";

export default async function PasteLeadsPage() {
  const actor = await gate(write);
  const [{ branchId, ownerId, takers }, t] = await Promise.all([
    captureStart(actor),
    getTranslations("leads"),
  ]);
  return (
    <>
      <PageHead title={t("paste")} crumbs={[{ href: "/leads", label: t("title") }]} />
      <Words of={["leads", "customers"]}>
        <PasteLeadsForm
          takers={takers}
          start={{ branchId, ownerId, source: "douyin", pasted: "" }}
        />
      </Words>
    </>
  );
}
