import { read } from "@/lib/appointments/access";
import { findFree } from "@/lib/appointments/free";
import { freeInput } from "@/lib/appointments/schema";
import { Refusal } from "@/lib/core/refusal";
import { route } from "@/lib/core/route";

/** When all of these are free: what a refusal offers, and one search before booking. */
export const POST = route({
  may: read,
  run: async ({ request, actor }) => {
    const asked = freeInput.safeParse(await request.json().catch(() => null));
    if (!asked.success) throw new Refusal("core.invalid");
    return Response.json(
      { rows: await findFree(actor, asked.data) },
      { headers: { "Cache-Control": "no-store" } },
    );
  },
});
