import { ofNobody } from './net.ts'

/**
 * Lists of codes as this house changed them. What comes with Ronde is data of the program and stands in no table; each save is a version of its own, whole,
 * and none is ever changed: what was answered with a code keeps it.
 */
export const lists = `
create table code_list_version (
  list text not null,
  version integer not null check (version > 0),
  note text not null default '',
  saved_at timestamptz not null,
  primary key (list, version)
);
create table code_list_code (
  list text not null,
  version integer not null,
  code text not null,
  position integer not null,
  label_fr text not null,
  label_nl text not null,
  label_en text not null default '',
  label_de text not null default '',
  is_retired boolean not null default false,
  -- The same in the other list, or what a retired code counts as now.
  twins text[] not null default '{}',
  primary key (list, version, code),
  foreign key (list, version) references code_list_version (list, version)
);
${ofNobody('code_list_version', 'code_list_code')}
`
