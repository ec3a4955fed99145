-- 1. Who is asking. The session is found by its token's hash, so that an injected statement cannot
--    forge one; expired, revoked or disabled: nobody (contract.md 6.3, T-05).
create function sec.me() returns uuid
  language sql stable security definer set search_path = ''
begin atomic
  select s.person_id from public.sessions s join public.people p on p.id = s.person_id
  where s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex')
    and s.revoked_at is null and s.expires_at > now() and p.active;
end;
--> statement-breakpoint
-- The branches in which the live session holds a permission of this group.
create function sec.my_branches(wanted text) returns uuid[]
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(array_agg(distinct b.id), '{}')
  from public.assignments a
  join public.role_grants g on g.role = a.role and g.row_group = wanted and g.scope <> 'none'
  join public.branches b on a.branch_id is null or b.id = a.branch_id or g.scope = 'chain'
  where a.person_id = sec.me();
end;
--> statement-breakpoint
create function sec.may(wanted text) returns boolean
  language sql stable security definer set search_path = ''
begin atomic
  select exists (
    select from public.assignments a
    join public.role_grants g on g.role = a.role and g.permission = wanted and g.scope <> 'none'
    where a.person_id = sec.me());
end;
--> statement-breakpoint
create function sec.in_group(wanted text) returns boolean
  language sql stable security definer set search_path = ''
begin atomic
  select exists (
    select from public.assignments a
    join public.role_grants g on g.role = a.role and g.row_group = wanted and g.scope <> 'none'
    where a.person_id = sec.me());
end;
--> statement-breakpoint
create function sec.my_places() returns uuid[]
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(array_agg(m.place_id), '{}') from public.inbox_members m where m.person_id = sec.me();
end;
--> statement-breakpoint
-- The target that the caller's push link opens, and nothing else (L-12).
create function sec.linked_target() returns uuid
  language sql stable security definer set search_path = ''
begin atomic
  select l.target_id from public.push_links l
  where l.token_hash = decode(nullif(current_setting('app.link', true), ''), 'hex')
    and l.revoked_at is null and l.expires_at > now();
end;
--> statement-breakpoint

-- 2. Everything a request needs to know of its session, in one round trip.
create function sec.open_session(hash bytea) returns jsonb
  language sql volatile security definer set search_path = ''
begin atomic
  update public.sessions set seen_at = now()
    where token_hash = hash and seen_at < now() - interval '1 minute' and revoked_at is null;
  select jsonb_build_object(
    'sessionId', s.id, 'id', p.id, 'name', p.name, 'account', p.account, 'locale', p.locale,
    'branchId', p.branch_id, 'departmentId', p.department_id,
    'assignments', coalesce((
      select jsonb_agg(jsonb_build_object('role', a.role, 'branchId', a.branch_id) order by a.created_at, a.role)
      from public.assignments a where a.person_id = p.id), '[]'),
    'grants', coalesce((
      select jsonb_agg(jsonb_build_array(g.role, g.permission, g.scope))
      from public.role_grants g
      where g.scope <> 'none'
        and g.role in (select a.role from public.assignments a where a.person_id = p.id)), '[]'),
    'branches', (
      select jsonb_agg(jsonb_build_object('id', b.id, 'code', b.code, 'name', b.name, 'zone', b.zone) order by b.code)
      from public.branches b where b.active))
  from public.sessions s join public.people p on p.id = s.person_id
  where s.token_hash = hash and s.revoked_at is null and s.expires_at > now() and p.active;
end;
--> statement-breakpoint

