import "server-only";
import { createHmac } from "node:crypto";
import type { SafeFetch } from "@/lib/core/fetch-safely";
import { now } from "@/lib/core/time";
import type { Channel } from "./channel";
import { robot } from "./robot";
import { robotHosts } from "./rules";

/** 钉钉群机器人, signed (加签) when a secret is set. */
export const dingtalkChannel = (
  fetch: SafeFetch,
  hosts: readonly string[] = robotHosts.dingtalk,
): Channel =>
  robot(fetch, {
    hosts,
    code: "errcode",
    meanings: {
      // One code for a wrong signature, a missing keyword and an address outside the list; which one
      // stands in its words, and those are shown.
      310000: { failure: "robot-signature" },
      300001: { failure: "robot-gone" },
      300005: { failure: "robot-gone" },
      400013: { failure: "robot-gone" },
      400101: { failure: "robot-gone" },
      400102: { failure: "robot-gone" },
      130101: { failure: "robot-too-often", again: true },
      410100: { failure: "robot-too-often", again: true },
      [-1]: { failure: "receiver-busy", again: true },
    },
    request: ({ subject, text, link, open }, { address, secret }) => {
      const url = new URL(address);
      if (secret) {
        const timestamp = String(now().getTime());
        url.searchParams.set("timestamp", timestamp);
        url.searchParams.set("sign", dingtalkSign(timestamp, secret));
      }
      const quoted = text.split("\n").join("  \n> ");
      const end = link ? `\n\n[${open}](${link})` : "";
      const body = `#### ${subject}\n\n> ${quoted}${end}`;
      return { url, body: { msgtype: "markdown", markdown: { title: subject, text: body } } };
    },
  });

export const dingtalkSign = (timestamp: string, secret: string): string =>
  createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
