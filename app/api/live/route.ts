import { z } from "zod";
import { Refusal } from "@/lib/core/refusal";
import { route } from "@/lib/core/route";
import { liveStream } from "@/lib/inbox/live";
import { listWatched } from "@/lib/inbox/watched";

const idsInput = z.array(z.uuid()).max(50);

/** What changed, as it happens: the count of one's inbox, and the documents that the page shows. */
export const GET = route({
  may: "staff",
  run: async ({ request, actor }) => {
    const asked = request.nextUrl.searchParams.get("documents") ?? "";
    const ids = idsInput.safeParse(asked.split(",").filter(Boolean));
    if (!ids.success) throw new Refusal("core.invalid");
    const documents = await listWatched(actor, ids.data);
    return new Response(liveStream(actor, documents, request.signal), {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  },
});
