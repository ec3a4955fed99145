import { Refusal } from "@/lib/core/refusal";
import { route } from "@/lib/core/route";
import { write } from "@/lib/customers/access";
import { findSame, sameInput } from "@/lib/customers/same";

/** Whether a number is known already, asked while it is typed. Posted, so that it stands in no address. */
export const POST = route({
  may: write,
  run: async ({ request, actor }) => {
    const asked = sameInput.safeParse(await request.json().catch(() => null));
    if (!asked.success) throw new Refusal("core.invalid");
    return Response.json(await findSame(actor, asked.data), {
      headers: { "Cache-Control": "no-store" },
    });
  },
});
