import { z } from "zod";
import { Refusal } from "@/lib/core/refusal";
import { route } from "@/lib/core/route";
import { pdfOf } from "@/lib/pushes/sheet-pdf";
import { tableOf } from "@/lib/pushes/sheet-xlsx";
import { takeSheets } from "@/lib/pushes/sheets";
import { arounds } from "@/lib/pushes/supplier-page-frame";

const wanted = z.strictObject({ target: z.uuid(), as: z.enum(["pdf", "xlsx"]) });
const kinds = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** One target's sheet as it was sent, in the supplier's language; for the sender and whoever is asked (P13). */
export const GET = route<"staff", { id: string }>({
  may: "staff",
  run: async ({ request, params, actor }) => {
    const id = z.uuid().safeParse(params.id);
    const asked = wanted.safeParse(Object.fromEntries(request.nextUrl.searchParams));
    if (!id.success || !asked.success) throw new Refusal("core.gone");
    const { as, target } = asked.data;
    const push = await takeSheets(actor, id.data, as);
    const sheet = push?.sheets.find(({ targetId }) => targetId === target);
    if (!push || !sheet) throw new Refusal("core.gone");
    if (push.status !== "submitted" && push.status !== "closed")
      throw new Refusal("pushes.not-submitted");
    const { content, link } = sheet;
    const number = `${push.name}-${sheet.suffix}`;
    const { revision } = push;
    const bytes =
      as === "pdf"
        ? (await pdfOf({ number, revision, content, link: link ?? "" })).bytes
        : await tableOf(content, arounds["zh-CN"]);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": kinds[as],
        "Content-Disposition": `attachment; filename="${number}-v${revision}.${as}"`,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "no-store",
      },
    });
  },
});
