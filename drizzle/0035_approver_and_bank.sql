-- Who agreed to a supplier's order does not decide within thirty days where its money goes, as who changed
-- the account does not approve: one person may not both, in whichever order (contract.md 6.2). Both take
-- the same lock, so that of two at once one sees the other.
create function sec.guard_bank() returns trigger
  language plpgsql security definer set search_path = '' as $$
declare
  hand uuid := coalesce(sec.me(), new.bank_changed_by);
begin
  if hand is null then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended('hands ' || hand, 7));
  if exists (select from public.approval_decisions d
      join public.approval_requests r on r.id = d.request_id
      join public.purchase_orders o on o.id = r.document_id and o.supplier_id = new.id
      where hand in (d.approver_id, d.on_behalf_of) and d.decision = 'approve' and d.at > now() - interval '30 days') then
    raise exception 'who approves a supplier''s orders does not change its bank account'
      using errcode = '23514', constraint = 'approver_keeps_off_bank';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger bank_guard before update of bank_account_sealed on suppliers for each row
  when (new.bank_account_sealed is distinct from old.bank_account_sealed) execute function sec.guard_bank();
