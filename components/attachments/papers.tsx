"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AskDialog } from "@/components/shared/ask-dialog";
import type { Attachment } from "@/components/shared/attachments";
import { Upload } from "@/components/shared/upload";
import { useAction } from "@/components/shared/use-action";
import { removeAttachment } from "@/lib/attachments/actions";

const accept = "image/*,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.zip,.txt,.csv";

/** The files of a document for who may change them: adding at once, taking away with a reason. */
export function Papers({
  url,
  files,
  most,
}: {
  url: string;
  files: readonly Attachment[];
  most: number;
}) {
  const t = useTranslations("attachments");
  const router = useRouter();
  const [leaving, leave] = useState<Attachment | null>(null);
  const { pending, failure, run, clear } = useAction(removeAttachment);
  return (
    <>
      <Upload
        url={url}
        files={files}
        most={most}
        accept={accept}
        onAdded={() => router.refresh()}
        onRemoved={(file) => {
          clear();
          leave(file);
        }}
      />
      {leaving && (
        <AskDialog
          ask={{
            title: t("remove-ask"),
            body: `${leaving.name}。${t("remove-why")}`,
            confirm: t("remove"),
            as: "reason",
            least: 2,
          }}
          pending={pending}
          failure={failure}
          onClose={() => leave(null)}
          onAnswer={(reason) => run({ id: leaving.id, reason }, () => leave(null))}
        />
      )}
    </>
  );
}
