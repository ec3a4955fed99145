/**
 * A server's worker in a process of its own, which dies by SIGKILL at one point of a delivery, or
 * falls asleep there by SIGSTOP. Started by the tests with what it needs in its environment.
 */

import { createSafeFetch } from "@/lib/core/fetch-safely";
import { channels } from "@/lib/pushes/channels/channels";
import { deliverDue } from "@/lib/pushes/delivery";
import { tls } from "./tls";

const {
  DIE_AT = "",
  DIE_AFTER = "1",
  DIE_BY = "SIGKILL",
  RECEIVER_PORT = "0",
  MAIL_URL = "",
} = process.env;
const left = { count: Number(DIE_AFTER) };

const fetch = createSafeFetch({
  resolve: async () => ["127.0.0.1"],
  allow: (address, port) => address === "127.0.0.1" && port === Number(RECEIVER_PORT),
  ca: tls.cert,
  time: 500,
});

process.send?.("ready");
await new Promise((go) => process.once("message", go));
await deliverDue({
  channels: channels({ fetch, smtp: MAIL_URL, hosts: [tls.host] }),
  lease: "1 second",
  hands: 2,
  reach: (point) => {
    if (point !== DIE_AT) return;
    left.count -= 1;
    if (left.count === 0) process.kill(process.pid, DIE_BY);
  },
});
process.exit(0);
