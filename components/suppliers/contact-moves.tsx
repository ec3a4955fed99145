"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { v7 as uuid } from "uuid";
import { ActItem } from "@/components/shared/act-button";
import { useAction } from "@/components/shared/use-action";
import { useWord } from "@/components/shared/use-word";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { MenuItem } from "@/components/ui/menu-items";
import { Menu } from "@/components/ui/popover";
import { removeContact, revealMobile } from "@/lib/suppliers/contacts/actions";
import type { ContactForm } from "@/lib/suppliers/contacts/schema";

const ContactDialog = dynamic(() => import("./contact-dialog").then((part) => part.ContactDialog), {
  ssr: false,
});

export function AddContact({ supplierId }: { supplierId: string }) {
  const t = useTranslations("suppliers");
  const [id, setId] = useState<string | null>(null);
  return (
    <>
      <Button size="small" icon="plus" onClick={() => setId(uuid())}>
        {t("add-contact")}
      </Button>
      {id && (
        <ContactDialog
          supplierId={supplierId}
          start={{ id, version: 0, name: "", email: "", mobile: "", receivesPush: true }}
          mobile={null}
          onClose={() => setId(null)}
        />
      )}
    </>
  );
}

export function ContactMenu({
  supplierId,
  contact,
  mobile,
}: {
  supplierId: string;
  contact: Omit<ContactForm, "mobile">;
  mobile: string | null;
}) {
  const t = useTranslations("suppliers");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Menu
        side="end"
        name={contact.name}
        className="inline-grid size-7 place-items-center rounded-md text-muted-foreground hover:bg-muted phone:size-11"
        label={<Icon name="ellipsis" />}
      >
        <MenuItem icon="pencil" onClick={() => setOpen(true)}>
          {t("edit")}
        </MenuItem>
        <ActItem
          act={removeContact}
          input={{ id: contact.id }}
          icon="trash"
          danger
          ask={{
            title: t("remove-contact-ask", { name: contact.name }),
            body: t("remove-contact-effect"),
            confirm: t("remove"),
          }}
        >
          {t("remove")}
        </ActItem>
      </Menu>
      {open && (
        <ContactDialog
          supplierId={supplierId}
          start={{ ...contact, mobile: "" }}
          mobile={mobile}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** 138****2207, and on demand the whole number, ready to call. */
export function Mobile({
  id,
  masked,
  mayReveal,
}: {
  id: string;
  masked: string;
  mayReveal: boolean;
}) {
  const t = useTranslations("suppliers");
  const word = useWord();
  const { pending, failure, run } = useAction(revealMobile);
  const [whole, setWhole] = useState<string | null>(null);
  if (whole) {
    return (
      <a href={`tel:${whole}`} className="text-accent-foreground hover:underline">
        {whole}
      </a>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      {masked}
      {mayReveal && (
        <Button
          variant="link"
          size="bare"
          title={t("reveal-hint")}
          pending={pending && "…"}
          onClick={() => run({ id }, ({ mobile }) => setWhole(mobile))}
        >
          {t("reveal")}
        </Button>
      )}
      {failure && <span className="text-wrong text-xs">{word(failure.code, failure.params)}</span>}
    </span>
  );
}
