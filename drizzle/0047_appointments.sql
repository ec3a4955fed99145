CREATE TABLE "appointment_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"appointment_id" uuid NOT NULL,
	"move" text NOT NULL,
	"cause" text,
	"reason" text DEFAULT '' NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"author_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "move_has_a_reason" CHECK ("appointment_moves"."move" not in ('move', 'resize', 'cancel') or "appointment_moves"."reason" <> '' or "appointment_moves"."author_id" is null)
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"number" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"hold_expires_at" timestamp with time zone,
	"notes" text DEFAULT '' NOT NULL,
	"rescheduled" integer DEFAULT 0 NOT NULL,
	"reminded_at" timestamp with time zone,
	"author_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appointments_number_unique" UNIQUE("number"),
	CONSTRAINT "appointments_branch_id" UNIQUE("branch_id","id"),
	CONSTRAINT "appointment_takes_time" CHECK ("appointments"."ends_at" > "appointments"."starts_at"),
	CONSTRAINT "hold_has_an_end" CHECK ("appointments"."status" <> 'held' or "appointments"."hold_expires_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"appointment_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"during" "tstzrange" DEFAULT 'empty' NOT NULL,
	"state" text DEFAULT 'hold' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "hash_of_the_address_is_whole" CHECK (octet_length("calendar_feeds"."token_hash") = 32)
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"code" text DEFAULT '' NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"person_id" uuid,
	"detail" text DEFAULT '' NOT NULL,
	"buffer_before" integer DEFAULT 0 NOT NULL,
	"buffer_after" integer DEFAULT 0 NOT NULL,
	"daily_cap" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resources_person" UNIQUE("person_id"),
	CONSTRAINT "person_is_named_by_himself" CHECK (("resources"."kind" = 'person') = ("resources"."person_id" is not null) and ("resources"."kind" = 'person') = ("resources"."name" = '')),
	CONSTRAINT "buffers_within_a_week" CHECK ("resources"."buffer_before" between 0 and 10080 and "resources"."buffer_after" between 0 and 10080),
	CONSTRAINT "cap_is_a_persons" CHECK ("resources"."daily_cap" is null or "resources"."kind" = 'person' and "resources"."daily_cap" between 1 and 30)
);
--> statement-breakpoint
ALTER TABLE "appointment_moves" ADD CONSTRAINT "appointment_moves_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_moves" ADD CONSTRAINT "appointment_moves_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_moves" ADD CONSTRAINT "appointment_moves_branch_id_appointment_id_appointments_branch_id_id_fk" FOREIGN KEY ("branch_id","appointment_id") REFERENCES "public"."appointments"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_branch_id_customer_id_customers_branch_id_id_fk" FOREIGN KEY ("branch_id","customer_id") REFERENCES "public"."customers"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_branch_id_appointment_id_appointments_branch_id_id_fk" FOREIGN KEY ("branch_id","appointment_id") REFERENCES "public"."appointments"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_branch_id_branches_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointment_moves_of" ON "appointment_moves" USING btree ("appointment_id","at");--> statement-breakpoint
CREATE INDEX "appointments_day" ON "appointments" USING btree ("branch_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "appointments_when" ON "appointments" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "appointments_customer" ON "appointments" USING btree ("customer_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointments_held" ON "appointments" USING btree ("hold_expires_at") WHERE "appointments"."status" = 'held';--> statement-breakpoint
CREATE INDEX "appointments_to_remind" ON "appointments" USING btree ("starts_at") WHERE "appointments"."reminded_at" is null and "appointments"."status" in ('held', 'confirmed');--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_once" ON "bookings" USING btree ("appointment_id","resource_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_live" ON "calendar_feeds" USING btree ("person_id") WHERE "calendar_feeds"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "resources_of_branch" ON "resources" USING btree ("branch_id","position","id");
--> statement-breakpoint
call sec.protect_branch('appointments', 'calendar');
--> statement-breakpoint
call sec.protect_branch('bookings', 'calendar');
--> statement-breakpoint
call sec.protect_branch('appointment_moves', 'calendar');
--> statement-breakpoint
call sec.append_only('appointment_moves');
--> statement-breakpoint
-- The branches in which the live session holds this right for all of the branch.
create function sec.branches_where(wanted text) returns uuid[]
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(array_agg(b.id), '{}') from public.branches b cross join sec.my_reach(wanted) r
  where r.everywhere or b.id = any (r.branches);
end;
--> statement-breakpoint
revoke execute on function sec.branches_where(text) from public;
--> statement-breakpoint
grant execute on function sec.branches_where(text) to app_rw, app_ro, app_worker;
--> statement-breakpoint
call sec.protect('resources', '(select sec.me()) is not null',
  'branch_id = any ((select sec.branches_where(''resources:write''))::uuid[])');
--> statement-breakpoint
call sec.protect('calendar_feeds', 'person_id = (select sec.me())');
--> statement-breakpoint
grant select on appointments, bookings, appointment_moves, resources to app_ro, app_backup;
--> statement-breakpoint
grant select on calendar_feeds to app_backup;
--> statement-breakpoint
grant select, insert on appointments, bookings, appointment_moves, resources to app_rw, app_worker;
--> statement-breakpoint
grant update, delete on appointments, bookings, resources to app_worker;
--> statement-breakpoint
grant update (status, starts_at, ends_at, hold_expires_at, notes, version) on appointments to app_rw;
--> statement-breakpoint
grant delete on bookings to app_rw;
--> statement-breakpoint
grant update (code, name, detail, buffer_before, buffer_after, daily_cap, position, active, version) on resources to app_rw;
--> statement-breakpoint
grant select, insert, update, delete on calendar_feeds to app_worker;
--> statement-breakpoint
grant select (id, person_id, revoked_at, created_at), insert, update (revoked_at) on calendar_feeds to app_rw;
--> statement-breakpoint
-- INV-04: nobody and nothing is in two places at once, in whatever branch. What is done still counts: a
-- dress is washed after it. Spans are [): one may begin the minute another ends.
alter table bookings add constraint bookings_apart
  exclude using gist (resource_id with =, during with &&) where (state <> 'cancelled');
--> statement-breakpoint
-- A booking is where and what its appointment says, widened by what the resource needs around it.
create function sec.follow_appointment() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  a public.appointments;
  r public.resources;
  day tstzrange;
begin
  select * into a from public.appointments x where x.id = new.appointment_id;
  select * into r from public.resources x where x.id = new.resource_id;
  if a.id is null or r.id is null then
    raise exception 'a booking is of an appointment and a resource' using errcode = '23503', constraint = 'bookings_of';
  end if;
  -- One after the other, so that two at once are counted, and one waits instead of both for each other.
  perform pg_advisory_xact_lock(hashtextextended('resource ' || r.id, 7));
  new.during := tstzrange(a.starts_at - make_interval(mins => r.buffer_before), a.ends_at + make_interval(mins => r.buffer_after));
  new.state := case a.status when 'held' then 'hold' when 'done' then 'done' when 'cancelled' then 'cancelled'
    when 'no_show' then 'cancelled' else 'confirmed' end;
  if tg_op = 'INSERT' and not r.active then
    raise exception 'what is no longer used cannot be booked' using errcode = '23514', constraint = 'resource_is_used';
  end if;
  if r.kind = 'room' and r.branch_id <> a.branch_id then
    raise exception 'a room does not travel' using errcode = '23514', constraint = 'room_stays';
  end if;
  if r.daily_cap is not null and new.state <> 'cancelled' then
    select tstzrange(d.on::timestamp at time zone d.zone, (d.on + 1)::timestamp at time zone d.zone) into day
    from (select (a.starts_at at time zone b.zone)::date as on, b.zone from public.branches b where b.id = a.branch_id) d;
    if (select count(*) from public.bookings o join public.appointments x on x.id = o.appointment_id
        where o.resource_id = r.id and o.during && day and o.state <> 'cancelled' and o.id <> new.id
          and x.starts_at <@ day) >= r.daily_cap then
      raise exception 'enough for one day' using errcode = '23514', constraint = 'cap_of_a_day';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger follow before insert or update on bookings
  for each row execute function sec.follow_appointment();
--> statement-breakpoint
create function sec.move_bookings() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update public.bookings b set during = b.during where b.appointment_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger bookings_follow after update of starts_at, ends_at, status on appointments
  for each row execute function sec.move_bookings();
--> statement-breakpoint
-- On one day of its branch: the shop is closed at midnight. What has begun ends at midnight at the latest.
create function sec.guard_day() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  zone text := (select b.zone from public.branches b where b.id = new.branch_id);
begin
  if (new.starts_at at time zone zone)::date <> ((new.ends_at - interval '1 microsecond') at time zone zone)::date then
    raise exception 'an appointment is on one day' using errcode = '23514', constraint = 'within_one_day';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger one_day before insert or update of starts_at, ends_at on appointments
  for each row execute function sec.guard_day();
--> statement-breakpoint
-- Who serves the desk can neither book the past nor step over a state; a quarter of an hour is forgiven
-- to whoever writes down the customer who stands before him.
create function sec.guard_appointment() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  zone text := (select b.zone from public.branches b where b.id = new.branch_id);
  fresh boolean := tg_op = 'INSERT';
begin
  if fresh then
    new.author_id := sec.me();
    new.reminded_at := null;
    new.rescheduled := 0;
    if new.status not in ('held', 'confirmed') then
      raise exception 'an appointment begins held or confirmed' using errcode = '23514', constraint = 'first_state';
    end if;
  end if;
  if (fresh or new.starts_at <> old.starts_at) and new.starts_at < now() - interval '15 minutes' then
    raise exception 'the past cannot be booked' using errcode = '23514', constraint = 'not_in_the_past';
  end if;
  if (fresh or new.hold_expires_at is distinct from old.hold_expires_at) and new.hold_expires_at <= now() then
    raise exception 'a hold ends later' using errcode = '23514', constraint = 'hold_ends_later';
  end if;
  if fresh then return new; end if;
  if new.starts_at <> old.starts_at then
    if old.status not in ('held', 'confirmed') then
      raise exception 'what has begun is not moved' using errcode = '23514', constraint = 'has_begun';
    end if;
    new.rescheduled := old.rescheduled + 1;
    new.reminded_at := null;
  elsif new.ends_at <> old.ends_at then
    if old.status not in ('held', 'confirmed', 'arrived', 'in_service') then
      raise exception 'what is over is not moved' using errcode = '23514', constraint = 'has_begun';
    end if;
    if new.ends_at <= now() then
      raise exception 'the past cannot be booked' using errcode = '23514', constraint = 'not_in_the_past';
    end if;
  end if;
  if new.status <> old.status then
    if (old.status, new.status) not in (('held', 'confirmed'), ('held', 'cancelled'), ('confirmed', 'cancelled'),
        ('confirmed', 'arrived'), ('confirmed', 'no_show'), ('arrived', 'in_service'), ('in_service', 'done')) then
      raise exception 'there is no such move' using errcode = '23514', constraint = 'no_such_move';
    end if;
    if old.status = 'held' and new.status = 'confirmed' and old.hold_expires_at <= now() then
      raise exception 'the hold has run out' using errcode = '23514', constraint = 'hold_is_over';
    end if;
    if new.status = 'no_show' and new.starts_at > now() then
      raise exception 'nobody is missed yet' using errcode = '23514', constraint = 'not_yet';
    end if;
    if new.status = 'arrived' and (new.starts_at at time zone zone)::date > (now() at time zone zone)::date then
      raise exception 'that is another day' using errcode = '23514', constraint = 'not_yet';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guarded before insert or update on appointments
  for each row when (session_user = 'app_rw') execute function sec.guard_appointment();
--> statement-breakpoint
-- No move without a line that says whose it was (B8).
create function sec.guard_history() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.appointment_moves m where m.appointment_id = new.id and m.at = now()) then
    raise exception 'a move leaves a line' using errcode = '23514', constraint = 'move_leaves_a_line';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger history after insert or update of starts_at, ends_at, status on appointments
  deferrable initially deferred for each row when (session_user in ('app_rw', 'app_worker'))
  execute function sec.guard_history();
