import { getTranslations } from "next-intl/server";
import { v7 as uuid } from "uuid";
import { PushForm } from "@/components/pushes/push-form";
import { one } from "@/components/shared/address";
import { PageHead } from "@/components/shared/page-head";
import { Steps } from "@/components/shared/steps";
import { Words } from "@/components/shared/words";
import { chosenBranch, zoneOf } from "@/lib/core/branch";
import { gate } from "@/lib/core/page";
import { addDays, dayIn } from "@/lib/core/time";
import { write } from "@/lib/pushes/access";
import { getTargetName, listPlaces } from "@/lib/pushes/queries";

export default async function NewPush({ searchParams }: PageProps<"/pushes/new">) {
  const actor = await gate(write);
  const wanted = one(await searchParams, "supplier");
  const [{ places, shops }, chosen, supplier, t] = await Promise.all([
    listPlaces(actor),
    chosenBranch(actor),
    wanted ? getTargetName(actor, wanted) : null,
    getTranslations("pushes"),
  ]);
  const home = chosen ?? actor.branchId;
  const shop = shops.find(({ id }) => id === home) ?? shops[0];
  const today = dayIn(zoneOf(actor));
  const dueOn = addDays(today, 7);
  const targets = supplier ? [{ kind: "supplier" as const, id: supplier.id }] : [];
  return (
    <>
      <PageHead
        title={t("new")}
        crumbs={[{ href: "/pushes", label: t("title") }, { label: t("new") }]}
      />
      <Steps
        label={t("steps")}
        at={0}
        steps={[t("step-targets"), t("step-fill"), t("step-confirm"), t("step-submit")]}
      />
      <Words of={["pushes"]}>
        <PushForm
          back="/pushes"
          today={today}
          places={places}
          shops={shops}
          names={supplier ? { [supplier.id]: supplier.name } : {}}
          start={{
            ...{ id: uuid(), branchId: shop?.id ?? actor.branchId, version: 0, dueOn },
            ...{ shipTo: shop?.shipTo ?? "", notes: "", targets },
            lines: [
              {
                ...{ productId: null, name: "", spec: "", unit: "", dueOn, note: "" },
                quantities: targets.map(() => ""),
              },
            ],
          }}
        />
      </Words>
    </>
  );
}
