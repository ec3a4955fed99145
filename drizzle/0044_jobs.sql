CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"name" text NOT NULL,
	"shoot_type_id" uuid NOT NULL,
	"line_version" integer NOT NULL,
	"promised_on" date NOT NULL,
	"is_urgent" boolean DEFAULT false NOT NULL,
	"stage" text,
	"assignee_id" uuid,
	"is_blocked" boolean DEFAULT false NOT NULL,
	"latest_on" date,
	"expected_on" date,
	"is_open" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "jobs_branch_id" UNIQUE("branch_id","id"),
	CONSTRAINT "jobs_of_order" UNIQUE("order_id","seq")
);
--> statement-breakpoint
CREATE TABLE "stage_lines" (
	"shoot_type_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"stages" jsonb NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stage_lines_shoot_type_id_version_pk" PRIMARY KEY("shoot_type_id","version")
);
--> statement-breakpoint
CREATE TABLE "stage_tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"stage" text NOT NULL,
	"days" integer NOT NULL,
	"proof" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"assignee_id" uuid,
	"due_on" date NOT NULL,
	"started_at" timestamp with time zone,
	"submitted_by" uuid,
	"evidence" text DEFAULT '' NOT NULL,
	"confirmed_by" uuid,
	"done_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"reworks" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "stage_tasks_of_job" UNIQUE("job_id","seq"),
	CONSTRAINT "stage_tasks_once" UNIQUE("job_id","stage"),
	CONSTRAINT "task_days" CHECK ("stage_tasks"."days" between 0 and 365),
	CONSTRAINT "nobody_confirms_his_own_work" CHECK ("stage_tasks"."confirmed_by" <> "stage_tasks"."submitted_by"),
	CONSTRAINT "stopped_has_a_reason" CHECK ("stage_tasks"."status" not in ('blocked', 'skipped') or "stage_tasks"."reason" <> ''),
	CONSTRAINT "handed_in_has_a_hand" CHECK ("stage_tasks"."status" <> 'submitted' or ("stage_tasks"."submitted_by" is not null and ("stage_tasks"."proof" = '' or "stage_tasks"."evidence" <> '')))
);
--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_branch_id_order_id_orders_branch_id_id_fk" FOREIGN KEY ("branch_id","order_id") REFERENCES "public"."orders"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_shoot_type_id_line_version_stage_lines_shoot_type_id_version_fk" FOREIGN KEY ("shoot_type_id","line_version") REFERENCES "public"."stage_lines"("shoot_type_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_lines" ADD CONSTRAINT "stage_lines_shoot_type_id_shoot_types_id_fk" FOREIGN KEY ("shoot_type_id") REFERENCES "public"."shoot_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_lines" ADD CONSTRAINT "stage_lines_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_tasks" ADD CONSTRAINT "stage_tasks_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_tasks" ADD CONSTRAINT "stage_tasks_assignee_id_people_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_tasks" ADD CONSTRAINT "stage_tasks_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_tasks" ADD CONSTRAINT "stage_tasks_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_tasks" ADD CONSTRAINT "stage_tasks_branch_id_job_id_jobs_branch_id_id_fk" FOREIGN KEY ("branch_id","job_id") REFERENCES "public"."jobs"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jobs_at_stage" ON "jobs" USING btree ("branch_id","stage","latest_on","id") WHERE "jobs"."is_open" and "jobs"."stage" is not null;--> statement-breakpoint
CREATE INDEX "jobs_of_assignee" ON "jobs" USING btree ("assignee_id","latest_on","id") WHERE "jobs"."is_open" and "jobs"."stage" is not null;--> statement-breakpoint
call sec.protect('stage_lines', '(select sec.me()) is not null', '(select sec.may(''jobs:stages''))');
--> statement-breakpoint
call sec.protect_branch('jobs', 'orders');
--> statement-breakpoint
call sec.protect_branch('stage_tasks', 'orders');
--> statement-breakpoint
call sec.append_only('stage_lines');
--> statement-breakpoint
grant select on stage_lines, jobs, stage_tasks to app_ro, app_backup;
--> statement-breakpoint
grant select, insert on stage_lines, jobs, stage_tasks to app_rw, app_worker;
--> statement-breakpoint
grant update, delete on jobs, stage_tasks to app_worker;
--> statement-breakpoint
grant update (promised_on, is_urgent, version) on jobs to app_rw;
--> statement-breakpoint
grant update (status, assignee_id, due_on, started_at, submitted_by, evidence, confirmed_by, done_at, reason, reworks, version) on stage_tasks to app_rw;
--> statement-breakpoint
-- Every kind of shoot has a line of stages from its first moment (domain.md 4): weddings, children and portraits
-- take their usual days, told apart by what an order of them needs.
create function sec.first_stage_line() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  days constant integer[] := case when 'wedding_day' = any (new.required) then '{3,1,1,2,7,14,5,12,1,0,0}'
    when 'child' = any (new.required) then '{3,1,1,0,3,7,5,10,1,0,0}' else '{2,1,1,1,2,5,2,4,1,0,0}' end;
  codes constant text[] := '{scheduled,prep,shoot,ingest,selecting,retouch,design,production,inspect,ready,picked}';
  proofs constant text[] := '{"",客户签字的选服单,底片张数和存放位置,备份校验,客户签字的选片单,客户确认的版本,客户确认的版面,"",验件结果,"",客户签收}';
begin
  insert into public.stage_lines (shoot_type_id, version, made_at, stages)
  select new.id, 1, new.created_at, jsonb_agg(jsonb_build_object('stage', codes[n], 'days', days[n], 'proof', proofs[n]) order by n)
  from generate_series(1, 11) n;
  return null;
end $$;
--> statement-breakpoint
create trigger first_stage_line after insert on shoot_types
  for each row execute function sec.first_stage_line();
--> statement-breakpoint
create function sec.own_stage_line() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.made_by := sec.me();
  new.made_at := now();
  return new;
end $$;
--> statement-breakpoint
create trigger own_line before insert on stage_lines
  for each row when (session_user = 'app_rw') execute function sec.own_stage_line();
--> statement-breakpoint
-- Where a job stands and how much time it has is what its stages say, however the rows came in.
create function sec.stand_of_job(wanted uuid) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  update public.jobs j set stage = now_at.stage, assignee_id = now_at.assignee_id, is_blocked = coalesce(now_at.blocked, false),
    latest_on = j.promised_on - coalesce(now_at.behind, 0), expected_on = now_at.expected_on
  from (select wanted as id) me
  left join lateral (
    select t.stage, t.assignee_id, t.status = 'blocked' as blocked,
      case when t.started_at is not null then (t.started_at at time zone b.zone)::date + t.days end as expected_on,
      (select sum(n.days) from public.stage_tasks n where n.job_id = t.job_id and n.status not in ('done', 'skipped')
        and (n.seq > t.seq or n.seq = t.seq and t.started_at is null))::integer as behind
    from public.stage_tasks t join public.branches b on b.id = t.branch_id
    where t.job_id = wanted and t.status not in ('done', 'skipped') order by t.seq limit 1) now_at on true
  where j.id = me.id;
end $$;
--> statement-breakpoint
create function sec.keep_job() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform sec.stand_of_job(new.job_id);
  return null;
end $$;
--> statement-breakpoint
create trigger stand after insert or update on stage_tasks for each row execute function sec.keep_job();
--> statement-breakpoint
create function sec.keep_promised_job() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform sec.stand_of_job(new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger promised after update of promised_on on jobs
  for each row when (old.promised_on <> new.promised_on) execute function sec.keep_promised_job();
--> statement-breakpoint
create function sec.keep_open_jobs() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update public.jobs set is_open = new.status = 'active' where order_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger open_jobs after update of status on orders
  for each row when (old.status <> new.status) execute function sec.keep_open_jobs();
--> statement-breakpoint
-- A stage begins when the one before it is over, and whoever confirms it is not who did it.
create function sec.guard_task() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.status in ('in_progress', 'submitted', 'done') and old.status is distinct from new.status and exists (
      select from public.stage_tasks b where b.job_id = new.job_id and b.seq < new.seq and b.status not in ('done', 'skipped')) then
    raise exception 'one stage after the other' using errcode = '23514', constraint = 'stage_after_stage';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before update on stage_tasks for each row execute function sec.guard_task();
--> statement-breakpoint
revoke execute on function sec.first_stage_line(), sec.own_stage_line(), sec.stand_of_job(uuid), sec.keep_job(), sec.keep_promised_job(),
  sec.keep_open_jobs(), sec.guard_task() from public;
