import { addressOf, browserOf } from "@/lib/core/request";
import { route } from "@/lib/core/route";
import { answerOpened, answerViewed } from "@/lib/pushes/supplier-page-answer";

/** The supplier's page: no session, no cookie, nothing of the app around it (L-03). */
export const GET = route<"anyone", { token: string }>({
  may: "anyone",
  run: ({ request, params }) =>
    answerOpened(params.token, {
      address: addressOf(request.headers),
      languages: request.headers.get("accept-language") ?? "",
      as: request.nextUrl.searchParams.get("as"),
      file: request.nextUrl.searchParams.get("file"),
    }),
});

/** The beacon of /p.js: the page was visible for a second (L-04). */
export const POST = route<"anyone", { token: string }>({
  may: "anyone",
  run: ({ request, params }) =>
    answerViewed(params.token, {
      address: addressOf(request.headers),
      browser: browserOf(request.headers.get("user-agent") ?? ""),
    }),
});
