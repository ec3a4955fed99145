/** @jsxImportSource preact */
import type { SupplierPage } from "./supplier-page";
import { type Around, Call, Frame, Mark, Pill, saidDay } from "./supplier-page-frame";

/** Of a cancelled push: its number, that it is cancelled, the day, and whom to ask (L-15). */
export function EndedPage({ page, around }: { page: SupplierPage; around: Around }) {
  const { say, locale } = around;
  const title = say("pushes.link.title", { number: page.number });
  const { buyer } = page.content;
  const state =
    page.status === "cancelled" ? say("pushes.link.cancelled") : say("pushes.link.superseded");
  return (
    <Frame title={title} locale={locale} live>
      <section class="ended">
        <h1>
          {title}
          <Pill as="wrong">{state}</Pill>
        </h1>
        <p class="note wrong" role="note">
          <span>
            {page.endedOn ? (
              <strong>
                {say("pushes.link.ended-on", { day: saidDay(page.endedOn, locale, true) })}
                {locale === "en" ? ". " : "。"}
              </strong>
            ) : null}
            {say("pushes.link.do-not-make")}
          </span>
        </p>
        <dl class="facts">
          <div class="whole">
            <dt>{say("pushes.link.ask")}</dt>
            <dd class="strong">{buyer.name}</dd>
            <dd>
              <Call phone={buyer.phone} />
            </dd>
          </div>
        </dl>
      </section>
    </Frame>
  );
}

/** The same for unknown, expired and revoked (L-06), and for who comes too often (L-11). */
export function NothingPage({ as, around }: { as: "gone" | "wait"; around: Around }) {
  const { say, locale } = around;
  return (
    <Frame title={say(`pushes.link.${as}`)} locale={locale}>
      <section class="nothing">
        <Mark />
        <h1>{say(`pushes.link.${as}`)}</h1>
        <p class="dim">{say(`pushes.link.${as}-help`)}</p>
      </section>
    </Frame>
  );
}
