CREATE TABLE "lead_collisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"last4" text,
	"value_hash" "bytea" NOT NULL,
	"tried_by" uuid NOT NULL,
	"tried_in" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lead_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value_sealed" "bytea" NOT NULL,
	"value_hash" "bytea" NOT NULL,
	"last4" text,
	"guarded" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lead_contacts_lead_id" UNIQUE("lead_id","id"),
	CONSTRAINT "hash_is_whole" CHECK (octet_length("lead_contacts"."value_hash") = 16),
	CONSTRAINT "number_shows_its_end" CHECK (("lead_contacts"."kind" in ('mobile', 'landline')) = ("lead_contacts"."last4" is not null)
        and "lead_contacts"."last4" ~ '^[0-9]{4}$')
);
--> statement-breakpoint
CREATE TABLE "lead_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"owner_before" uuid,
	"owner_after" uuid,
	"moved_by" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lead_rules" (
	"branch_id" uuid PRIMARY KEY NOT NULL,
	"protect_days" integer DEFAULT 30 NOT NULL,
	"follow_days" integer DEFAULT 7 NOT NULL,
	"settle_days" integer DEFAULT 45 NOT NULL,
	"warn_days" integer DEFAULT 1 NOT NULL,
	"hold_limit" integer DEFAULT 60 NOT NULL,
	"reclaim_days" integer DEFAULT 7 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "protects_while_followed" CHECK ("lead_rules"."protect_days" between "lead_rules"."follow_days" and 365),
	CONSTRAINT "follows_and_settles" CHECK ("lead_rules"."follow_days" between 1 and "lead_rules"."settle_days"
        and "lead_rules"."settle_days" <= 365),
	CONSTRAINT "warns_before" CHECK ("lead_rules"."warn_days" between 0 and "lead_rules"."follow_days" - 1),
	CONSTRAINT "holds_some" CHECK ("lead_rules"."hold_limit" between 1 and 1000),
	CONSTRAINT "reclaims_later" CHECK ("lead_rules"."reclaim_days" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"status" text NOT NULL,
	"intent" text DEFAULT '' NOT NULL,
	"occasion" text DEFAULT '' NOT NULL,
	"owner_id" uuid,
	"department_id" uuid,
	"captured_by" uuid NOT NULL,
	"inviter_id" uuid,
	"closer_id" uuid,
	"supervisor_id" uuid,
	"visit_on" date,
	"lost_reason" text,
	"lost_note" text DEFAULT '' NOT NULL,
	"customer_id" uuid,
	"next_step" text DEFAULT '' NOT NULL,
	"next_on" date,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"owned_at" timestamp with time zone,
	"followed_at" timestamp with time zone,
	"protected_until" timestamp with time zone DEFAULT now() NOT NULL,
	"warned_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "leads_number_unique" UNIQUE("number"),
	CONSTRAINT "leads_branch_id" UNIQUE("branch_id","id"),
	CONSTRAINT "lead_has_a_name" CHECK (length("leads"."name") between 1 and 100),
	CONSTRAINT "lead_is_somebodys" CHECK (("leads"."status" in ('new', 'pool')) = ("leads"."owner_id" is null)),
	CONSTRAINT "appointed_has_a_day" CHECK ("leads"."status" <> 'appointed' or "leads"."visit_on" is not null),
	CONSTRAINT "won_has_a_customer" CHECK (("leads"."status" = 'won') = ("leads"."customer_id" is not null)),
	CONSTRAINT "lost_has_a_reason" CHECK (("leads"."status" = 'lost') = ("leads"."lost_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "customer_reveals" DROP CONSTRAINT "one_thing_is_revealed";--> statement-breakpoint
ALTER TABLE "communications" ALTER COLUMN "customer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_reveals" ALTER COLUMN "customer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "communications" ADD COLUMN "lead_id" uuid;--> statement-breakpoint
ALTER TABLE "customer_reveals" ADD COLUMN "lead_id" uuid;--> statement-breakpoint
ALTER TABLE "customer_reveals" ADD COLUMN "lead_contact_id" uuid;--> statement-breakpoint
ALTER TABLE "lead_collisions" ADD CONSTRAINT "lead_collisions_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_collisions" ADD CONSTRAINT "lead_collisions_tried_by_people_id_fk" FOREIGN KEY ("tried_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_collisions" ADD CONSTRAINT "lead_collisions_tried_in_branches_id_fk" FOREIGN KEY ("tried_in") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_collisions" ADD CONSTRAINT "lead_collisions_branch_id_lead_id_leads_branch_id_id_fk" FOREIGN KEY ("branch_id","lead_id") REFERENCES "public"."leads"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_contacts" ADD CONSTRAINT "lead_contacts_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_contacts" ADD CONSTRAINT "lead_contacts_branch_id_lead_id_leads_branch_id_id_fk" FOREIGN KEY ("branch_id","lead_id") REFERENCES "public"."leads"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_moves" ADD CONSTRAINT "lead_moves_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_moves" ADD CONSTRAINT "lead_moves_branch_id_lead_id_leads_branch_id_id_fk" FOREIGN KEY ("branch_id","lead_id") REFERENCES "public"."leads"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_rules" ADD CONSTRAINT "lead_rules_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_captured_by_people_id_fk" FOREIGN KEY ("captured_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_inviter_id_people_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_closer_id_people_id_fk" FOREIGN KEY ("closer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_supervisor_id_people_id_fk" FOREIGN KEY ("supervisor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_branch_id_customer_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","customer_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_collisions_of" ON "lead_collisions" USING btree ("lead_id","at");--> statement-breakpoint
CREATE INDEX "lead_contacts_hash" ON "lead_contacts" USING btree ("value_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_lead" ON "lead_contacts" USING btree ("value_hash") WHERE "lead_contacts"."guarded";--> statement-breakpoint
CREATE INDEX "lead_moves_of" ON "lead_moves" USING btree ("lead_id","at");--> statement-breakpoint
CREATE INDEX "leads_newest" ON "leads" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "leads_of_branch" ON "leads" USING btree ("branch_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_of_owner" ON "leads" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_of_capturer" ON "leads" USING btree ("captured_by","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_of_department" ON "leads" USING btree ("department_id","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_in_state" ON "leads" USING btree ("branch_id","status","created_at","id");--> statement-breakpoint
CREATE INDEX "leads_due" ON "leads" USING btree ("owner_id","next_on","id") WHERE "leads"."next_on" is not null;--> statement-breakpoint
CREATE INDEX "leads_of_customer" ON "leads" USING btree ("customer_id");--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "communications_branch_id_lead_id_leads_branch_id_id_fk" FOREIGN KEY ("branch_id","lead_id") REFERENCES "public"."leads"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_reveals" ADD CONSTRAINT "customer_reveals_branch_id_lead_id_leads_branch_id_id_fk" FOREIGN KEY ("branch_id","lead_id") REFERENCES "public"."leads"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_reveals" ADD CONSTRAINT "customer_reveals_lead_id_lead_contact_id_lead_contacts_lead_id_id_fk" FOREIGN KEY ("lead_id","lead_contact_id") REFERENCES "public"."lead_contacts"("lead_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "communications_lead" ON "communications" USING btree ("lead_id","at");--> statement-breakpoint
ALTER TABLE "communications" ADD CONSTRAINT "talk_is_with_somebody" CHECK (num_nonnulls("communications"."customer_id", "communications"."lead_id") = 1);--> statement-breakpoint
ALTER TABLE "customer_reveals" ADD CONSTRAINT "one_thing_is_revealed" CHECK (num_nonnulls("customer_reveals"."contact_id", "customer_reveals"."person_id", "customer_reveals"."lead_contact_id") = 1
        and num_nonnulls("customer_reveals"."customer_id", "customer_reveals"."lead_id") = 1
        and ("customer_reveals"."lead_id" is null) = ("customer_reveals"."lead_contact_id" is null));--> statement-breakpoint
call sec.protect_branch('leads', 'cs');
--> statement-breakpoint
call sec.protect_branch('lead_contacts', 'cs');
--> statement-breakpoint
call sec.protect_branch('lead_moves', 'cs');
--> statement-breakpoint
call sec.protect_branch('lead_rules', 'cs');
--> statement-breakpoint
call sec.protect_branch('lead_collisions', 'cs');
--> statement-breakpoint
call sec.append_only('lead_moves');
--> statement-breakpoint
call sec.append_only('lead_collisions');
--> statement-breakpoint
grant select on leads, lead_contacts, lead_moves, lead_collisions, lead_rules to app_ro, app_backup, app_rw, app_worker;
--> statement-breakpoint
grant insert on leads, lead_contacts to app_rw;
--> statement-breakpoint
grant insert on leads, lead_contacts, lead_moves, lead_collisions, lead_rules to app_worker;
--> statement-breakpoint
grant update, delete on leads, lead_contacts, lead_rules to app_worker;
--> statement-breakpoint
grant update (name, source, intent, occasion, status, owner_id, inviter_id, closer_id, supervisor_id, visit_on,
  lost_reason, lost_note, customer_id, version) on leads to app_rw;
--> statement-breakpoint
grant update (protect_days, follow_days, settle_days, warn_days, hold_limit, reclaim_days, version) on lead_rules to app_rw;
--> statement-breakpoint
-- The states of a lead (domain.md 5), who it belongs to, and what follows from that, however the row came in.
create function sec.guard_lead() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  rule public.lead_rules;
begin
  select r.* into rule from public.lead_rules r where r.branch_id = new.branch_id;
  if tg_op = 'INSERT' then
    if session_user = 'app_rw' then
      new.captured_by := sec.me();
      if new.status not in ('new', 'assigned') then
        raise exception 'a lead begins new or assigned' using errcode = '23514', constraint = 'lead_moves_as_it_may';
      end if;
      new.moved_at := now();
      new.owned_at := case when new.owner_id is not null then now() end;
      new.protected_until := now() + make_interval(days => rule.protect_days);
    end if;
  else
    if new.status <> old.status and not (old.status, new.status) in (
        ('new', 'assigned'), ('assigned', 'contacted'), ('contacted', 'appointed'), ('appointed', 'arrived'),
        ('arrived', 'won'), ('assigned', 'lost'), ('contacted', 'lost'), ('appointed', 'lost'), ('arrived', 'lost'),
        ('assigned', 'pool'), ('contacted', 'pool'), ('pool', 'assigned'), ('lost', 'assigned')) then
      raise exception 'a lead does not move so' using errcode = '23514', constraint = 'lead_moves_as_it_may';
    end if;
    if new.status <> old.status then
      new.moved_at := now();
    end if;
    if new.owner_id is distinct from old.owner_id then
      new.owned_at := case when new.owner_id is not null then now() end;
      new.warned_at := null;
      if new.owner_id is not null then
        new.protected_until := now() + make_interval(days => rule.protect_days);
      end if;
    end if;
    -- Out of the pool by oneself: no more than one can look after, and not at once what one let go.
    if session_user = 'app_rw' and old.status = 'pool' and new.owner_id = sec.me() then
      perform pg_advisory_xact_lock(hashtextextended('leads of ' || new.owner_id, 7));
      if (select count(*) from public.leads l where l.owner_id = new.owner_id
          and l.status in ('assigned', 'contacted', 'appointed', 'arrived')) >= rule.hold_limit then
        raise exception 'holds enough leads' using errcode = '23514', constraint = 'holding_limit';
      end if;
      if exists (select from public.lead_moves m where m.lead_id = new.id and m.to_status = 'pool'
          and m.owner_before = new.owner_id and m.at > now() - make_interval(days => rule.reclaim_days)) then
        raise exception 'let it go just now' using errcode = '23514', constraint = 'reclaims_later';
      end if;
    end if;
  end if;
  new.department_id := (select p.department_id from public.people p where p.id = coalesce(new.owner_id, new.captured_by));
  return new;
end $$;
--> statement-breakpoint
create trigger guarded_lead before insert or update on leads
  for each row execute function sec.guard_lead();
--> statement-breakpoint
-- Every change of state or owner is remembered; numbers are guarded while somebody is after the lead.
create function sec.follow_lead() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    -- What is brought in from elsewhere brings its own past.
    if session_user = 'app_rw' then
      insert into public.lead_moves (id, branch_id, lead_id, from_status, to_status, owner_after, moved_by)
      values (uuidv7(), new.branch_id, new.id, null, new.status, new.owner_id, sec.me());
    end if;
    return null;
  end if;
  if (new.status, new.owner_id) is not distinct from (old.status, old.owner_id) then
    return null;
  end if;
  insert into public.lead_moves (id, branch_id, lead_id, from_status, to_status, owner_before, owner_after, moved_by)
  values (uuidv7(), new.branch_id, new.id, old.status, new.status, old.owner_id, new.owner_id, sec.me());
  if new.status in ('won', 'lost', 'pool') then
    update public.lead_contacts c set guarded = false where c.lead_id = new.id and c.guarded;
  elsif old.status in ('lost', 'pool') or new.owner_id is distinct from old.owner_id then
    update public.lead_contacts c set guarded = true where c.lead_id = new.id and not c.guarded;
  end if;
  -- What was still to do goes with them into the customer's file.
  if new.status = 'won' and old.status <> 'won' and new.next_on is not null then
    update public.customers c set next_step = new.next_step, next_on = new.next_on
    where c.id = new.customer_id and c.next_on is null;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger followed_lead after insert or update on leads
  for each row execute function sec.follow_lead();
--> statement-breakpoint
-- A lead's number is guarded from the start, unless nobody is after it.
create function sec.guard_lead_contact() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.guarded := (select l.status not in ('won', 'lost', 'pool') and l.protected_until > now()
    from public.leads l where l.id = new.lead_id);
  return new;
end $$;
--> statement-breakpoint
create trigger guarded_contact before insert on lead_contacts
  for each row execute function sec.guard_lead_contact();
--> statement-breakpoint
-- What comes next is what the newest talk says, for a customer and for a lead, whose protection it renews.
create or replace function sec.keep_next_step() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update public.customers c set next_step = new.next_step, next_on = new.next_on
  where c.id = new.customer_id and not exists (select from public.communications m
    where m.customer_id = new.customer_id and (m.at, m.id) > (new.at, new.id));
  update public.leads l set next_step = new.next_step, next_on = new.next_on, followed_at = new.at, warned_at = null,
    protected_until = greatest(l.protected_until, new.at + make_interval(days => (select r.protect_days
      from public.lead_rules r where r.branch_id = l.branch_id)))
  where l.id = new.lead_id and not exists (select from public.communications m
    where m.lead_id = new.lead_id and (m.at, m.id) > (new.at, new.id));
  return null;
end $$;
--> statement-breakpoint
-- 撞单. Waits for whoever asks for one of these numbers at the same moment, lets go what is protected no
-- longer, and tells who holds which: by name in the asker's branches, of any other only that there is one.
-- Each that is held is written down at once: the evidence is not the app's to write.
create function sec.ask_for_numbers(asking uuid, for_lead uuid, kinds text[], hexes text[], ends text[])
  returns table (nth integer, id uuid, number text, status text, owner text, is_mine boolean)
  language plpgsql security definer set search_path = '' as $$
declare
  hashes bytea[] := array(select decode(h, 'hex') from unnest(hexes) with ordinality u (h, n) order by n);
  wanted bytea;
begin
  if not sec.may('leads:write') or asking <> all (sec.my_branches('cs')) then
    raise exception 'may not ask' using errcode = '42501';
  end if;
  for wanted in select distinct h from unnest(hashes) h order by h loop
    perform pg_advisory_xact_lock(hashtextextended('lead ' || encode(wanted, 'hex'), 7));
  end loop;
  update public.lead_contacts c set guarded = false from public.leads l
  where l.id = c.lead_id and c.value_hash = any (hashes) and c.guarded and l.protected_until <= now();
  insert into public.lead_collisions (id, branch_id, lead_id, kind, last4, value_hash, tried_by, tried_in)
  select uuidv7(), c.branch_id, c.lead_id, a.kind, a.last4, a.hash, sec.me(), asking
  from unnest(kinds, hashes, ends) a (kind, hash, last4)
  join public.lead_contacts c on c.value_hash = a.hash and c.guarded
  where c.lead_id is distinct from for_lead;
  return query
    select a.nth::integer, v.id, v.number, v.status, p.name, coalesce(v.owner_id = sec.me(), false)
    from unnest(hashes) with ordinality a (hash, nth)
    join public.lead_contacts c on c.value_hash = a.hash
    join public.leads l on l.id = c.lead_id
    left join public.leads v on v.id = l.id and v.branch_id = any (sec.my_branches('cs'))
    left join public.people p on p.id = v.owner_id
    where l.id is distinct from for_lead and (c.guarded or for_lead is null and v.status = 'pool')
    order by a.nth, c.guarded desc, l.created_at limit 400;
end $$;
--> statement-breakpoint
-- The audit log is closed to the front desk; what happened to a lead it may see is not.
create function sec.lead_changes(wanted uuid, most integer)
  returns table (id uuid, at timestamptz, actor text, act text, before jsonb, after jsonb, reason text)
  language sql stable security definer set search_path = ''
begin atomic
  select l.id, l.at, l.actor_name, l.act, l.before, l.after, l.reason from public.audit_log l
  where l.document_id = wanted and l.document = 'lead' and exists (
    select from public.leads d where d.id = wanted and d.branch_id = any (sec.my_branches('cs')))
  order by l.at desc, l.id desc limit most;
end;
--> statement-breakpoint
-- Every branch has its rules from its first day.
create function sec.give_lead_rules() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into public.lead_rules (branch_id) values (new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger lead_rules after insert on branches
  for each row execute function sec.give_lead_rules();
--> statement-breakpoint
insert into lead_rules (branch_id) select id from branches;
--> statement-breakpoint
revoke execute on function sec.guard_lead(), sec.follow_lead(), sec.guard_lead_contact(), sec.give_lead_rules(),
  sec.ask_for_numbers(uuid, uuid, text[], text[], text[]), sec.lead_changes(uuid, integer) from public;
--> statement-breakpoint
grant execute on function sec.ask_for_numbers(uuid, uuid, text[], text[], text[]), sec.lead_changes(uuid, integer) to app_rw;
--> statement-breakpoint
insert into number_series (kind, prefix) values ('lead', 'KZ');
