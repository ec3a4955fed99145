import { getLocale, getTranslations } from "next-intl/server";
import { ChannelState, Way } from "@/components/channels/channel-state";
import { TestMail } from "@/components/channels/test-mail";
import { Nothing } from "@/components/shared/empty";
import { Facts } from "@/components/shared/facts";
import { Note } from "@/components/shared/note";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { read, test } from "@/lib/channels/access";
import { getChannels } from "@/lib/channels/queries";
import { can } from "@/lib/core/actor";
import { gate } from "@/lib/core/page";
import { messagesOf } from "@/lib/i18n";

export default async function Channels() {
  const actor = await gate(read);
  const [{ mail, appUrl, proxy, hosts, ownEmail, kinds }, t, all, locale] = await Promise.all([
    getChannels(actor),
    getTranslations("channels"),
    getTranslations(),
    getLocale(),
  ]);
  return (
    <>
      <PageHead title={t("title")} sub={t("help")} />
      <ChannelState
        title={t("mail")}
        meaning={mail ? "good" : "waiting"}
        state={t(mail ? "mail-set" : "not-set")}
      >
        {mail ? (
          <>
            <Facts
              facts={[
                { label: t("server"), value: mail.server },
                mail.sender !== "" && { label: t("sender"), value: mail.sender },
                {
                  label: t("encryption"),
                  value: t(mail.tls ? "tls-at-once" : "tls-upgraded"),
                },
              ]}
            />
            {can(actor, test) &&
              (ownEmail ? (
                <Words of={["channels"]}>
                  <TestMail email={ownEmail} failures={failuresIn(locale)} />
                </Words>
              ) : (
                <Note link={{ href: "/me", label: all("shared.me") }}>{t("no-own-mail")}</Note>
              ))}
          </>
        ) : (
          <Way line={t("mail-example")}>{t("mail-way")}</Way>
        )}
      </ChannelState>
      <ChannelState
        title={t("address")}
        meaning={appUrl ? "good" : "waiting"}
        state={appUrl ?? t("not-set")}
      >
        {appUrl ? (
          appUrl.startsWith("https://") ? (
            <Way>{t("address-set")}</Way>
          ) : (
            <Note meaning="waiting">{t("address-plain")}</Note>
          )
        ) : (
          <Way line={t("address-example")}>{t("address-way")}</Way>
        )}
      </ChannelState>
      <ChannelState
        title={t("proxy")}
        meaning="neutral"
        state={t(proxy ? "proxy-on" : "proxy-off")}
      >
        <Way>{t(proxy ? "proxy-on-note" : "proxy-way")}</Way>
      </ChannelState>
      <ChannelState
        title={t("hosts")}
        meaning="neutral"
        state={t(hosts ? "hosts-some" : "hosts-all")}
      >
        {hosts ? <Way line={hosts.join("\n")}>{t("hosts-note")}</Way> : <Way>{t("hosts-way")}</Way>}
      </ChannelState>
      {kinds && (
        <ChannelState title={t("suppliers")} meaning="neutral" state={t("count")}>
          {kinds.length === 0 ? (
            <Nothing>{t("suppliers-none")}</Nothing>
          ) : (
            <Facts
              facts={kinds.map(({ kind, count, failing }) => ({
                label: all(`suppliers.channel-${kind}` as never),
                value: failing > 0 ? `${count} · ${t("failing")} ${failing}` : String(count),
              }))}
            />
          )}
        </ChannelState>
      )}
    </>
  );
}

/** The sentences of pushes.failure-…, by what follows the hyphen. */
function failuresIn(locale: string): Record<string, string> {
  const words = messagesOf(locale === "en" ? "en" : "zh-CN").pushes ?? {};
  return Object.fromEntries(
    Object.entries(words)
      .filter(([key]) => key.startsWith("failure-"))
      .map(([key, text]) => [key.slice("failure-".length), text]),
  );
}
