/** How somebody came to be a member: what they agreed to, how, and by which address they were invited before anybody here may see their name. */
export const joining = `
alter table membership
  -- Shown to leads in the place of the name until the invited person says yes; then it goes.
  add column invited_as text,
  add column agreed_at timestamptz,
  -- Versions in force on that day; null where the community had written none.
  add column agreed_convention integer,
  add column agreed_consent integer,
  add column agreed_means text check (agreed_means in ('own_click', 'paper')),
  add column agreed_noted_by uuid;
`
