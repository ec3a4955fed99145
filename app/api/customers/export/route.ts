import { getLocale } from "next-intl/server";
import { chosenBranch } from "@/lib/core/branch";
import { exportRows } from "@/lib/core/export";
import { route } from "@/lib/core/route";
import { download } from "@/lib/customers/access";
import { exportColumns } from "@/lib/customers/columns";
import { filterOf } from "@/lib/customers/filters";
import { rowsForExport } from "@/lib/customers/list";
import { messagesOf } from "@/lib/i18n";

/** The list as it is filtered, through the list's own query, and only when it is short. */
export const GET = route({
  may: download,
  run: async ({ request, actor }) => {
    const asked = filterOf(Object.fromEntries(request.nextUrl.searchParams));
    const locale = (await getLocale()) === "en" ? "en" : "zh-CN";
    const words = messagesOf(locale).customers ?? {};
    const rows = await rowsForExport(actor, asked, await chosenBranch(actor));
    return exportRows({
      actor,
      request,
      list: "customers",
      columns: exportColumns((key) => words[key] ?? key),
      page: async () => ({ rows, after: null }),
    });
  },
});
