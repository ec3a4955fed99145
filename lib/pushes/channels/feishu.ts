import "server-only";
import { createHmac } from "node:crypto";
import type { SafeFetch } from "@/lib/core/fetch-safely";
import { now } from "@/lib/core/time";
import type { Channel } from "./channel";
import { robot } from "./robot";
import { robotHosts } from "./rules";

/** 飞书群机器人, signed (签名校验) when a secret is set. */
export const feishuChannel = (
  fetch: SafeFetch,
  hosts: readonly string[] = robotHosts.feishu,
): Channel =>
  robot(fetch, {
    hosts,
    code: "code",
    meanings: {
      19001: { failure: "robot-gone" },
      19002: { failure: "robot-refused" },
      19021: { failure: "robot-signature" },
      19022: { failure: "robot-address-list" },
      19024: { failure: "robot-keyword" },
      11232: { failure: "robot-too-often", again: true },
      9499: { failure: "robot-too-often", again: true },
    },
    request: ({ subject, text, link, open }, { address, secret }) => {
      const timestamp = String(Math.floor(now().getTime() / 1000));
      const lines = text.split("\n").map((line) => [{ tag: "text", text: line }]);
      const end = link ? [[{ tag: "a", text: open, href: link }]] : [];
      const content = [...lines, ...end];
      return {
        url: new URL(address),
        body: {
          ...(secret ? { timestamp, sign: feishuSign(timestamp, secret) } : {}),
          msg_type: "post",
          content: { post: { zh_cn: { title: subject, content } } },
        },
      };
    },
  });

/** Feishu signs nothing, with the time and the secret as key. */
export const feishuSign = (timestamp: string, secret: string): string =>
  createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64");
