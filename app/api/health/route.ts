import { health } from "@/lib/core/health";
import { route } from "@/lib/core/route";

export const GET = route({
  may: "anyone",
  run: async () => {
    const report = await health();
    return Response.json(report, {
      status: report.status === "ok" ? 200 : 503,
      headers: { "Cache-Control": "no-store" },
    });
  },
});
