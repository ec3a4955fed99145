import { getLocale } from "next-intl/server";
import { one } from "@/components/shared/address";
import { many } from "@/components/shared/filters";
import { can } from "@/lib/core/actor";
import { exportRows } from "@/lib/core/export";
import { route } from "@/lib/core/route";
import { messagesOf } from "@/lib/i18n";
import { download, seeCost } from "@/lib/products/access";
import { exportColumns } from "@/lib/products/columns";
import { listProducts } from "@/lib/products/list";

/** The list as it is filtered, page by page through the list's own query, with the reader's own masks. */
export const GET = route({
  may: download,
  run: async ({ request, actor }) => {
    const asked = Object.fromEntries(request.nextUrl.searchParams);
    const locale = (await getLocale()) === "en" ? "en" : "zh-CN";
    const words = messagesOf(locale).products ?? {};
    return exportRows({
      actor,
      request,
      list: "products",
      columns: exportColumns((key) => words[key] ?? key, can(actor, seeCost)),
      page: (after) =>
        listProducts(actor, {
          q: one(asked, "q"),
          kinds: many(asked, "kind"),
          retired: one(asked, "retired") !== undefined,
          after: after ?? undefined,
        }),
    });
  },
});
