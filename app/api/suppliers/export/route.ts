import { getLocale } from "next-intl/server";
import { one } from "@/components/shared/address";
import { many } from "@/components/shared/filters";
import { exportRows } from "@/lib/core/export";
import { route } from "@/lib/core/route";
import { messagesOf } from "@/lib/i18n";
import { download } from "@/lib/suppliers/access";
import { exportColumns } from "@/lib/suppliers/columns";
import { supplierStatuses } from "@/lib/suppliers/kinds";
import { listSuppliers } from "@/lib/suppliers/list";

/** The list as it is filtered, page by page through the list's own query. */
export const GET = route({
  may: download,
  run: async ({ request, actor }) => {
    const asked = Object.fromEntries(request.nextUrl.searchParams);
    const locale = (await getLocale()) === "en" ? "en" : "zh-CN";
    const words = messagesOf(locale).suppliers ?? {};
    return exportRows({
      actor,
      request,
      list: "suppliers",
      columns: exportColumns((key) => words[key] ?? key),
      page: (after) =>
        listSuppliers(actor, {
          q: one(asked, "q"),
          status: supplierStatuses.find((each) => each === one(asked, "status")),
          kinds: many(asked, "kind"),
          after: after ?? undefined,
        }),
    });
  },
});
