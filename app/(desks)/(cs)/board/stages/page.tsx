import { getTranslations } from "next-intl/server";
import { StagesForm } from "@/components/jobs/stages-form";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { gate } from "@/lib/core/page";
import { stages } from "@/lib/jobs/access";
import { listLines } from "@/lib/jobs/queries";

export default async function StagesPage() {
  const actor = await gate(stages);
  const [lines, t] = await Promise.all([listLines(actor), getTranslations("jobs")]);
  return (
    <Words of={["jobs"]}>
      <PageHead title={t("stages")} sub={t("stages-help")} />
      {lines.map((line) => (
        <StagesForm key={line.id} line={line} />
      ))}
    </Words>
  );
}
