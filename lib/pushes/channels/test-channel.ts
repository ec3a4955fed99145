import "server-only";
import { v7 as uuid } from "uuid";
import { testMessage } from "../message";
import type { ChannelKind, Destination, Outcome } from "./channel";
import { type Channels, channels } from "./channels";

/**
 * 测试发送: one message over one channel, with nothing of a push in it. Outside any transaction; the
 * word for what went wrong is pushes.failure-<failure>.
 */
export const sendTest = (
  kind: ChannelKind,
  to: Destination,
  studio: string,
  ways: Channels = channels(),
): Promise<Outcome> => ways[kind].send(testMessage(uuid(), studio), to);
