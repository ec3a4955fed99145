call sec.protect('audit_checks', '(select sec.may(''audit:read''))', 'false');
--> statement-breakpoint
call sec.append_only('audit_checks');
--> statement-breakpoint
grant select on audit_checks to app_ro, app_backup, app_rw;
--> statement-breakpoint
grant select, insert on audit_checks to app_worker;
--> statement-breakpoint
-- One row of the log as the seal sees it: every column, in one order, moments in UTC to the microsecond.
create function sec.audit_mark(entry public.audit_log) returns bytea
  language sql stable security definer set search_path = ''
begin atomic
  select uuid_send(entry.id) || substring(sha256(convert_to(jsonb_build_array(
    entry.id, entry.seq, entry.xid, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), entry.request_id,
    entry.actor_kind, entry.actor_id, entry.actor_name, to_jsonb(entry.roles), entry.network, entry.branch_id,
    entry.act, entry.document, entry.document_id, entry.before, entry.after, entry.reason)::text, 'UTF8')) from 1 for 16);
end;
--> statement-breakpoint
-- Seals the next rows of whole, finished transactions (INV-19): none older can still commit. Returns how many.
create function sec.seal_audit(most integer) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  last public.audit_seals;
  finished bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1;
  start bigint;
  sealed integer;
  marked bytea;
begin
  if not pg_try_advisory_xact_lock(7, 3) then return 0; end if;
  select * into last from public.audit_seals s order by s.id desc limit 1;
  start := coalesce(last.to_xid + 1, 0);
  select least(finished, coalesce(max(r.xid), 0)) into finished
    from (select l.xid from public.audit_log l where l.xid >= start and l.xid <= finished order by l.xid limit most) r;
  if finished < start then return 0; end if;
  select count(*), string_agg(sec.audit_mark(l), ''::bytea order by l.xid, l.seq) into sealed, marked
    from public.audit_log l where l.xid between start and finished;
  if sealed = 0 then return 0; end if;
  insert into public.audit_seals (id, from_xid, to_xid, rows, marks, previous, hash)
  values (coalesce(last.id, 0) + 1, start, finished, sealed, marked, coalesce(last.hash, ''::bytea),
    sha256(coalesce(last.hash, ''::bytea) || marked));
  return sealed;
end $$;
--> statement-breakpoint
-- What is wrong with these seals and their rows. A seal whose marks do not give its hash, or that does not
-- continue the one before, is broken itself; otherwise the rows are compared with their marks one by one.
create function sec.audit_trouble(from_seal integer, to_seal integer) returns table (kind text, id text)
  language sql stable security definer set search_path = ''
begin atomic
  with chain as (
    select s.*, lag(s.hash) over (order by s.id) as before_hash, lag(s.to_xid) over (order by s.id) as before_xid,
      lag(s.id) over (order by s.id) as before_id
    from public.audit_seals s where s.id between from_seal - 1 and to_seal)
  , broken as (
    select c.id from chain c where c.id >= from_seal and (
      c.hash <> sha256(c.previous || c.marks) or length(c.marks) <> c.rows * 32
      or (c.before_id is null and c.id > 1) or (c.before_id is not null and c.before_id <> c.id - 1)
      or c.previous <> coalesce(c.before_hash, ''::bytea) or c.from_xid <> coalesce(c.before_xid + 1, 0)))
  , marked as (
    select encode(substring(c.marks from n * 32 + 1 for 16), 'hex')::uuid as row_id, substring(c.marks from n * 32 + 1 for 32) as mark
    from chain c cross join generate_series(0, c.rows - 1) n where c.id >= from_seal)
  , stored as (
    select l.id as row_id, sec.audit_mark(l) as mark from public.audit_log l
    where l.xid >= (select min(c.from_xid) from chain c where c.id >= from_seal)
      and l.xid <= (select max(c.to_xid) from chain c))
  select 'chain', b.id::text from broken b
  union all
  select case when s.row_id is null then 'missing' when m.row_id is null then 'added' else 'altered' end,
    coalesce(m.row_id, s.row_id)::text
  from marked m full join stored s on s.row_id = m.row_id
  where m.mark is distinct from s.mark;
end;
--> statement-breakpoint
-- Rows that should have been sealed long ago.
create function sec.audit_unsealed(older interval) returns table (id uuid)
  language sql stable security definer set search_path = ''
begin atomic
  select l.id from public.audit_log l
  where l.xid > coalesce((select max(s.to_xid) from public.audit_seals s), -1) and l.at < clock_timestamp() - older
  limit 20;
end;
--> statement-breakpoint
revoke execute on function sec.audit_mark(public.audit_log), sec.seal_audit(integer), sec.audit_trouble(integer, integer),
  sec.audit_unsealed(interval) from public;
--> statement-breakpoint
grant execute on function sec.seal_audit(integer), sec.audit_trouble(integer, integer), sec.audit_unsealed(interval) to app_worker;
--> statement-breakpoint
-- What the documents in the log are called, for its reader only: search_entries itself is closed.
create function sec.audit_titles(ids uuid[]) returns table (id uuid, title text)
  language sql stable security definer set search_path = ''
begin atomic
  select e.id, e.title from public.search_entries e where e.id = any (ids) and (select sec.may('audit:read'));
end;
--> statement-breakpoint
revoke execute on function sec.audit_titles(uuid[]) from public;
--> statement-breakpoint
grant execute on function sec.audit_titles(uuid[]) to app_rw;
