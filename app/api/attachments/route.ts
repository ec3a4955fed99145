import { mostBytes } from "@/lib/attachments/content";
import { placeInput } from "@/lib/attachments/schema";
import { attach } from "@/lib/attachments/writes";
import { explain } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { recordRefusal } from "@/lib/core/refused";
import { route, statusOf } from "@/lib/core/route";

/** Boundaries and the other fields of a form with one file. */
const around = 16 * 1024;

/** One file as multipart `file`, for ?document=&id=. Answers as an act does. */
export const POST = route({
  may: "staff",
  run: async ({ request, actor }) => {
    try {
      const params = request.nextUrl.searchParams;
      const place = placeInput.parse({
        document: params.get("document"),
        documentId: params.get("id"),
      });
      // Said before the first byte is read; a body that is longer than it says is cut off by the server.
      const length = Number(request.headers.get("content-length") ?? Number.NaN);
      if (!(length <= mostBytes + around)) throw new Refusal("attachments.too-large");
      const file = (await request.formData()).get("file");
      if (!(file instanceof File)) throw new Refusal("core.invalid");
      const content = Buffer.from(await file.arrayBuffer());
      const key = request.headers.get("idempotency-key") ?? undefined;
      const data = await attach(actor, { ...place, name: file.name, content, key });
      return Response.json({ ok: true, data }, { status: 201 });
    } catch (error) {
      const failure = explain(error);
      if (failure.code === "core.forbidden")
        await recordRefusal(actor, "staff", `POST ${request.nextUrl.pathname}`);
      return Response.json({ ok: false, failure }, { status: statusOf(failure.code) });
    }
  },
});
