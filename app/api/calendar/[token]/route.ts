import { icsOfToken } from "@/lib/appointments/feeds";
import { route } from "@/lib/core/route";

/** One person's calendar for his phone, which has no session: whoever knows the address (an hour fresh). */
export const GET = route<"anyone", { token: string }>({
  may: "anyone",
  run: async ({ params }) => {
    const ics = await icsOfToken(params.token);
    const headers = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow" };
    return ics === null
      ? new Response("", { status: 404, headers })
      : new Response(ics, {
          headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8" },
        });
  },
});
