-- How texts are compared: by the stems of their words, without accents, in English and in German and as they are.
-- Both extensions come with PostgreSQL and may be made by whoever may create in the database; where an administrator
-- has made them already, they stay where they are.

create schema text_search;
grant usage on schema text_search to iris_app;
comment on schema text_search is 'Where the extensions unaccent and pg_trgm live, apart from our own functions.';

create extension if not exists unaccent schema text_search;
create extension if not exists pg_trgm schema text_search;

do $$
declare
  v_unaccent name := (select e.extnamespace::regnamespace from pg_extension e where e.extname = 'unaccent');
  v_trgm name := (select e.extnamespace::regnamespace from pg_extension e where e.extname = 'pg_trgm');
begin
  -- unaccent() is only stable, because its rules are a file; that file comes with the server and stays as it is.
  execute format(
    $body$create function iris.plain_text(p_text text) returns text
    language sql immutable strict parallel safe
    return lower(%1$I.unaccent('%1$I.unaccent'::regdictionary, p_text))$body$, v_unaccent);
  execute format(
    $body$create function iris.likeness(p_words text, p_text text) returns real
    language sql immutable strict parallel safe
    return %1$I.word_similarity(p_words, p_text)$body$, v_trgm);
end
$$;
comment on function iris.plain_text is 'A text in lower case and without accents.';
comment on function iris.likeness is 'How well some part of a text spells like the given words, from 0 to 1.';

create function iris.search_words(p_text text) returns tsvector
language sql immutable strict parallel safe
return to_tsvector('pg_catalog.english', iris.plain_text(p_text))
  || to_tsvector('pg_catalog.german', iris.plain_text(p_text))
  || to_tsvector('pg_catalog.simple', iris.plain_text(p_text));
comment on function iris.search_words is 'The words of a text as full-text search compares them.';

create function iris.word_stems(p_words text[])
returns table (word text, english text, german text)
language sql stable
set search_path = iris, pg_temp
as $$
  select w, (ts_lexize('pg_catalog.english_stem', w))[1], (ts_lexize('pg_catalog.german_stem', w))[1]
  from unnest(p_words) w
$$;
comment on function iris.word_stems is 'The stems of plain words; null where a language has no use for the word.';

grant execute on function iris.plain_text, iris.likeness, iris.search_words, iris.word_stems to iris_app;
