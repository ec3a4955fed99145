"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Note } from "@/components/shared/note";
import { isTooLong, TextLeft } from "@/components/shared/text-left";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/input";
import { addRemark } from "@/lib/attachments/actions";
import type { Papered } from "@/lib/attachments/documents";

/** 写一句: goes under the document at once; ⌘Enter sends it. */
export function RemarkForm({ document, id }: { document: Papered; id: string }) {
  const t = useTranslations("attachments");
  const word = useWord();
  const [text, type] = useState("");
  const { pending, failure, run } = useAction(addRemark);
  const send = () => run({ document, documentId: id, text }, () => type(""));
  return (
    <form action={send} className="no-print mt-3 grid gap-2">
      <Textarea
        aria-label={t("remark")}
        placeholder={t("remark-place")}
        rows={2}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && text.trim()) send();
        }}
      />
      <TextLeft text={text} most={2000} />
      {failure && (
        <Note meaning="wrong" role="alert">
          {word(failure.fields?.text?.[0] ?? failure.code, failure.params)}
        </Note>
      )}
      {text.trim() !== "" && (
        <Button
          type="submit"
          size="small"
          pending={pending && t("remark-sending")}
          disabled={isTooLong(text, 2000)}
        >
          {t("remark-send")}
        </Button>
      )}
    </form>
  );
}