--> statement-breakpoint
create function sec.own_move() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  new.author_id := case when new.move = 'expire' then null else sec.me() end;
  new.at := now();
  return new;
end $$;
--> statement-breakpoint
create trigger own_move before insert on appointment_moves
  for each row when (session_user = 'app_rw') execute function sec.own_move();
--> statement-breakpoint
-- Waits for whoever is booking the same, in one order for all, and lets go of what is held no longer, so
-- that a hold blocks nobody from the moment it has run out (B3).
create function sec.take_resources(wanted uuid[]) returns void
  language plpgsql security definer set search_path = '' as $$
declare
  one uuid;
begin
  if not sec.may('appointments:book') then return; end if;
  for one in select distinct w from unnest(wanted) w order by w loop
    perform pg_advisory_xact_lock(hashtextextended('resource ' || one, 7));
  end loop;
  perform sec.end_holds(wanted);
end $$;
--> statement-breakpoint
create function sec.end_holds(wanted uuid[]) returns integer
  language sql security definer set search_path = ''
begin atomic
  with due as (
    select a.id from public.appointments a where a.status = 'held' and a.hold_expires_at <= now()
      and (wanted is null or exists (select from public.bookings b
        where b.appointment_id = a.id and b.resource_id = any (wanted)))
    order by a.id limit 500 for update skip locked
  ), over as (
    update public.appointments a set status = 'cancelled', version = a.version + 1
    from due where a.id = due.id returning a.id, a.branch_id
  ), told as (
    insert into public.appointment_moves (id, branch_id, appointment_id, move)
    select gen_random_uuid(), o.branch_id, o.id, 'expire' from over o returning 1
  )
  select count(*)::integer from told;