-- 3. Sign-in happens before there is a session, so it goes through these doors.
create function sec.credential_of(wanted text) returns table (person_id uuid, password_hash text, active boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select p.id, c.password_hash, p.active from public.people p
  join public.credentials c on c.person_id = p.id where lower(p.account) = lower(wanted);
end;
--> statement-breakpoint
create function sec.begin_session(new_id uuid, hash bytea, person uuid, from_network text, with_browser text, lives interval)
  returns void language sql volatile security definer set search_path = ''
begin atomic
  insert into public.sessions (id, token_hash, person_id, network, browser, expires_at)
  select new_id, hash, p.id, from_network, with_browser, now() + lives
  from public.people p where p.id = person and p.active;
end;
--> statement-breakpoint
create function sec.end_session(hash bytea) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  update public.sessions set revoked_at = now() where token_hash = hash and revoked_at is null;
end;
--> statement-breakpoint
-- Seconds to wait before this account or address may try again; 0 when it may (S12, T-07).
create function sec.sign_in_wait(keys bytea[]) returns integer
  language sql stable security definer set search_path = ''
begin atomic
  select coalesce(ceil(extract(epoch from max(f.wait_until) - now())), 0)::integer
  from public.sign_in_failures f where f.key = any (keys) and f.wait_until > now();
end;
--> statement-breakpoint
-- Each key has so many failures free; then 1 s, doubling to 60 s; an hour without failures forgets
-- them. Claimed before the password is checked, so that guesses in parallel do not share one wait.
create function sec.claim_sign_in(keys bytea[], free integer[]) returns integer
  language plpgsql volatile security definer set search_path = '' as $$
declare
  left_to_wait integer;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(k, 'hex'), 7)) from unnest(keys) k order by k;
  left_to_wait := sec.sign_in_wait(keys);
  if left_to_wait > 0 then return left_to_wait; end if;
  insert into public.sign_in_failures as f (key, failures, failed_at, wait_until)
  select k, 1, now(), now() from unnest(keys) k
  on conflict (key) do update set
    failures = case when f.failed_at < now() - interval '1 hour' then 1 else f.failures + 1 end,
    failed_at = now(),
    wait_until = case
      when f.failed_at < now() - interval '1 hour' then now()
      when f.failures < free[array_position(keys, f.key)] then now()
      else now() + least(60, power(2, least(f.failures - free[array_position(keys, f.key)], 6))) * interval '1 second' end;
  return 0;
end $$;
--> statement-breakpoint
-- The first key is the account from this address: forgotten. The others are shared with strangers, who
-- must not start afresh because a colleague came in: only this attempt is taken back.
create function sec.sign_in_succeeded(keys bytea[]) returns void
  language sql volatile security definer set search_path = ''
begin atomic
  delete from public.sign_in_failures f where f.key = keys[1];
  update public.sign_in_failures f set failures = greatest(f.failures - 1, 0), wait_until = least(f.wait_until, now())
    where f.key = any (keys[2:]);
end;
--> statement-breakpoint
-- The first run: the code that the terminal shows makes the company, its first branch and its first
-- person, once. False when the code is wrong; two at once wait for each other.
create function sec.set_up(code bytea, company_name text, branch uuid, branch_code text, branch_name text,
    person uuid, person_account text, person_name text, person_initials text, person_locale text, new_hash text, seats uuid[], rules jsonb)
  returns boolean language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(7, 1);
  if exists (select from public.company) then return false; end if;
  update public.setup_codes c set used_at = now() where c.code_hash = code and c.used_at is null;
  if not found then return false; end if;
  insert into public.company (name) values (company_name);
  insert into public.branches (id, code, name) values (branch, branch_code, branch_name);
  insert into public.people (id, account, name, initials, branch_id, locale)
    values (person, person_account, person_name, person_initials, branch, person_locale);
  insert into public.credentials (person_id, password_hash) values (person, new_hash);
  insert into public.assignments (id, person_id, role) values (seats[1], person, 'owner'), (seats[2], person, 'admin');
  insert into public.approval_rules (id, position, name, amount_from, steps, fallback)
    select r.id, r.position, r.name, r.amount_from, r.steps, r.fallback
    from jsonb_to_recordset(rules) r (id uuid, position integer, name text, amount_from bigint, steps jsonb, fallback boolean);
  return true;
end $$;
--> statement-breakpoint
-- Who may be tried out on the sign-in page of a demo; nobody in a real company.
create function sec.demo_accounts() returns table (account text, name text, role text, branch text, everywhere boolean)
  language sql stable security definer set search_path = ''
begin atomic
  select p.account, p.name, a.role, b.name, a.branch_id is null
  from public.people p join public.assignments a on a.person_id = p.id join public.branches b on b.id = p.branch_id
  where p.active and split_part(p.account, '.', 1) = a.role and exists (select from public.company c where c.demo)
  order by b.code, p.created_at, p.account;
end;
--> statement-breakpoint
create function sec.password_link(hash bytea) returns table (link_id uuid, person_id uuid, name text, account text)
  language sql stable security definer set search_path = ''
begin atomic
  select l.id, p.id, p.name, p.account from public.password_links l join public.people p on p.id = l.person_id
  where l.token_hash = hash and l.used_at is null and l.expires_at > now() and p.active;
end;
--> statement-breakpoint
-- Uses the link up, sets the password and ends every session of the person, all or nothing.
create function sec.use_password_link(hash bytea, new_hash text, out id uuid, out account text)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.password_links l set used_at = now()
    from public.people p
    where l.token_hash = hash and l.used_at is null and l.expires_at > now() and p.id = l.person_id and p.active
    returning p.id, p.account into id, account;
  if id is null then return; end if;
  insert into public.credentials (person_id, password_hash) values (use_password_link.id, new_hash)
    on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = now();
  update public.sessions s set revoked_at = now() where s.person_id = use_password_link.id and s.revoked_at is null;
