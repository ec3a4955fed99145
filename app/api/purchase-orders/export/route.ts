import { getLocale } from "next-intl/server";
import { chosenBranch } from "@/lib/core/branch";
import { exportRows } from "@/lib/core/export";
import { route } from "@/lib/core/route";
import { messagesOf } from "@/lib/i18n";
import { download } from "@/lib/purchase-orders/access";
import { exportColumns } from "@/lib/purchase-orders/columns";
import { filterOf } from "@/lib/purchase-orders/filters";
import { pageForExport } from "@/lib/purchase-orders/list";

/** The list as it is filtered, page by page through the list's own query. */
export const GET = route({
  may: download,
  run: async ({ request, actor }) => {
    const asked = Object.fromEntries(request.nextUrl.searchParams);
    const branchId = await chosenBranch(actor);
    const locale = (await getLocale()) === "en" ? "en" : "zh-CN";
    const words = messagesOf(locale)["purchase-orders"] ?? {};
    return exportRows({
      actor,
      request,
      list: "purchase-orders",
      columns: exportColumns((key) => words[key] ?? key),
      page: (after) =>
        pageForExport(
          actor,
          filterOf({ ...asked, before: undefined, after: after ?? undefined }),
          branchId,
        ),
    });
  },
});
