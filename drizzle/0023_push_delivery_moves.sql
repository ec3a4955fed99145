CREATE TABLE "push_delivery_moves" (
	"delivery_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"move" text NOT NULL,
	"actor_id" uuid,
	"failure" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "push_delivery_moves_delivery_id_seq_pk" PRIMARY KEY("delivery_id","seq")
);
--> statement-breakpoint
ALTER TABLE "push_delivery_moves" ADD CONSTRAINT "push_delivery_moves_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_delivery_moves" ADD CONSTRAINT "push_delivery_moves_branch_id_delivery_id_push_deliveries_branch_id_id_fk" FOREIGN KEY ("branch_id","delivery_id") REFERENCES "public"."push_deliveries"("branch_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
call sec.append_only('push_delivery_moves');
--> statement-breakpoint
call sec.protect_branch('push_delivery_moves', 'purchasing');
--> statement-breakpoint
grant select on push_delivery_moves to app_rw, app_worker, app_ro, app_backup;
--> statement-breakpoint
-- Nobody inserts but this trigger. A worker that stops a message is nobody; it says why instead.
create function sec.note_delivery_move() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  made text := case when new.status = 'stopped' then 'stop' else 'retry' end;
begin
  if made = 'retry' and sec.me() is null then return null; end if;
  insert into public.push_delivery_moves (delivery_id, branch_id, seq, move, actor_id, failure)
  select new.id, new.branch_id, 1 + count(*), made, sec.me(), case when sec.me() is null then new.failure end
  from public.push_delivery_moves m where m.delivery_id = new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger delivery_move after update of status, next_attempt_at on push_deliveries for each row
  when (new.status = 'stopped' and old.status <> 'stopped'
    or new.status = 'queued' and (old.status in ('failed', 'stopped') or new.next_attempt_at < old.next_attempt_at))
  execute function sec.note_delivery_move();
--> statement-breakpoint
-- A message that is being tried again has not arrived: it counts as failing until it has.
create or replace function sec.push_progress(wanted uuid) returns text
  language sql stable security definer set search_path = ''
begin atomic
  select case
    when p.status in ('draft', 'confirmed') then 'draft'
    when p.status = 'closed' then 'closed'
    when bool_or(t.answer is not null) then 'answered'
    when bool_or(t.first_viewed_at is not null) then 'viewed'
    when bool_or(d.status = 'sent') then 'sent'
    when bool_or(d.status = 'failed' or d.status = 'queued' and d.failure is not null) then 'failed'
    else 'queued' end
  from public.pushes p
  join public.push_targets t on t.push_id = p.id
  left join public.push_deliveries d on d.target_id = t.id and d.revision = p.revision
  where p.order_id = wanted and p.status not in ('cancelled', 'superseded')
  group by p.id, p.status;
end;
--> statement-breakpoint
create or replace function sec.sync_push(changed uuid) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  update public.pushes p
  set failing = f.failing, unseen = f.unseen, unanswered = f.unanswered, to_branch = f.to_branch,
    to_department = f.to_department, changed_at = now()
  from (
    select
      coalesce(bool_or(t.waiting and t.failed and not t.by_hand), false) as failing,
      s.status = 'submitted' and coalesce(bool_or(t.waiting and t.kind = 'supplier' and t.unseen and not t.by_hand), false) as unseen,
      s.status = 'submitted' and coalesce(bool_or(t.waiting), false) as unanswered,
      coalesce(bool_or(t.kind = 'branch'), false) as to_branch,
      coalesce(bool_or(t.kind = 'department'), false) as to_department
    from public.pushes s
    left join lateral (
      select o.kind, o.first_viewed_at is null as unseen,
        o.became_order_id is null and (o.answer is null or s.status <> 'submitted') as waiting,
        coalesce(bool_or(d.status = 'failed' or d.status = 'queued' and d.failure is not null), false) as failed,
        coalesce(bool_or(d.channel = 'manual'), false) as by_hand
      from public.push_targets o
      -- Of a submitted push its message counts, of a cancelled one the notice that says so.
      left join public.push_deliveries d on d.target_id = o.id
        and (s.status = 'submitted' and d.purpose = 'push' and d.revision = s.revision
          or s.status in ('cancelled', 'superseded') and d.purpose = 'cancel')
      where o.push_id = s.id group by o.id
    ) t on true
    where s.id = changed group by s.id, s.status
  ) f
  where p.id = changed and (p.failing, p.unseen, p.unanswered, p.to_branch, p.to_department)
    is distinct from (f.failing, f.unseen, f.unanswered, f.to_branch, f.to_department);
end $$;
--> statement-breakpoint
-- What an old link shows: its own push, or the one that came in its place for the same order, also for
-- the order that a child of a direct push became (L-07).
create or replace function sec.shown_target() returns uuid
  language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select coalesce(next.id, own.id)
    from public.push_targets own
    join public.pushes before on before.id = own.push_id
    left join public.pushes after
      on after.order_id = coalesce(own.became_order_id, case when before.status = 'superseded' then before.order_id end)
      and after.status not in ('cancelled', 'superseded') and after.number is not null
    left join public.push_targets next on next.push_id = after.id and next.supplier_id = own.supplier_id
    where own.id = sec.linked_target());
end $$;
--> statement-breakpoint
-- A child that became an order is withdrawn, though the rest of its push goes on.
create or replace function sec.supplier_page() returns jsonb
  language plpgsql stable security invoker set search_path = '' as $$
begin
  return (select jsonb_build_object(
    'today', (now() at time zone b.zone)::date,
    'expiresOn', ((l.expires_at - interval '1 second') at time zone b.zone)::date,
    'linkRevision', l.revision, 'linkNumber', q.number || '-' || own.suffix,
    'number', p.number || '-' || t.suffix,
    'status', case when t.became_order_id is null then p.status else 'superseded' end,
    'endedOn', (p.ended_at at time zone b.zone)::date,
    'changing', p.status in ('draft', 'confirmed'), 'revision', r.revision,
    'issued', to_char(r.at at time zone b.zone, 'YYYY-MM-DD HH24:MI'), 'content', r.content,
    'before', case when w.revision is not null then jsonb_build_object('revision', w.revision, 'content', w.content) end)
  from public.push_links l
  join public.push_targets own on own.id = l.target_id
  join public.pushes q on q.id = own.push_id
  join public.push_targets t on t.id = sec.shown_target()
  join public.pushes p on p.id = t.push_id
  join public.branches b on b.id = p.branch_id
  join lateral (
    select v.revision, v.at, v.content from public.push_revisions v
    where v.target_id = t.id order by v.revision desc limit 1) r on true
  -- What the reader of this link saw last, else the version before.
  left join lateral (
    select v.revision, v.content from public.push_revisions v
    where v.target_id = own.id and (own.id <> t.id or v.revision < r.revision)
      and (v.revision <= l.revision or own.id = t.id and l.revision >= r.revision)
    order by v.revision desc limit 1) w on true
  where l.token_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')
    and l.revoked_at is null and l.expires_at > now());
end $$;
