/** What was shared with a community ends with the membership there: an entry of its own says so. */
export const consentEnds = `
alter table consent drop constraint consent_means_check;
alter table consent add constraint consent_means_check check (means in ('own_click', 'paper', 'demo', 'membership'));
`