end;
--> statement-breakpoint
-- What takes these resources in this time, in every branch: by the customer's name within the reader's
-- reach; beyond it, only in which branch.
create function sec.taken(wanted uuid[], since timestamptz, before timestamptz, but uuid)
  returns table (resource_id uuid, from_at timestamptz, until_at timestamptz, starts_at timestamptz, ends_at timestamptz,
    branch text, appointment_id uuid, customer text, state text)
  language sql stable security definer set search_path = ''
begin atomic
  select b.resource_id, lower(b.during), upper(b.during), a.starts_at, a.ends_at, p.name,
    case when s.seen then a.id end, case when s.seen then c.name end, case when s.seen then a.status end
  from public.bookings b
  join public.appointments a on a.id = b.appointment_id
  join public.customers c on c.id = a.customer_id
  join public.branches p on p.id = a.branch_id
  cross join sec.my_reach('appointments:read') r
  cross join lateral (select r.everywhere or a.branch_id = any (r.branches) as seen) s
  where sec.may('appointments:read') and b.resource_id = any (wanted) and b.during && tstzrange(since, before)
    and a.id is distinct from but and b.state <> 'cancelled' and (b.state <> 'hold' or a.hold_expires_at > now())
  order by 2;
end;
--> statement-breakpoint
-- Whoever is booked knows whom he serves, and no more of the customer's file than the name.
create function sec.whose_appointments(wanted uuid[]) returns table (id uuid, customer text, owner_id uuid)
  language sql stable security definer set search_path = ''
