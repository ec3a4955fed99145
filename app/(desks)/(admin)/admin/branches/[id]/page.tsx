import { getTranslations } from "next-intl/server";
import { BranchForm } from "@/components/branches/branch-form";
import { Departments } from "@/components/branches/departments";
import { Inbox } from "@/components/branches/inbox";
import { Pairs } from "@/components/shared/facts";
import { PageHead, SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import { Words } from "@/components/shared/words";
import { read, write } from "@/lib/branches/access";
import { getBranch } from "@/lib/branches/queries";
import { zones } from "@/lib/branches/schema";
import { can } from "@/lib/core/actor";
import { found, gate } from "@/lib/core/page";

export default async function BranchDetail({ params }: PageProps<"/admin/branches/[id]">) {
  const actor = await gate(read);
  const branch = await found(getBranch(actor, (await params).id));
  const t = await getTranslations("branches");
  const { id, version, name, code, address, phone, active, members, candidates } = branch;
  const zone = zones.find((one) => one === branch.zone) ?? "Asia/Shanghai";
  const mayWrite = can(actor, write);
  return (
    <Words of={["branches"]}>
      <PageHead
        crumbs={[{ href: "/admin/branches", label: t("title") }, { label: name }]}
        title={name}
        sub={code}
        status={
          !active && (
            <StatusWord pill meaning="closed">
              {t("closed")}
            </StatusWord>
          )
        }
      />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div>
          {mayWrite ? (
            <BranchForm start={{ id, version, name, address, phone, zone, active }} />
          ) : (
            <Pairs
              pairs={[
                { label: t("address"), value: address || "–" },
                { label: t("phone"), value: phone || "–" },
                { label: t("zone"), value: zone },
              ]}
            />
          )}
        </div>
        <div>
          <section className="mb-8">
            <SectionHead title={t("inbox")} sub={t("inbox-hint")} line className="mb-3" />
            <Inbox
              place={{ branchId: id, departmentId: null }}
              members={members}
              candidates={candidates}
              mayWrite={mayWrite}
            />
          </section>
          <Departments branch={branch} mayWrite={mayWrite} />
        </div>
      </div>
    </Words>
  );
}
