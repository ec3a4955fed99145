import { route } from "@/lib/core/route";
import { read } from "@/lib/customers/access";
import { findCustomers } from "@/lib/customers/list";

/** What pickers find while one types. Posted: what is typed may be a whole number. */
export const POST = route({
  may: read,
  run: async ({ request, actor }) => {
    const asked: unknown = await request.json().catch(() => null);
    return Response.json(
      { rows: await findCustomers(actor, typeof asked === "string" ? asked : "") },
      { headers: { "Cache-Control": "no-store" } },
    );
  },
});
