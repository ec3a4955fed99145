import { getTranslations } from "next-intl/server";
import { NewResource } from "@/components/resources/new-resource";
import { ResourceTable } from "@/components/resources/resource-table";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { chosenBranch } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { write } from "@/lib/resources/access";
import { listResources } from "@/lib/resources/queries";

export default async function Resources() {
  const actor = await gate(write);
  const [settings, t] = await Promise.all([
    listResources(actor, await chosenBranch(actor)),
    getTranslations("resources"),
  ]);
  return (
    <Words of={["resources"]}>
      <PageHead
        title={t("title")}
        sub={t("help")}
        moves={<NewResource branches={settings.branches} people={settings.people} />}
      />
      <ResourceTable settings={settings} />
    </Words>
  );
}
