import { useTranslations } from "next-intl";
import { ActButton } from "@/components/shared/act-button";
import { Note } from "@/components/shared/note";
import { undoMerge } from "@/lib/customers/merging/actions";
import type { Profile } from "@/lib/customers/profile";

/** What went into this file lately, and can go back for thirty days. */
export function Merges({ merges }: { merges: Profile["merges"] }) {
  const t = useTranslations("customers");
  if (merges.length === 0) return null;
  return (
    <Note className="mb-5">
      {merges.map(({ id, name, number }) => (
        <span key={id} className="flex flex-wrap items-center gap-x-3">
          {t("merged-from", { name, number })}
          <ActButton
            act={undoMerge}
            input={{ id }}
            size="small"
            variant="text"
            ask={{
              title: t("merge-undo-ask", { name, number }),
              body: t("merge-undo-effect"),
              confirm: t("merge-undo"),
            }}
          >
            {t("merge-undo")}
          </ActButton>
        </span>
      ))}
    </Note>
  );
}
