"use server";

import { eq, sql } from "drizzle-orm";
import { supplierChannels } from "@/db/schema/suppliers";
import { action } from "@/lib/core/action";
import { Refusal } from "@/lib/core/refusal";
import { sameVersion } from "@/lib/core/version";
import { write } from "../access";
import { sealFor } from "../sealed";
import { lockSupplier } from "../writes";
import { addChannelInput, changeChannelInput, channelInput, needsSecret } from "./schema";
import { sendTestOver } from "./test";
import { lockChannel } from "./writes";

const sealBoth = async <T extends { id: string; address: string; secret: string }>({
  address,
  secret,
  ...rest
}: T) => ({
  ...rest,
  address: address ? await sealFor("address", rest.id, address) : null,
  secret: secret ? await sealFor("secret", rest.id, secret) : null,
});

export const addChannel = action({
  may: write,
  input: addChannelInput,
  prepare: (input) => sealBoth(input),
  run: async ({ tx, input, trace }) => {
    const { id, supplierId, kind, label, active, address, secret } = input;
    await lockSupplier(tx, supplierId);
    if (!address) throw new Refusal("core.invalid", {}, { fields: { address: ["core.required"] } });
    await tx.insert(supplierChannels).values({
      id,
      supplierId,
      kind,
      label,
      active,
      addressSealed: address,
      secretSealed: secret,
    });
    const after = { kind, label, active };
    await trace({ act: "suppliers.add-channel", document: "supplier", id: supplierId, after });
    return { id };
  },
});

export const changeChannel = action({
  may: write,
  input: changeChannelInput,
  prepare: (input) => sealBoth(input),
  run: async ({ tx, input, trace }) => {
    const { id, label, active, address, secret } = input;
    const before = await lockChannel(tx, id);
    if (before.kind !== input.kind) throw new Refusal("core.gone");
    sameVersion(before, input.version, () => ({
      label: before.label,
      active: before.active,
      version: before.version,
    }));
    if (needsSecret(before.kind) && !secret && !before.secretSealed) {
      const fields = { secret: ["suppliers.secret-missing"] };
      throw new Refusal("core.invalid", {}, { fields });
    }
    await tx
      .update(supplierChannels)
      .set({
        label,
        active,
        ...(address && { addressSealed: address }),
        ...(secret && { secretSealed: secret }),
        // Another address or secret has not been tested yet.
        ...((address || secret) && { testedAt: null, testFailure: null }),
        version: before.version + 1,
      })
      .where(eq(supplierChannels.id, id));
    await trace({
      act: "suppliers.change-channel",
      document: "supplier",
      id: before.supplierId,
      before: { label: before.label, active: before.active },
      after: { label, active, newAddress: address !== null, newSecret: secret !== null },
    });
    return { id };
  },
});

/** Its secrets go with it; what was sent through it keeps its own record. */
export const removeChannel = action({
  may: write,
  input: channelInput,
  run: async ({ tx, input: { id }, trace }) => {
    const before = await lockChannel(tx, id);
    await tx.delete(supplierChannels).where(eq(supplierChannels.id, id));
    const { kind, label, supplierId } = before;
    await trace({
      act: "suppliers.remove-channel",
      document: "supplier",
      id: supplierId,
      before: { kind, label },
    });
  },
});

/**
 * 测试发送: goes out before the transaction, and how it ended stands beside the channel. A test that did
 * not arrive is an answer, not a refusal.
 */
export const testChannel = action({
  may: write,
  input: channelInput,
  prepare: async ({ id }, actor) => ({ id, outcome: await sendTestOver(actor, id) }),
  run: async ({ tx, input: { id, outcome }, trace }) => {
    const { supplierId, kind, label } = await lockChannel(tx, id);
    const failure = outcome.kind === "sent" ? null : outcome.failure;
    await tx
      .update(supplierChannels)
      .set({ testedAt: sql`now()`, testFailure: failure })
      .where(eq(supplierChannels.id, id));
    const after = { kind, label, failure };
    await trace({ act: "suppliers.test-channel", document: "supplier", id: supplierId, after });
    return { failure };
  },
});
