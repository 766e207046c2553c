/** Who made a programme may put the first community into it; from then on it belongs to who coordinates each of its communities. */
export const programmes = `
alter table programme add column created_by uuid;
`
