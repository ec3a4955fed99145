import { getTranslations } from "next-intl/server";
import { Attachments as Files } from "@/components/shared/attachments";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { mostBytes } from "@/lib/attachments/content";
import type { Papered } from "@/lib/attachments/documents";
import { getPapers } from "@/lib/attachments/queries";
import { requireStaff } from "@/lib/core/session";
import { Papers } from "./papers";
import { ShownFiles } from "./shown-files";

/** The files of a document. Who may only read it sees them; who may change it adds and removes. */
export async function Attachments({
  document,
  id,
  toSuppliers,
}: {
  document: Papered;
  id: string;
  /** A push that goes to suppliers: they may be given some of the files. */
  toSuppliers?: boolean;
}) {
  const actor = await requireStaff();
  const [{ files, mayChange, mayShow }, t] = await Promise.all([
    getPapers(actor, document, id),
    getTranslations("attachments"),
  ]);
  const given = files.filter(({ forSupplier }) => forSupplier);
  return (
    <section className="mt-6">
      <SectionHead title={t("title")} sub={files.length > 0 ? files.length : undefined} />
      {mayChange ? (
        <Words of={["attachments"]}>
          <Papers
            url={`/api/attachments?document=${document}&id=${id}`}
            files={files}
            most={mostBytes}
          />
        </Words>
      ) : files.length > 0 ? (
        <Files files={files} />
      ) : (
        <Nothing>{t("none")}</Nothing>
      )}
      {toSuppliers && mayShow && files.length > 0 && (
        <Words of={["attachments"]}>
          <ShownFiles files={files} />
        </Words>
      )}
      {toSuppliers && !mayShow && given.length > 0 && (
        <p className="mt-2 text-muted-foreground text-sm">
          {t("for-supplier")}：{given.map(({ name }) => name).join("、")}
        </p>
      )}
    </section>
  );
}
