import "server-only";
import type { SafeFetch } from "@/lib/core/fetch-safely";
import type { Channel, Message } from "./channel";
import { robot } from "./robot";
import { robotHosts } from "./rules";

/** 企业微信群机器人: the key in its address is the whole secret. */
export const wecomChannel = (
  fetch: SafeFetch,
  hosts: readonly string[] = robotHosts.wecom,
): Channel =>
  robot(fetch, {
    hosts,
    code: "errcode",
    meanings: {
      93000: { failure: "robot-gone" },
      93004: { failure: "robot-gone" },
      93008: { failure: "robot-gone" },
      45009: { failure: "robot-too-often", again: true },
      45033: { failure: "robot-too-often", again: true },
      [-1]: { failure: "receiver-busy", again: true },
    },
    request: (message, { address }) => ({
      url: new URL(address),
      body: { msgtype: "markdown", markdown: { content: contentOf(message) } },
    }),
  });

/** At most 4,096 bytes; the link comes first, so that it is never cut. */
function contentOf({ subject, text, link, open }: Message): string {
  const head = `**${subject}**\n${link ? `[${open}](${link})\n` : ""}`;
  const lines: string[] = [];
  let bytes = Buffer.byteLength(head);
  for (const line of text.split("\n")) {
    bytes += Buffer.byteLength(line) + 3;
    if (bytes > 4000) return `${head}${lines.join("\n")}\n> …`;
    lines.push(`> ${line}`);
  }
  return head + lines.join("\n");
}
