import { getLocale, getTranslations } from "next-intl/server";
import { Lanes } from "@/components/jobs/lanes";
import { showDay } from "@/components/shared/day";
import { Facts } from "@/components/shared/facts";
import { PageHead } from "@/components/shared/page-head";
import { Words } from "@/components/shared/words";
import { found, gate } from "@/lib/core/page";
import { read } from "@/lib/jobs/access";
import { getJob } from "@/lib/jobs/job";
import { hands } from "@/lib/jobs/queries";

/** A job as whoever does a stage of it sees it: whose it is, by when, and what he has to do now. */
export default async function JobPage({ params }: PageProps<"/board/[id]">) {
  const actor = await gate(read);
  const { id } = await params;
  const [job, t, locale] = await Promise.all([
    found(getJob(actor, id)),
    getTranslations("jobs"),
    getLocale(),
  ]);
  const workers = await hands(actor, job.branchId);
  return (
    <Words of={["jobs"]}>
      <PageHead
        title={job.customer}
        crumbs={[{ href: "/board", label: t("title") }, { label: job.order }]}
      />
      <Facts
        facts={[
          { label: t("package"), value: job.package },
          {
            label: t("promised"),
            value: showDay(job.promisedOn, locale, { form: "full" }),
            strong: true,
          },
        ]}
      />
      <Lanes jobs={[job]} promisedOn={job.promisedOn} hands={workers} />
    </Words>
  );
}
