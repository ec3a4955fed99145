import "server-only";
import { Webhook } from "standardwebhooks";
import type { SafeFetch } from "@/lib/core/fetch-safely";
import { now } from "@/lib/core/time";
import { type Channel, type Outcome, said } from "./channel";
import { withoutAnswer } from "./robot";
import { isWebhookSecret } from "./rules";

/** A supplier's own system, signed after Standard Webhooks: it knows a repeat by webhook-id. */
export const webhookChannel = (fetch: SafeFetch): Channel => ({
  knowsRepeats: true,
  send: async (message, { address, secret }) => {
    const signer = signerOf(secret);
    if (!signer) return { kind: "failed", failure: "bad-secret" };
    const at = now();
    const body = JSON.stringify({
      type: `push.${message.purpose === "push" ? "sent" : message.purpose === "cancel" ? "cancelled" : "test"}`,
      data: message.data,
    });
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "webhook-id": message.id,
          "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
          "webhook-signature": signer.sign(message.id, at, body),
        },
        body,
      });
      return outcomeOf(answer.status, answer.body);
    } catch (error) {
      return withoutAnswer(error);
    }
  },
});

const signerOf = (secret: string | null): Webhook | null =>
  secret && isWebhookSecret(secret) ? new Webhook(secret) : null;

function outcomeOf(status: number, body: string): Outcome {
  const detail = said(`HTTP ${status} ${body}`);
  if (status >= 200 && status < 300) return { kind: "sent", detail: `HTTP ${status}` };
  if (status === 410) return { kind: "failed", failure: "receiver-gone", detail };
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { kind: "retry", failure: "receiver-busy", detail };
  // The specification has every other answer tried again too: a receiver's mistake is often mended.
  return { kind: "retry", failure: "receiver-refused", detail };
}
