import { Refusal } from "@/lib/core/refusal";
import { route } from "@/lib/core/route";
import { read } from "@/lib/products/access";
import { knownInput, knownProducts } from "@/lib/products/known";

/** What a form asks about the lines that stand in it: too much for an address, so it is posted. Writes nothing. */
export const POST = route({
  may: read,
  run: async ({ request, actor }) => {
    const asked = knownInput.safeParse(await request.json().catch(() => null));
    if (!asked.success) throw new Refusal("core.invalid");
    const body = JSON.stringify(await knownProducts(actor, asked.data), (_, one) =>
      typeof one === "bigint" ? one.toString() : one,
    );
    return new Response(body, {
      headers: { "Content-Type": "application/json", "Cache-Control": "no-store" },
    });
  },
});
