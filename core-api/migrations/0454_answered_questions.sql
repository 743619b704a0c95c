-- What the team has answered before, where the answer would do for anybody: drafts are made from it too. A row holds no
-- text of its own but names two messages, so that whatever ends them ends it.

create table iris.answered_questions (
  tenant_id uuid not null,
  answer_id uuid not null,
  question_id uuid not null,
  words tsvector not null,
  primary key (tenant_id, answer_id),
  foreign key (tenant_id, answer_id) references iris.messages (tenant_id, id) on delete cascade,
  foreign key (tenant_id, question_id) references iris.messages (tenant_id, id) on delete cascade
);
create index answered_questions_by_question on iris.answered_questions (tenant_id, question_id);

alter table iris.answered_questions enable row level security;
alter table iris.answered_questions force row level security;
create policy answered_questions_of_tenant on iris.answered_questions
  using (tenant_id = iris.current_tenant())
  with check (tenant_id = iris.current_tenant());

grant select, delete on iris.answered_questions to iris_app;
grant insert (tenant_id, answer_id, question_id, words) on iris.answered_questions to iris_app;
-- No update: a message that changes takes its row with it, below, and is looked at anew.

comment on table iris.answered_questions is
  'Messages of end users with a team member''s answer that holds nothing personal; the newest 2,000 a tenant are kept.';
comment on column iris.answered_questions.words is 'The words of question and answer, for full-text search.';

create function iris.forget_answered_question() returns trigger
language plpgsql
set search_path = iris, pg_temp
as $$
begin
  delete from answered_questions a
  where a.tenant_id = new.tenant_id and (a.answer_id = new.id or a.question_id = new.id);
  return null;
end
$$;
comment on function iris.forget_answered_question is 'Forgets what was learned from a message whose text changed or went.';

create trigger forget_answered_question after update of content on iris.messages
for each row when (old.content is distinct from new.content) execute function iris.forget_answered_question();