end $$;
--> statement-breakpoint

-- 4. Search: inside the reader's branches, newest first. Common words are found by walking the newest
--    rows of the kind; only when those do not fill the page is the trigram index asked, and then the
--    word is rare. So the cost hardly grows with the table.
create function sec.find_kind(kind text, query text, before_at timestamptz, before_id uuid, page integer)
  returns table (id uuid, document text, title text, subtitle text, at timestamptz)
  language plpgsql stable security definer set search_path = '' as $$
declare
  walked constant integer := 3000;
  -- Each word typed must begin a word of the entry; Han characters are words of their own.
  patterns text[] := (select array_agg('%' || replace(replace(replace(rtrim(sec.spaced(w)), '\', '\\'), '%', '\%'), '_', '\_') || '%'
                                       order by length(w) desc)
                      from (select w from regexp_split_to_table(trim(query), '\s+') w limit 6) words);
  -- What the index is asked for: of an official number only its end, since all numbers begin alike.
  rarest text := coalesce('%' || substring(query from '-([0-9]{4,})\s*$') || '%', patterns[1]);
  sample public.search_entries := (select s from public.search_entries s where s.document = kind limit 1);
  mine uuid[];
  everywhere boolean;
  from_at timestamptz := coalesce(before_at, 'infinity');
  from_id uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  answered integer;
begin
  if sec.me() is null or sample.id is null or sec.spaced(query) !~ '[[:alnum:]]' then return; end if;
  if sample.row_group is null then
    everywhere := true;
  else
    mine := sec.my_branches(sample.row_group);
    if cardinality(mine) = 0 then return; end if;
    everywhere := sample.branch_id is null or not exists (select from public.branches b where b.id <> all (mine));
  end if;

  if everywhere then
    return query
      select e.id, e.document, e.title, e.subtitle, e.at
      from (select * from public.search_entries n where n.document = kind and (n.at, n.id) < (from_at, from_id)
            order by n.at desc, n.id desc limit walked) e
      where e.found like all (patterns) order by e.at desc, e.id desc limit page;
  elsif cardinality(mine) = 1 then
    return query
      select e.id, e.document, e.title, e.subtitle, e.at
      from (select * from public.search_entries n
            where n.document = kind and n.branch_id = mine[1] and (n.at, n.id) < (from_at, from_id)
            order by n.at desc, n.id desc limit walked) e
      where e.found like all (patterns) order by e.at desc, e.id desc limit page;
  else
    return query
      select e.id, e.document, e.title, e.subtitle, e.at
      from (select n.* from unnest(mine) b cross join lateral (
              select * from public.search_entries n
              where n.document = kind and n.branch_id = b and (n.at, n.id) < (from_at, from_id)
              order by n.at desc, n.id desc limit walked) n
            order by n.at desc, n.id desc limit walked) e
      where e.found like all (patterns) order by e.at desc, e.id desc limit page;
  end if;
  get diagnostics answered = row_count;
  if answered >= page then return; end if;

  -- Go on behind the last row walked; when there was none behind, everything has been seen.
  if everywhere then
    select n.at, n.id into from_at, from_id from public.search_entries n
      where n.document = kind and (n.at, n.id) < (from_at, from_id)
      order by n.at desc, n.id desc offset walked - 1 limit 1;
  else
    select n.at, n.id into from_at, from_id from unnest(mine) b cross join lateral (
        select n.at, n.id from public.search_entries n
        where n.document = kind and n.branch_id = b and (n.at, n.id) < (from_at, from_id)
        order by n.at desc, n.id desc limit walked) n
      order by n.at desc, n.id desc offset walked - 1 limit 1;
  end if;
  if from_at is null then return; end if;
  return query
    with rare as materialized (
      select r.* from public.search_entries r where r.found like rarest and r.document = kind)
    select e.id, e.document, e.title, e.subtitle, e.at from rare e
    where e.found like all (patterns) and (e.at, e.id) < (from_at, from_id)
      and (everywhere or e.branch_id = any (mine))
    order by e.at desc, e.id desc limit page - answered;
end $$;
--> statement-breakpoint
create function sec.find(kinds text[], query text, before_at timestamptz, before_id uuid, page integer)
  returns table (id uuid, document text, title text, subtitle text, at timestamptz)
  language sql stable security definer set search_path = ''
begin atomic
  select f.id, f.document, f.title, f.subtitle, f.at
  from unnest(kinds) k cross join lateral sec.find_kind(k, query, before_at, before_id, page) f
  order by f.at desc, f.id desc limit page;
end;
--> statement-breakpoint

-- 5. What must never change (INV-02, INV-06, INV-19). TRUNCATE goes round row triggers, so it has one.
create function sec.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23001';
end $$;
--> statement-breakpoint
create procedure sec.append_only(tbl regclass) language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function sec.refuse_change()', tbl);
  execute format('create trigger never_truncated before truncate on %s for each statement execute function sec.refuse_change()', tbl);
end $$;
--> statement-breakpoint
call sec.append_only('audit_log'); 
--> statement-breakpoint
call sec.append_only('audit_seals');
--> statement-breakpoint
call sec.append_only('approval_decisions');
--> statement-breakpoint
call sec.append_only('purchase_order_revisions');
--> statement-breakpoint
call sec.append_only('purchase_order_moves');
--> statement-breakpoint
call sec.append_only('push_revisions');
--> statement-breakpoint
call sec.append_only('push_attempts');
--> statement-breakpoint
call sec.append_only('push_views');
--> statement-breakpoint
call sec.append_only('remarks');
--> statement-breakpoint

-- 6. Purchase orders: the number is for ever, moves follow the table, approved content stands still.
create function sec.guard_new_purchase_order() returns trigger language plpgsql as $$
begin
  if new.status <> 'draft' or new.push_status <> 'none' or new.revision <> 1
      or num_nonnulls(new.number, new.content_hash, new.submitted_at, new.first_approved_at, new.approved_at) > 0 then
    raise exception 'a purchase order starts as a draft' using errcode = '23001';
  end if;
  if new.author_id <> coalesce(sec.me(), new.author_id) then
    raise exception 'nobody writes in another''s name' using errcode = '42501';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_new before insert on purchase_orders for each row execute function sec.guard_new_purchase_order();
--> statement-breakpoint
create function sec.guard_purchase_order() returns trigger language plpgsql as $$
declare
  submitting boolean := new.status = 'submitted' and old.status <> 'submitted';
  approving boolean := new.status = 'approved' and old.status <> 'approved';
begin
  if old.number is not null and (new.number, new.first_approved_at) is distinct from (old.number, old.first_approved_at) then
    raise exception 'a purchase order keeps its first number' using errcode = '23001';
  end if;
  if old.number is null and new.number is not null and not approving then
    raise exception 'the last approval gives the number' using errcode = '23001';
  end if;
  if (new.branch_id, new.author_id, new.created_at, new.draft_name, new.origin)
      is distinct from (old.branch_id, old.author_id, old.created_at, old.draft_name, old.origin) then
    raise exception 'branch, author and draft name of a purchase order are fixed' using errcode = '23001';
  end if;
  if new.status <> old.status and not (old.status, new.status) in (
      ('draft', 'submitted'), ('draft', 'cancelled'),
      ('submitted', 'draft'), ('submitted', 'approved'), ('submitted', 'rejected'), ('submitted', 'cancelled'),
      ('rejected', 'submitted'), ('rejected', 'cancelled'),
      ('approved', 'submitted'), ('approved', 'cancelled')) then
    raise exception 'purchase order cannot go from % to %', old.status, new.status using errcode = '23001';
  end if;
  if old.status = 'submitted' and new.status = 'draft' and exists (
      select from public.approval_requests r join public.approval_decisions d on d.request_id = r.id
      where r.document_id = new.id and r.revision = new.revision) then
    raise exception 'what is already decided upon is not withdrawn' using errcode = '23001';
  end if;
  if new.revision <> old.revision and not (submitting and new.revision = old.revision + 1) then
    raise exception 'a revision is made by submitting it' using errcode = '23001';
  end if;
  if (new.content_hash, new.submitted_at) is distinct from (old.content_hash, old.submitted_at) and not submitting
      or new.approved_at is distinct from old.approved_at and not approving then
    raise exception 'moments and hash come with their moves' using errcode = '23001';
  end if;
  -- From the submission on, what was submitted is what is decided upon (T-10, INV-06).
  if (new.supplier_id, new.expected_on, new.freight, new.discount, new.total, new.notes, new.summary)
      is distinct from (old.supplier_id, old.expected_on, old.freight, old.discount, old.total, old.notes, old.summary)
      and not (old.status in ('draft', 'rejected') and new.status <> 'cancelled')
      and not (old.status = 'approved' and submitting and new.revision = old.revision + 1) then
    raise exception 'content under approval cannot change' using errcode = '23001';
  end if;
  if approving and not exists (select from public.approval_requests r where r.document_id = new.id
      and r.revision = new.revision and r.status = 'approved' and r.content_hash = new.content_hash) then
    raise exception 'a purchase order is approved only by its approvers' using errcode = '23001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before update on purchase_orders for each row execute function sec.guard_purchase_order();
--> statement-breakpoint
-- Lines change in a draft, after a rejection, and while a revision is being submitted: until its request exists.
create function sec.guard_purchase_order_line() returns trigger language plpgsql as $$
declare
  parent public.purchase_orders;
begin
  if tg_op = 'UPDATE' and new.order_id <> old.order_id then
    raise exception 'a line stays in its order' using errcode = '23001';
  end if;
  -- FOR SHARE waits for a submission that is under way and then sees its state.
  select * into parent from public.purchase_orders o where o.id = coalesce(new.order_id, old.order_id) for share;
  if parent.status in ('approved', 'cancelled') or parent.status = 'submitted' and exists (
      select from public.approval_requests r where r.document_id = parent.id and r.revision = parent.revision) then
    raise exception 'lines under approval cannot change' using errcode = '23001';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger guard before insert or update or delete on purchase_order_lines
  for each row execute function sec.guard_purchase_order_line();
--> statement-breakpoint
-- INV-05: total = sum of lines + freight − discount, looked at once the transaction has written all.
create function sec.check_purchase_order_total() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  parent uuid;
  stored bigint;
  summed numeric;
begin
  if tg_table_name = 'purchase_orders' then parent := new.id; else parent := coalesce(new.order_id, old.order_id); end if;
  select o.total, o.freight - o.discount + coalesce((select sum(l.amount) from public.purchase_order_lines l where l.order_id = o.id), 0)
    into stored, summed from public.purchase_orders o where o.id = parent;
  if stored is distinct from summed then
    raise exception 'total % is not the sum of the lines %', stored, summed using errcode = '23514', constraint = 'total_is_sum_of_lines';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger total_is_sum_of_lines after insert or update of total, freight, discount on purchase_orders
  deferrable initially deferred for each row execute function sec.check_purchase_order_total();
--> statement-breakpoint
create constraint trigger total_is_sum_of_lines after insert or update or delete on purchase_order_lines
  deferrable initially deferred for each row execute function sec.check_purchase_order_total();
--> statement-breakpoint

-- INV-07: a change of state without its move, written in the same transaction, does not commit.
create function sec.check_purchase_order_move() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.purchase_order_moves m
      where m.order_id = new.id and m.from_status = old.status and m.to_status = new.status and m.at = now()) then
    raise exception 'the move from % to % left no trace', old.status, new.status
      using errcode = '23514', constraint = 'every_move_is_written';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger every_move_is_written after update on purchase_orders
  deferrable initially deferred for each row when (old.status <> new.status)
  execute function sec.check_purchase_order_move();
--> statement-breakpoint
-- A request is about what was submitted, and ends only by what its steps say.
create function sec.guard_approval_request() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  base public.approval_requests;
begin
  if tg_op = 'INSERT' then
    if not exists (select from public.purchase_orders o where o.id = new.document_id and o.branch_id = new.branch_id
        and o.author_id = new.author_id and o.status = 'submitted' and o.revision = new.revision
        and o.content_hash = new.content_hash and o.total = new.amount) then
      raise exception 'a request is about what was submitted' using errcode = '23001';
    end if;
    if new.status = 'open' and new.kept_from is null then return new; end if;
    -- 变更 inside the tolerance: measured against what people approved, never against a kept one.
    select r.* into base from public.approval_requests r, public.company c
      where r.id = new.kept_from and r.document_id = new.document_id and r.status = 'approved' and r.kept_from is null
        and c.revision_tolerance > 0 and abs(new.amount - r.amount) <= c.revision_tolerance;
    if new.status <> 'approved' or base.id is null or (
        select count(distinct v.content ->> 'supplierId') from public.purchase_order_revisions v
        where v.order_id = new.document_id and v.revision in (base.revision, new.revision)) <> 1 then
      raise exception 'these approvals do not carry over' using errcode = '23001', constraint = 'approvals_carry_over';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or to_jsonb(new) - '{status,ended_at}'::text[] <> to_jsonb(old) - '{status,ended_at}'::text[] then
    raise exception 'a request does not change' using errcode = '23001';
  end if;
  if new.status = old.status then return new; end if;
  if old.status <> 'open'
      or new.status = 'approved' and exists (
        select from public.approval_steps s where s.request_id = new.id and s.status <> 'approved')
      or new.status = 'approved' and not exists (select from public.approval_steps s where s.request_id = new.id)
      or new.status = 'rejected' and not exists (
        select from public.approval_decisions d where d.request_id = new.id and d.decision = 'reject') then
    raise exception 'a request ends by its steps' using errcode = '23001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before insert or update or delete on approval_requests
  for each row execute function sec.guard_approval_request();
--> statement-breakpoint
create function sec.guard_approval_step() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  moving constant text[] := '{status,started_at,due_at,reminded_at,escalated_at}';
begin
  if tg_op = 'INSERT' then
    if new.status <> (case when new.seq = 1 then 'current' else 'waiting' end) or new.escalated_at is not null
        or exists (select from public.approval_decisions d where d.request_id = new.request_id) then
      raise exception 'steps stand from the start' using errcode = '23001';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or to_jsonb(new) - moving <> to_jsonb(old) - moving then
    raise exception 'a step does not change' using errcode = '23001';
  end if;
  if new.status = old.status then return new; end if;
  if (case (old.status || ' ' || new.status)
      when 'waiting current' then exists (
        select from public.approval_steps s where s.request_id = new.request_id and s.seq < new.seq and s.status <> 'approved')
      when 'current approved' then new.needed > (
        select count(*) from public.approval_decisions d
        where d.request_id = new.request_id and d.seq = new.seq and d.decision = 'approve')
      when 'current rejected' then not exists (
        select from public.approval_decisions d
        where d.request_id = new.request_id and d.seq = new.seq and d.decision = 'reject')
      else new.status <> 'void' or old.status not in ('waiting', 'current') end) then
    raise exception 'a step ends by its decisions' using errcode = '23001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before insert or update or delete on approval_steps
  for each row execute function sec.guard_approval_step();
--> statement-breakpoint

-- 7. An approver must hold the step's role now, not when the page was opened (INV-08).
create function sec.guard_decision() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  step public.approval_steps;
  request public.approval_requests;
  seat uuid := coalesce(new.on_behalf_of, new.approver_id);
  wanted text;
  present integer;
begin
  select * into step from public.approval_steps s where s.request_id = new.request_id and s.seq = new.seq for update;
  select * into request from public.approval_requests r where r.id = new.request_id;
  wanted := request.document || 's:approve';
  if step.status <> 'current' or request.status <> 'open' then
    raise exception 'this step is not open' using errcode = '23001', constraint = 'step_is_current';
  end if;
  if new.content_hash <> request.content_hash then
    raise exception 'decided on other content' using errcode = '23001', constraint = 'decision_matches_content';
  end if;
  if new.approver_id <> coalesce(sec.me(), new.approver_id) then
    raise exception 'nobody decides in another''s name' using errcode = '42501', constraint = 'approver_holds_step';
  end if;
  -- Whoever made this revision is as little its judge as the author is, nor may he lend his seat (S6).
  if exists (select from public.purchase_order_revisions v where v.order_id = request.document_id
      and v.revision = request.revision and v.made_by in (new.approver_id, new.on_behalf_of)) then
    raise exception 'the maker of a revision never approves it' using errcode = '23514', constraint = 'author_never_approves';
  end if;
  perform from public.people p where p.id in (new.approver_id, seat) and p.active for share;
  get diagnostics present = row_count;
  if present < cardinality(array(select distinct unnest(array[new.approver_id, seat]))) then
    raise exception 'the approver has left' using errcode = '42501', constraint = 'approver_holds_step';
  end if;
  if new.on_behalf_of is not null then
    perform from public.delegations d where d.from_id = new.on_behalf_of and d.to_id = new.approver_id
      and d.ended_at is null and now() between d.valid_from and d.valid_until for share;
    if not found then
      raise exception 'no delegation' using errcode = '42501', constraint = 'approver_holds_step';
    end if;
  end if;
  -- FOR SHARE: a right that is being taken away is waited for and then missing.
  perform from public.assignments a join public.role_grants g on g.role = a.role and g.permission = wanted
    where a.person_id = new.approver_id
      and (g.scope = 'chain' or g.scope = 'branch' and (a.branch_id is null or a.branch_id = new.branch_id))
    for share;
  if not found then
    raise exception 'the approver may not approve here' using errcode = '42501', constraint = 'approver_holds_step';
  end if;
  if step.person_id = seat then return new; end if;
  perform from public.assignments a where a.person_id = seat
    and (a.role = any (step.roles) and step.person_id is null or step.escalated_at is not null and a.role = step.escalate_to)
    and (a.branch_id is null or a.branch_id = new.branch_id or exists (
      select from public.role_grants g where g.role = a.role and g.permission = wanted and g.scope = 'chain'))
    for share;
  if not found then
    raise exception 'the approver does not hold the step' using errcode = '42501', constraint = 'approver_holds_step';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before insert on approval_decisions for each row execute function sec.guard_decision();
--> statement-breakpoint

-- 8. Nobody grants a role to himself, and an owner always remains (contract.md 6.2).
create function sec.guard_assignment() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' and sec.me() is not null and new.person_id = sec.me() then
    raise exception 'nobody grants a role to himself' using errcode = '42501', constraint = 'no_role_for_oneself';
  end if;
  if tg_op = 'DELETE' and old.role in ('owner', 'admin') then
    perform pg_advisory_xact_lock(7, 2);
    perform from public.people p where p.id in (select a.person_id from public.assignments a where a.role = old.role) for update;
    if not exists (select from public.assignments a join public.people p on p.id = a.person_id
        where a.role = old.role and a.id <> old.id and p.active) then
      raise exception 'the last % remains', old.role using errcode = '23001', constraint = 'last_owner_remains';
    end if;
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger guard before insert or delete on assignments for each row execute function sec.guard_assignment();
--> statement-breakpoint
-- Who leaves is out at once: sessions and links end, his seats in inboxes and what he was lent too (T-05).
create function sec.guard_person() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if not (old.active and not new.active) then return new; end if;
  -- Two who disable each other: the second sees what the first has done.
  perform pg_advisory_xact_lock(7, 2);
  if exists (
      select from public.assignments a where a.person_id = old.id and a.role in ('owner', 'admin')
        and not exists (select from public.assignments o join public.people p on p.id = o.person_id
          where o.role = a.role and o.person_id <> old.id and p.active)) then
    raise exception 'the last owner remains' using errcode = '23001', constraint = 'last_owner_remains';
  end if;
  update public.sessions s set revoked_at = now() where s.person_id = old.id and s.revoked_at is null;
  update public.password_links l set used_at = now() where l.person_id = old.id and l.used_at is null;
  delete from public.inbox_members m where m.person_id = old.id;
  update public.delegations d set ended_at = now() where old.id in (d.from_id, d.to_id) and d.ended_at is null;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before update of active on people for each row execute function sec.guard_person();
--> statement-breakpoint

-- 9. The first view of a push's page stands on its target (P10).
create function sec.note_first_view() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  update public.push_targets t set first_viewed_at = new.at
  from public.push_links l where l.id = new.link_id and t.id = l.target_id and t.first_viewed_at is null;
  return null;
end $$;
--> statement-breakpoint
create trigger first_view after insert on push_views for each row execute function sec.note_first_view();
--> statement-breakpoint

-- 10. How far an order's push has come, kept from the push's own rows so that lists need not ask.
create function sec.push_progress(wanted uuid) returns text
  language sql stable security definer set search_path = ''
begin atomic
  select case
    when p.status in ('draft', 'confirmed') then 'draft'
    when p.status = 'closed' then 'closed'
    when bool_or(t.answer is not null) then 'answered'
    when bool_or(t.first_viewed_at is not null) then 'viewed'
    when bool_or(d.status = 'sent') then 'sent'
    when bool_or(d.status = 'failed') then 'failed'
    else 'queued' end
  from public.pushes p
  join public.push_targets t on t.push_id = p.id
  left join public.push_deliveries d on d.target_id = t.id and d.revision = p.revision
  where p.order_id = wanted and p.status not in ('cancelled', 'superseded')
  group by p.id, p.status;
end;
--> statement-breakpoint
-- What the list of pushes asks, for the same reason: is something failing, unseen, unanswered.
create function sec.sync_push(changed uuid) returns void
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
        coalesce(bool_or(d.status = 'failed'), false) as failed,
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
create function sec.sync_push_progress() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  changed uuid;
  wanted uuid;
begin
  if tg_table_name = 'pushes' then changed := new.id;
  elsif tg_table_name = 'push_targets' then changed := coalesce(new.push_id, old.push_id);
  else select t.push_id into changed from public.push_targets t where t.id = new.target_id;
  end if;
  perform sec.sync_push(changed);
  select p.order_id into wanted from public.pushes p where p.id = changed;
  if wanted is not null then
    update public.purchase_orders o set push_status = coalesce(sec.push_progress(wanted), 'none')
    where o.id = wanted and o.push_status <> coalesce(sec.push_progress(wanted), 'none');
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger push_progress after insert or update of status, revision on pushes for each row execute function sec.sync_push_progress();
--> statement-breakpoint
create trigger push_progress after insert or delete or update of answer, first_viewed_at on push_targets for each row execute function sec.sync_push_progress();
--> statement-breakpoint
create trigger push_progress after insert or update of status on push_deliveries for each row execute function sec.sync_push_progress();
--> statement-breakpoint

-- 11. A push moves along its table, and what was confirmed is what is submitted (P3).
create function sec.guard_push() returns trigger language plpgsql as $$
begin
  if old.number is not null and (new.number is distinct from old.number or new.submitted_at is distinct from old.submitted_at) then
    raise exception 'a push keeps its first number' using errcode = '23001';
  end if;
  if new.branch_id <> old.branch_id or new.author_id <> old.author_id or new.order_id is distinct from old.order_id
      or new.draft_name <> old.draft_name then
    raise exception 'branch, author, order and draft name of a push are fixed' using errcode = '23001';
  end if;
  if new.status <> old.status and not (old.status, new.status) in (
      ('draft', 'confirmed'), ('confirmed', 'draft'), ('confirmed', 'submitted'),
      ('submitted', 'draft'), ('submitted', 'closed'), ('submitted', 'cancelled'), ('submitted', 'superseded'),
      ('closed', 'draft'),
      ('draft', 'cancelled'), ('confirmed', 'cancelled'), ('draft', 'superseded'), ('confirmed', 'superseded')) then
    raise exception 'push cannot go from % to %', old.status, new.status using errcode = '23001';
  end if;
  if old.status in ('submitted', 'closed') and new.status = 'draft' and new.revision <> old.revision + 1 then
    raise exception 'a submitted push is changed only as a new revision' using errcode = '23001';
  end if;
  if new.status = 'submitted' and old.status = 'confirmed' and new.confirmed_hash is distinct from old.confirmed_hash then
    raise exception 'what is submitted must be what was confirmed' using errcode = '23001';
  end if;
  -- INV-06: the order stands approved, with the very content this push was filled from.
  if new.status = 'submitted' and old.status <> 'submitted' and new.order_id is not null and not exists (
      select from public.purchase_orders o where o.id = new.order_id and o.status = 'approved'
        and o.content_hash = new.order_hash) then
    raise exception 'an order is pushed only as it was approved' using errcode = '23001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard before update on pushes for each row execute function sec.guard_push();
--> statement-breakpoint
create function sec.guard_push_part() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from public.pushes p where p.id = coalesce(new.push_id, old.push_id) and p.status <> 'draft') then
    raise exception 'parts of a push change only in a draft' using errcode = '23001';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger guard before insert or update or delete on push_lines for each row execute function sec.guard_push_part();
--> statement-breakpoint
create trigger guard before insert or update or delete on push_quantities for each row execute function sec.guard_push_part();
--> statement-breakpoint
create trigger guard before insert or delete on push_targets for each row execute function sec.guard_push_part();
--> statement-breakpoint
-- What was cancelled or taken back meanwhile is no longer answered.
create function sec.guard_answer() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  perform from public.pushes p where p.id = new.push_id and p.status = 'submitted' for no key update;
  if not found then
    raise exception 'only a submitted push is answered' using errcode = '23001', constraint = 'answer_to_a_submitted_push';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger answer_guard before update of answer on push_targets for each row
  when (new.answer is not null) execute function sec.guard_answer();
--> statement-breakpoint
-- Ended links keep no token (L-02), and a suspended supplier's links end at once (L-15).
create function sec.end_links_of_supplier() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if new.status <> 'active' and old.status = 'active' then
    update public.push_links l set revoked_at = now(), token_sealed = null, revoke_reason = 'supplier'
    from public.push_targets t where t.id = l.target_id and t.supplier_id = new.id and l.revoked_at is null;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger end_links after update of status on suppliers for each row execute function sec.end_links_of_supplier();
--> statement-breakpoint
-- What ⌘K finds is written through this door: search_entries itself is closed to the app.
create function sec.remember(entry uuid, kind text, branch uuid, grp text, entry_title text, entry_subtitle text, entry_words text)
  returns void language sql volatile security definer set search_path = ''
begin atomic
  insert into public.search_entries as e (id, document, branch_id, row_group, title, subtitle, words)
  values (entry, kind, branch, grp, entry_title, entry_subtitle, entry_words)
  on conflict (id) do update set branch_id = excluded.branch_id, title = excluded.title, subtitle = excluded.subtitle,
      words = excluded.words
    where (e.branch_id, e.title, e.subtitle, e.words)
      is distinct from (excluded.branch_id, excluded.title, excluded.subtitle, excluded.words);
end;
