import "server-only";
import { createSafeFetch, type SafeFetch } from "@/lib/core/fetch-safely";
import type { Channel, ChannelKind } from "./channel";
import { dingtalkChannel } from "./dingtalk";
import { emailChannel } from "./email";
import { feishuChannel } from "./feishu";
import { webhookChannel } from "./webhook";
import { wecomChannel } from "./wecom";

export type Channels = Readonly<Record<ChannelKind, Channel>>;

/** The channels as the product uses them. Tests bring a fetch that reaches their own receivers. */
export const channels = ({
  fetch = createSafeFetch(),
  smtp = process.env.SMTP_URL ?? "",
  hosts,
}: Setup = {}): Channels => ({
  email: emailChannel({ url: smtp }),
  wecom: wecomChannel(fetch, hosts),
  dingtalk: dingtalkChannel(fetch, hosts),
  feishu: feishuChannel(fetch, hosts),
  webhook: webhookChannel(fetch),
});

type Setup = { fetch?: SafeFetch; smtp?: string; hosts?: string[] };
