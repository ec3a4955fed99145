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

/** The files of a document. Who may only read it sees them; who may change it adds and removes. */
export async function Attachments({ document, id }: { document: Papered; id: string }) {
  const actor = await requireStaff();
  const [{ files, mayChange }, t] = await Promise.all([
    getPapers(actor, document, id),
    getTranslations("attachments"),
  ]);
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
    </section>
  );
}
