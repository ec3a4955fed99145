import { z } from "zod";
import { route } from "@/lib/core/route";
import { read } from "@/lib/products/access";
import { findProducts } from "@/lib/products/queries";

const idInput = z.uuid().optional().catch(undefined);

/** What pickers find while one types: ?q=, and &supplier= for his prices. Sums are fen, as text. */
export const GET = route({
  may: read,
  run: async ({ request, actor }) => {
    const asked = request.nextUrl.searchParams;
    const found = await findProducts(
      actor,
      asked.get("q") ?? "",
      idInput.parse(asked.get("supplier") ?? undefined),
    );
    const body = JSON.stringify({ rows: found }, (_, one) =>
      typeof one === "bigint" ? one.toString() : one,
    );
    return new Response(body, {
      headers: { "Content-Type": "application/json", "Cache-Control": "no-store" },
    });
  },
});
