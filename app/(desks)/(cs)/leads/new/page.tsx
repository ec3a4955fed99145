import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { CaptureLeadForm } from "@/components/leads/capture-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { gate } from "@/lib/core/page";
import { write } from "@/lib/leads/access";
import { captureStart } from "@/lib/leads/start";

export default async function NewLeadPage() {
  const actor = await gate(write);
  const [{ branchId, ownerId, takers }, t] = await Promise.all([
    captureStart(actor),
    getTranslations("leads"),
  ]);
  return (
    <>
      <PageHead title={t("new")} crumbs={[{ href: "/leads", label: t("title") }]} />
      <Words of={["leads", "customers"]}>
        <CaptureLeadForm
          takers={takers}
          start={{
            ...{ id: uuid(), branchId, ownerId, source: "douyin" },
            ...{ name: "", mobile: "", wechat: "", intent: "", occasion: "" },
          }}
        />
      </Words>
    </>
  );
}
