import { z } from "zod";
import { getFile } from "@/lib/attachments/queries";
import { Refusal } from "@/lib/core/refusal";
import { route } from "@/lib/core/route";

/** Always a download: nothing that was uploaded is ever drawn or run inside our pages (T-16). */
export const GET = route<"staff", { id: string }>({
  may: "staff",
  run: async ({ params, actor }) => {
    const id = z.uuid().safeParse(params.id);
    const file = id.success ? await getFile(actor, id.data) : null;
    if (!file) throw new Refusal("core.gone");
    return new Response(new Uint8Array(file.content), {
      headers: {
        "Content-Type": file.mediaType,
        "Content-Length": String(file.content.length),
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
      },
    });
  },
});
