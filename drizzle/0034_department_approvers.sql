-- A right of the scope "department" approves what the holder's own department ordered: that of the author
-- on the day he wrote it. Until now such a grant meant nobody.
create or replace function sec.guard_decision() returns trigger
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
      and (g.scope = 'chain' or g.scope = 'branch' and (a.branch_id is null or a.branch_id = new.branch_id)
        or g.scope = 'department' and exists (select from public.purchase_orders o
          join public.people p on p.id = new.approver_id and p.department_id = o.department_id
          where o.id = request.document_id))
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