begin atomic
  select a.id, c.name, c.owner_id from public.appointments a join public.customers c on c.id = a.customer_id
  where a.id = any (wanted) and a.branch_id = any ((select sec.my_branches('calendar'))::uuid[]);
end;
--> statement-breakpoint
-- For whoever holds the secret address: when one is booked, for what and where. No customer: the calendar
-- of a phone stands on other people's servers.
create function sec.feed(hash bytea)
  returns table (id uuid, number text, kind text, status text, starts_at timestamptz, ends_at timestamptz, branch text,
    address text, things text, version integer)
  language sql stable security definer set search_path = ''
begin atomic
  select a.id, a.number, a.kind, a.status, a.starts_at, a.ends_at, p.name, p.address,
    (select string_agg(concat_ws(' ', nullif(o.code, ''), o.name), '、' order by o.kind, o.position)
      from public.bookings k join public.resources o on o.id = k.resource_id
      where k.appointment_id = a.id and o.kind <> 'person'), a.version
  from public.calendar_feeds f
  join public.people h on h.id = f.person_id and h.active
  join public.resources r on r.person_id = f.person_id
  join public.bookings b on b.resource_id = r.id and b.state <> 'cancelled'
  join public.appointments a on a.id = b.appointment_id
  join public.branches p on p.id = a.branch_id
  where f.token_hash = hash and f.revoked_at is null
    and b.during && tstzrange(now() - interval '30 days', now() + interval '180 days')
    and (b.state <> 'hold' or a.hold_expires_at > now())
  order by a.starts_at limit 1000;
end;
--> statement-breakpoint
create function sec.feed_is_there(hash bytea) returns boolean
  language sql stable security definer set search_path = ''
begin atomic
  select exists (select from public.calendar_feeds f join public.people h on h.id = f.person_id and h.active
    where f.token_hash = hash and f.revoked_at is null);
end;
--> statement-breakpoint
revoke execute on function sec.follow_appointment(), sec.move_bookings(), sec.guard_day(), sec.guard_appointment(),
  sec.guard_history(), sec.own_move(), sec.take_resources(uuid[]), sec.end_holds(uuid[]),
  sec.taken(uuid[], timestamptz, timestamptz, uuid), sec.whose_appointments(uuid[]), sec.feed(bytea), sec.feed_is_there(bytea) from public;
--> statement-breakpoint
grant execute on function sec.take_resources(uuid[]), sec.taken(uuid[], timestamptz, timestamptz, uuid),
  sec.whose_appointments(uuid[]), sec.feed(bytea), sec.feed_is_there(bytea) to app_rw;
--> statement-breakpoint
grant execute on function sec.end_holds(uuid[]) to app_worker;
--> statement-breakpoint
insert into number_series (kind, prefix) values ('appointment', 'YY');
