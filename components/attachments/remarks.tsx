import { Moment } from "@/components/shared/day";
import { Timeline } from "@/components/shared/timeline";
import { Words } from "@/components/shared/words";
import type { Papered } from "@/lib/attachments/documents";
import { getRemarks } from "@/lib/attachments/queries";
import { zoneOf } from "@/lib/core/branch";
import { requireStaff } from "@/lib/core/session";
import { dayIn } from "@/lib/core/time";
import { RemarkForm } from "./remark-form";

/** What people wrote under a document, newest first, and the field for the next sentence. */
export async function Remarks({ document, id }: { document: Papered; id: string }) {
  const actor = await requireStaff();
  const remarks = await getRemarks(actor, document, id);
  const zone = zoneOf(actor);
  const today = dayIn(zone);
  return (
    <Words of={["attachments"]}>
      {remarks.length > 0 && (
        <Timeline
          items={remarks.map(({ id: key, author, text, at }) => ({
            key,
            person: author,
            text: "",
            detail: <span className="whitespace-pre-wrap">{text}</span>,
            time: <Moment at={at} zone={zone} today={today} />,
          }))}
        />
      )}
      <RemarkForm document={document} id={id} />
    </Words>
  );
}
