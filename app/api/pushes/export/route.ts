import { getLocale } from "next-intl/server";
import { chosenBranch } from "@/lib/core/branch";
import { exportRows } from "@/lib/core/export";
import { route } from "@/lib/core/route";
import { messagesOf } from "@/lib/i18n";
import { download } from "@/lib/pushes/access";
import { exportColumns } from "@/lib/pushes/columns";
import { filterOf } from "@/lib/pushes/filters";
import { pageForExport } from "@/lib/pushes/list";

/** The list as it is filtered, page by page through the list's own query. */
export const GET = route({
  may: download,
  run: async ({ request, actor }) => {
    const asked = Object.fromEntries(request.nextUrl.searchParams);
    const branchId = await chosenBranch(actor);
    const locale = (await getLocale()) === "en" ? "en" : "zh-CN";
    const words = messagesOf(locale).pushes ?? {};
    return exportRows({
      actor,
      request,
      list: "pushes",
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
