import { getTranslations } from "next-intl/server";
import { route } from "@/lib/core/route";
import { iconOf, titleOf } from "@/lib/search/kinds";
import { findSome } from "@/lib/search/queries";

/** What ⌘K shows while one types. */
export const GET = route({
  may: "staff",
  run: async ({ request, actor }) => {
    const [hits, t] = await Promise.all([
      findSome(actor, request.nextUrl.searchParams.get("q") ?? ""),
      getTranslations(),
    ]);
    const rows = hits.map(({ id, document, title, subtitle, href, rank }) => ({
      key: id,
      href,
      icon: iconOf(document),
      label: title,
      sub: subtitle,
      rank,
      group: t(titleOf(document) as never),
    }));
    return Response.json({ rows }, { headers: { "Cache-Control": "no-store" } });
  },
});
