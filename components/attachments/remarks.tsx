import { Words } from "@/components/shared/words";
import type { Papered } from "@/lib/attachments/documents";
import { RemarkForm } from "./remark-form";

/** The field under a timeline. What was written comes back through listRemarks. */
export function Remarks({ document, id }: { document: Papered; id: string }) {
  return (
    <Words of={["attachments"]}>
      <RemarkForm document={document} id={id} />
    </Words>
  );
}
