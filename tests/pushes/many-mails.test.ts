import { afterAll, expect, test } from "vitest";
import { channels } from "@/lib/pushes/channels/channels";
import { closeMail } from "@/lib/pushes/channels/email";
import { deliverDue } from "@/lib/pushes/delivery";
import { admin } from "../support/admin";
import { queued } from "../support/make/deliveries";
import { submittedPush } from "../support/make/links";
import { times } from "../support/proof";
import { mailServer } from "../support/receivers";

const count = times("INV-12", 60, 500);
afterAll(closeMail);

test(`INV-12 ${count} queued pushes are in the mail server's hands, each once`, async () => {
  const server = await mailServer();
  for (let n = 0; n < count; n += 1)
    await queued({ kind: "email", address: `factory${n}@example.com` }, await submittedPush());
  await deliverDue({ channels: channels({ smtp: server.url }) });
  server.close();
  const ids = server.got.map((mail) => /^Message-ID: (.+)$/im.exec(mail)?.[1]);
  expect(new Set(ids).size).toBe(count);
  expect(server.got).toHaveLength(count);
  const [sent] =
    await admin`select count(*)::int as n from push_deliveries where status = 'sent' and attempts = 1`;
  expect(sent?.n).toBe(count);
}, 180_000);
