-- A row of the log names whoever's session writes it, now; the app can write in nobody else's name (INV-19).
create function sec.guard_trace() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  writer record;
begin
  -- Also of a session that this very transaction has ended: signing out leaves its trace.
  select s.person_id, p.name into writer
    from public.sessions s join public.people p on p.id = s.person_id
    where s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex');
  if new.actor_kind <> (case when writer.person_id is null then 'nobody' else 'staff' end)
      or new.actor_id is distinct from writer.person_id then
    raise exception 'nobody writes the log in another''s name' using errcode = '42501';
  end if;
  new.actor_name := coalesce(writer.name, '');
  new.xid := pg_current_xact_id()::text::bigint;
  new.at := clock_timestamp();
  new.seq := nextval('public.audit_log_seq_seq');
  return new;
end $$;
--> statement-breakpoint
create trigger own_name before insert on audit_log for each row
  when (session_user in ('app_rw', 'app_door')) execute function sec.guard_trace();
--> statement-breakpoint

-- A counter starts at one and goes up by one (INV-10), in the branches where one has anything to do.
create function sec.guard_counter() returns trigger language plpgsql as $$
begin
  if new.last <> coalesce(old.last, 0) + 1 then
    raise exception 'the next number after % is not %', coalesce(old.last, 0), new.last using errcode = '23001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger one_by_one before insert or update on number_counters for each row
  when (session_user in ('app_rw', 'app_worker')) execute function sec.guard_counter();
--> statement-breakpoint
alter policy seen on number_counters using (branch_id = any ((select sec.all_my_branches())::uuid[]));
--> statement-breakpoint
alter policy added on number_counters with check (branch_id = any ((select sec.all_my_branches())::uuid[]));
--> statement-breakpoint
alter policy changed on number_counters using (branch_id = any ((select sec.all_my_branches())::uuid[]))
  with check (branch_id = any ((select sec.all_my_branches())::uuid[]));
--> statement-breakpoint

-- Of his own row a person changes how he is reached, and his language.
create function sec.guard_own_row() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  own constant text[] := '{work_phone,email,phone_sealed,phone_last4,locale,version}';
begin
  if not sec.may('people:write') and to_jsonb(new) - own <> to_jsonb(old) - own then
    raise exception 'this is for who manages people' using errcode = '42501';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger own_columns before update on people for each row
  when (session_user = 'app_rw') execute function sec.guard_own_row();
--> statement-breakpoint

-- Nobody but an owner widens a role that he holds himself (contract.md 6.2).
create function sec.guard_grant() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  ranks constant text[] := '{none,own,department,branch,chain}';
  -- Asked of the table: with ON CONFLICT an insert comes first, whatever is there.
  before text := (select g.scope from public.role_grants g where g.role = new.role and g.permission = new.permission);
begin
  if array_position(ranks, new.scope) > array_position(ranks, coalesce(before, 'none'))
      and exists (select from public.assignments a where a.person_id = sec.me() and a.role = new.role)
      and not exists (select from public.assignments a where a.person_id = sec.me() and a.role = 'owner') then
    raise exception 'nobody widens a role of his own' using errcode = '42501', constraint = 'no_wider_role_for_oneself';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before insert or update on role_grants for each row execute function sec.guard_grant();
--> statement-breakpoint
-- Only groups whose rows belong to a branch. Suppliers and products are everybody's, so with them counted
-- nearly everybody had something to do in every branch, and saw its attachments and remarks.
create or replace function sec.all_my_branches() returns uuid[]
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(array_agg(distinct b.id), '{}')
  from public.assignments a
  join public.role_grants g on g.role = a.role and g.scope <> 'none' and g.row_group in ('cs', 'purchasing', 'finance')
  join public.branches b on a.branch_id is null or b.id = a.branch_id or g.scope = 'chain'
  where a.person_id = sec.me();
end;
--> statement-breakpoint
-- Between: the papers of a push are also those of the inbox it was put in.
create procedure sec.protect_papers(tbl regclass) language plpgsql as $$
declare
  readable text := format('branch_id = any ((select sec.all_my_branches())::uuid[]) or document = ''push'' and exists (
    select from push_targets t where t.push_id = %s.document_id and t.place_id = any ((select sec.my_places())::uuid[]))', tbl);
begin
  execute format('alter policy seen on %s using (%s)', tbl, readable);
  execute format('alter policy added on %s with check (%s)', tbl, readable);
end $$;
--> statement-breakpoint
call sec.protect_papers('attachments');
--> statement-breakpoint
call sec.protect_papers('remarks');
--> statement-breakpoint
drop procedure sec.protect_papers(regclass);
