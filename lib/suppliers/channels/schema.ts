import { z } from "zod";
import { lineInput, nameInput } from "@/lib/core/text";
import { type ChannelKind, channelKinds } from "../kinds";

const mail = z.email();

/** Only what T-20 lets out: https on its usual ports, no name and password inside. */
function isWebAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, port, username, password } = new URL(address);
  return protocol === "https:" && ["", "443", "8443"].includes(port) && !username && !password;
}

export const isAddressOf = (kind: ChannelKind, address: string): boolean =>
  kind === "email" ? mail.safeParse(address).success : isWebAddress(address);

const wrongAddress = (kind: ChannelKind) =>
  kind === "email" ? "core.not-an-email" : "suppliers.web-address-wrong";

const fields = {
  label: nameInput(40),
  /** Empty leaves the stored one as it is: it is never shown again. */
  address: lineInput(1000),
  secret: lineInput(500),
  active: z.boolean(),
};

export const addChannelInput = z
  .strictObject({ id: z.uuid(), supplierId: z.uuid(), kind: z.enum(channelKinds), ...fields })
  .superRefine(({ kind, address }, context) => {
    const message = address === "" ? "core.required" : wrongAddress(kind);
    if (address === "" || !isAddressOf(kind, address))
      context.addIssue({ code: "custom", path: ["address"], message });
  });
export const changeChannelInput = z
  .strictObject({
    id: z.uuid(),
    version: z.int().positive(),
    kind: z.enum(channelKinds),
    ...fields,
  })
  .superRefine(({ kind, address }, context) => {
    if (address !== "" && !isAddressOf(kind, address))
      context.addIssue({ code: "custom", path: ["address"], message: wrongAddress(kind) });
  });
export type ChannelForm = z.input<typeof changeChannelInput>;

export const channelInput = z.strictObject({ id: z.uuid() });
