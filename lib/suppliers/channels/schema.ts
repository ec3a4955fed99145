import { z } from "zod";
import { lineInput, nameInput } from "@/lib/core/text";
import {
  isDingtalkSecret,
  isRobotAddress,
  isWebhookSecret,
  robotHosts,
} from "@/lib/pushes/channels/rules";
import { type ChannelKind, channelKinds } from "../kinds";

const mail = z.email();

/** Only what T-20 lets out: https on its usual ports, no name and password inside. */
function isWebAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, port, username, password } = new URL(address);
  return protocol === "https:" && ["", "443", "8443"].includes(port) && !username && !password;
}

/** What is wrong with an address of this kind, in a word; null when a message can go there. */
export function wrongAddress(kind: ChannelKind, address: string): string | null {
  if (kind === "email") return mail.safeParse(address).success ? null : "core.not-an-email";
  if (!isWebAddress(address)) return "suppliers.web-address-wrong";
  if (kind === "webhook" || isRobotAddress(robotHosts[kind], address)) return null;
  return `suppliers.address-of-${kind}`;
}

/** The same of its signing secret; an empty one is looked at by needsSecret. */
export function wrongSecret(kind: ChannelKind, secret: string): string | null {
  if (secret === "") return null;
  if (kind === "webhook" && !isWebhookSecret(secret)) return "suppliers.secret-of-webhook";
  if (kind === "dingtalk" && !isDingtalkSecret(secret)) return "suppliers.secret-of-dingtalk";
  return null;
}

/** Only signed messages go out here: a webhook that is not could be anybody's (Standard Webhooks). */
export const needsSecret = (kind: ChannelKind): boolean =>
  kind === "webhook" || kind === "dingtalk";

const fields = {
  label: nameInput(40),
  /** Empty leaves the stored one as it is: it is never shown again. */
  address: lineInput(1000),
  secret: lineInput(500),
  active: z.boolean(),
};

export const addChannelInput = z
  .strictObject({ id: z.uuid(), supplierId: z.uuid(), kind: z.enum(channelKinds), ...fields })
  .superRefine(({ kind, address, secret }, context) => {
    const missing = needsSecret(kind) && secret === "" ? "suppliers.secret-missing" : null;
    say(context, "address", address === "" ? "core.required" : wrongAddress(kind, address));
    say(context, "secret", missing ?? wrongSecret(kind, secret));
  });
export const changeChannelInput = z
  .strictObject({
    id: z.uuid(),
    version: z.int().positive(),
    kind: z.enum(channelKinds),
    ...fields,
  })
  .superRefine(({ kind, address, secret }, context) => {
    say(context, "address", address === "" ? null : wrongAddress(kind, address));
    say(context, "secret", wrongSecret(kind, secret));
  });
export type ChannelForm = z.input<typeof changeChannelInput>;

function say(context: z.RefinementCtx, field: string, message: string | null): void {
  if (message) context.addIssue({ code: "custom", path: [field], message });
}

export const channelInput = z.strictObject({ id: z.uuid() });
