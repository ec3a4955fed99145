import { useTranslations } from "next-intl";
import { v7 as uuid } from "uuid";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import type { BranchPage } from "@/lib/branches/queries";
import { AddDepartment } from "./add-department";
import { DepartmentMoves } from "./department-moves";
import { Inbox } from "./inbox";

/** The departments of a branch, each with the people who answer what is pushed to it. */
export function Departments({ branch, mayWrite }: { branch: BranchPage; mayWrite: boolean }) {
  const t = useTranslations("branches");
  return (
    <section>
      <SectionHead
        title={t("departments")}
        line
        end={
          mayWrite && (
            <AddDepartment key={branch.departments.length} branchId={branch.id} id={uuid()} />
          )
        }
      />
      {branch.departments.length === 0 && <Nothing>{t("no-departments")}</Nothing>}
      <ul>
        {branch.departments.map(({ id, version, name, kind, active, members }) => (
          <li key={id} className="border-hairline border-b py-3">
            <div className="mb-1.5 flex items-center gap-2">
              <span className={active ? "font-medium" : "text-muted-foreground"}>{name}</span>
              <span className="text-muted-foreground text-xs">
                {active ? t(`kind-${kind}`) : t("closed")}
              </span>
              {mayWrite && (
                <span className="ml-auto">
                  <DepartmentMoves id={id} version={version} name={name} active={active} />
                </span>
              )}
            </div>
            {active && (
              <Inbox
                place={{ branchId: branch.id, departmentId: id }}
                members={members}
                candidates={branch.candidates}
                mayWrite={mayWrite}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
