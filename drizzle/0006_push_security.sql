call sec.append_only('push_moves');
--> statement-breakpoint
call sec.append_only('push_answers');
--> statement-breakpoint
call sec.protect_branch('push_moves', 'purchasing');
--> statement-breakpoint
-- Between: an answer is written by the buyer who heard it or by the inbox that gives it.
call sec.protect('push_answers',
  'branch_id = any ((select sec.my_branches(''purchasing''))::uuid[]) or exists (select from push_targets t where t.id = push_answers.target_id and t.place_id = any ((select sec.my_places())::uuid[]))');
--> statement-breakpoint
grant select on push_moves, push_answers to app_ro, app_backup;
--> statement-breakpoint
grant select, insert on push_moves, push_answers to app_rw, app_worker;
--> statement-breakpoint
grant update (answer, answer_on, answer_note, answer_means, answered_by, answered_at, first_viewed_at,
  became_order_id, version) on push_targets to app_rw;
