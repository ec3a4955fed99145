import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/shared/data-table";
import { Moment } from "@/components/shared/day";
import { Nothing } from "@/components/shared/empty";
import { SectionHead } from "@/components/shared/page-head";
import { StatusWord } from "@/components/shared/status-word";
import type { Profile } from "@/lib/suppliers/profile";
import { AddChannel, ChannelMenu, TestChannel } from "./channel-moves";

type Row = Profile["channels"][number];

/** How pushes reach the supplier by themselves. */
export function Channels({
  supplier,
  mayWrite,
  zone,
}: {
  supplier: Profile;
  mayWrite: boolean;
  zone: string;
}) {
  const t = useTranslations("suppliers");
  const columns: Column<Row>[] = [
    {
      key: "label",
      head: t("label"),
      width: 112,
      look: "strong",
      card: "1l",
      cell: ({ label }) => label,
    },
    {
      key: "kind",
      head: t("channel"),
      width: 110,
      card: "2l",
      cell: ({ kind }) => t(`channel-${kind}`),
    },
    {
      key: "address",
      head: t("address"),
      look: "dim wrap",
      card: "3l",
      cell: ({ address }) => <span className="break-all">{address}</span>,
    },
    {
      key: "state",
      head: t("tested"),
      width: 170,
      look: "wrap",
      card: "2r",
      cell: (channel) => <Tested channel={channel} zone={zone} />,
    },
    {
      key: "moves",
      head: <span className="sr-only">{t("edit")}</span>,
      width: 156,
      end: true,
      card: "1r",
      cell: ({ id, kind, label, active, version, address, hasSecret }) =>
        mayWrite && (
          <span className="inline-flex items-center gap-1">
            {active && <TestChannel id={id} />}
            <ChannelMenu
              supplierId={supplier.id}
              channel={{ id, kind, label, active, version }}
              stored={{ address, hasSecret }}
            />
          </span>
        ),
    },
  ];
  return (
    <section className="mb-7">
      <SectionHead
        title={t("channels")}
        end={mayWrite && <AddChannel supplierId={supplier.id} />}
      />
      <DataTable
        id="channels"
        columns={columns}
        rows={supplier.channels}
        rowKey={({ id }) => id}
        lines
        empty={<Nothing>{t("no-channels")}</Nothing>}
      />
    </section>
  );
}

function Tested({ channel, zone }: { channel: Row; zone: string }) {
  const t = useTranslations("suppliers");
  const why = useTranslations();
  if (!channel.active) return <StatusWord meaning="closed">{t("channel-off")}</StatusWord>;
  if (!channel.testedAt) return <StatusWord meaning="draft">{t("not-tested")}</StatusWord>;
  const failed = channel.testFailure !== null;
  return (
    <>
      <StatusWord meaning={failed ? "wrong" : "good"}>
        {t(failed ? "test-failed" : "test-good")}
      </StatusWord>
      <small>
        {failed ? (
          why(`pushes.failure-${channel.testFailure}` as never)
        ) : (
          <Moment at={channel.testedAt} zone={zone} />
        )}
      </small>
    </>
  );
}
