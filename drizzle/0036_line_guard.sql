-- Asked once a line, so it reads two columns past row security instead of the whole order through it: an
-- order of 200 lines that is saved asks 400 times. Whose the order is, the line's own policy asks.
create or replace function sec.guard_purchase_order_line() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  state text;
  now_at integer;
begin
  if tg_op = 'UPDATE' and new.order_id <> old.order_id then
    raise exception 'a line stays in its order' using errcode = '23001';
  end if;
  -- FOR SHARE waits for a submission that is under way and then sees its state.
  select o.status, o.revision into state, now_at
    from public.purchase_orders o where o.id = coalesce(new.order_id, old.order_id) for share;
  if state in ('approved', 'cancelled') or state = 'submitted' and exists (
      select from public.approval_requests r where r.document_id = coalesce(new.order_id, old.order_id) and r.revision = now_at) then
    raise exception 'lines under approval cannot change' using errcode = '23001';
  end if;
  return coalesce(new, old);
end $$;
