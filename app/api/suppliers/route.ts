import { route } from "@/lib/core/route";
import { read } from "@/lib/suppliers/access";
import { findSuppliers } from "@/lib/suppliers/queries";

/** What pickers find while one types. */
export const GET = route({
  may: read,
  run: async ({ request, actor }) =>
    Response.json(
      { rows: await findSuppliers(actor, request.nextUrl.searchParams.get("q") ?? "") },
      { headers: { "Cache-Control": "no-store" } },
    ),
});
